package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Facts;
import org.logreeve.fact.TimeSource;
import org.logreeve.json.Json;
import org.logreeve.text.Origin;

/** One rule that explodes costs its own verdict and nobody else's. */
class ContainmentTest {
    private static final String EXPLODES = "x/explodes";
    private static final String EXPLOSION = "TimeSource(daemon == $d)\n".repeat(5);
    private static final String HOST = "host";
    private static final String ESTATE = "estate";

    @Test
    void aJoinThatExplodesIsContainedToItsRule() throws Exception {
        try (var worker = worker(limits(Duration.ofMinutes(2)))) {
            worker.start();
            var containment = containment(worker, limits(Duration.ofMinutes(2)));

            Containment.Judged many = containment.judge(HOST, sources(400));
            Containment.Judged few = containment.judge(HOST, sources(1));

            assertThat(many.answers().keySet()).containsExactlyInAnyOrder("a/first", "z/last");
            assertThat(many.answers().values())
                    .allSatisfy(answer -> assertThat(answer.findings()).hasSize(400));
            assertThat(many.broken().keySet()).containsExactly(EXPLODES);
            assertThat(many.broken().values())
                    .extracting(WorkerException::reason)
                    .containsAnyOf("cpu", "memory", "deadline");
            assertThat(few.broken()).isEmpty();
            assertThat(few.answers()).hasSize(3);
        }
    }

    @Test
    void whatItMayCostARunIsBounded() throws Exception {
        try (var worker = worker(limits(Duration.ofMillis(1)))) {
            worker.start();
            var containment = containment(worker, limits(Duration.ofMillis(1)));

            Containment.Judged first = containment.judge(HOST, sources(400));
            Containment.Judged second = containment.judge(HOST, sources(400));

            assertThat(reason(first)).isIn("cpu", "memory", "deadline");
            assertThat(reason(second)).isEqualTo("spent");
            assertThat(second.answers()).hasSize(2);
        }
    }

    @Test
    void aRuleAboutTheEstateIsNotAskedAboutHosts() throws Exception {
        var load =
                new LoadRequest(
                        List.of(
                                rule(HOST, "a/first", ""),
                                rule(ESTATE, EXPLODES, EXPLOSION),
                                rule(HOST, "z/last", "")));
        WorkerLimits limits = limits(Duration.ofMinutes(2));
        try (var worker = new RuleWorker(load, limits)) {
            worker.start();
            var containment = new Containment(worker, load.groups(), limits);

            Containment.Judged host = containment.judge(HOST, sources(400));
            Containment.Judged estate = containment.judge(ESTATE, sources(400));
            Containment.Judged next = containment.judge(HOST, sources(1));

            assertThat(host.broken()).isEmpty();
            assertThat(host.answers().keySet()).containsExactlyInAnyOrder("a/first", "z/last");
            assertThat(estate.broken().keySet()).containsExactly(EXPLODES);
            assertThat(estate.answers()).isEmpty();
            assertThat(next.broken()).isEmpty();
            assertThat(next.answers()).hasSize(2);
            assertThat(containment.judge("person", sources(1)))
                    .isEqualTo(new Containment.Judged(Map.of(), Map.of()));
        }
    }

    private static String reason(Containment.Judged judged) {
        WorkerException broken = judged.broken().get(EXPLODES);
        return broken == null ? "" : broken.reason();
    }

    private static List<FactFrame> sources(int count) {
        TimeSource[] facts = new TimeSource[count];
        Arrays.setAll(
                facts,
                i ->
                        new TimeSource(
                                "chrony", "server", "ntp" + i, false, "running", Origin.of("/x")));
        return Arrays.stream(facts)
                .map(fact -> new FactFrame(Facts.kind(fact), Json.toMap(fact)))
                .toList();
    }

    private static RuleWorker worker(WorkerLimits limits) {
        return new RuleWorker(load(), limits);
    }

    private static Containment containment(RuleWorker worker, WorkerLimits limits) {
        return new Containment(worker, load().groups(), limits);
    }

    private static LoadRequest load() {
        return new LoadRequest(
                List.of(
                        rule(HOST, "a/first", ""),
                        rule(HOST, EXPLODES, EXPLOSION),
                        rule(HOST, "z/last", "")));
    }

    private static RuleText rule(String group, String id, String joined) {
        String drl =
                "package policies\nrule \"%s\"\nwhen\n$t : TimeSource($d : daemon)\n%sthen\n"
                                .formatted(id, joined)
                        + "findings.fail($t, $d, \"x\");\nend\n";
        return new RuleText(id, id + ".drl", drl, List.of(), List.of(id), 0, "", group);
    }

    private static WorkerLimits limits(Duration run) {
        return new WorkerLimits(
                Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(1), run);
    }
}
