package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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

    @Test
    void aJoinThatExplodesIsContainedToItsRule() throws Exception {
        try (var worker = worker(limits(Duration.ofMinutes(2)))) {
            worker.start();
            var containment = containment(worker, limits(Duration.ofMinutes(2)));

            Containment.Judged many = containment.judge(sources(400));
            Containment.Judged few = containment.judge(sources(1));

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

            Containment.Judged first = containment.judge(sources(400));
            Containment.Judged second = containment.judge(sources(400));

            assertThat(reason(first)).isIn("cpu", "memory", "deadline");
            assertThat(reason(second)).isEqualTo("spent");
            assertThat(second.answers()).hasSize(2);
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
        return new Containment(worker, load().ids(), limits);
    }

    private static LoadRequest load() {
        return new LoadRequest(
                List.of(
                        rule("a/first", ""),
                        rule(EXPLODES, "TimeSource(daemon == $d)\n".repeat(5)),
                        rule("z/last", "")));
    }

    private static RuleText rule(String id, String joined) {
        String drl =
                "package policies\nrule \"%s\"\nwhen\n$t : TimeSource($d : daemon)\n%sthen\n"
                                .formatted(id, joined)
                        + "findings.fail($t, $d, \"x\");\nend\n";
        return new RuleText(id, id + ".drl", drl, List.of());
    }

    private static WorkerLimits limits(Duration run) {
        return new WorkerLimits(
                Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofSeconds(1), run);
    }
}
