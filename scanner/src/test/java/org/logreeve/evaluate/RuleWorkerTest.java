package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostReply;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RawFinding;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleProblem;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Parameter;
import org.logreeve.fact.TimeSource;
import org.logreeve.json.Json;
import org.logreeve.text.Origin;

class RuleWorkerTest {
    private static final String RULE =
            """
            package policies
            import org.logreeve.fact.Parameter
            import org.logreeve.fact.TimeSource
            global org.logreeve.finding.Findings findings

            rule "time/source (foreign)"
            when
                Parameter(rule == "time/source", name == "approved", $approved : values)
                $s : TimeSource($address : address, address not memberOf $approved)
            then
                findings.fail($s, $address, $approved);
            end

            rule "time/source (none)"
            when
                not TimeSource()
            then
                findings.failAbsent("a time source");
            end

            rule "time/source (seen)"
            when
                $s : TimeSource()
            then
                findings.examined($s);
            end
            """;

    @Test
    void judgesFactsInAProcessOfItsOwn() throws Exception {
        try (var worker = worker(RULE, WorkerLimits.STANDARD)) {
            LoadReply loaded = worker.start();
            assertThat(loaded.problems()).isEmpty();

            HostReply reply =
                    worker.judge(host(approved("ntp1"), source("ntp1"), source("pool.example")));

            assertThat(reply.answers())
                    .containsExactly(
                            new RuleAnswer(
                                    "time/source",
                                    "",
                                    List.of(new RawFinding("foreign", 2, "pool.example", "ntp1")),
                                    List.of(1, 2),
                                    0));
        }
    }

    @Test
    void floodOfFindingsIsCutCountedAndStillAFail() throws Exception {
        var flood = new RuleText("time/flood", "flood.drl", alarm("time/flood"), List.of());
        var calm = new RuleText("time/none", "none.drl", none("time/none"), List.of());
        Fact[] facts = new Fact[WorkerProtocol.MAX_FINDINGS + 1];
        Arrays.setAll(facts, i -> source("ntp" + i));

        try (var worker =
                new RuleWorker(new LoadRequest(List.of(flood, calm)), WorkerLimits.STANDARD)) {
            worker.start();

            assertThat(worker.judge(host(facts)).answers())
                    .extracting(
                            RuleAnswer::error,
                            answer -> answer.findings().size(),
                            RuleAnswer::dropped)
                    .containsExactly(tuple("", WorkerProtocol.MAX_FINDINGS, 2), tuple("", 0, 0));
            assertThat(worker.judge(host()).answers())
                    .extracting(answer -> answer.findings().size())
                    .containsExactly(0, 1);
        }
    }

    @Test
    void everyAllowedFormCompilesAndRuns() throws Exception {
        String forms =
                """
                package policies
                import org.logreeve.fact.*
                dialect "mvel"

                rule "time/source (forms)"
                when
                    Parameter(rule == "time/source", name == "approved", $n : number, $v : values)
                    $s : TimeSource($d : daemon, address memberOf $v, authenticated == false)
                    exists Gap(component == $d, cause == UNREADABLE, cause != BUSY)
                    not Gap(scope contains "x")
                then
                    findings.fail($s, $v, $n);
                end

                rule "time/source (all)"
                when
                    forall($g : Gap() Gap(this == $g, component != "x"))
                    not (TimeSource($a : address) and not Gap(component == $a))
                then
                    findings.failAbsent("x");
                end
                """;

        try (var worker = worker(forms, WorkerLimits.STANDARD)) {
            assertThat(worker.start().problems())
                    .extracting(RuleProblem::message)
                    .containsExactly("'scope' (a text) does not go with contains a text");
        }
        String right = forms.replace("scope contains", "scope ==");
        var gap =
                new Gap(
                        "TimeSource",
                        "chrony",
                        "",
                        Gap.Cause.UNREADABLE,
                        "denied",
                        Origin.of("/etc/x"));
        try (var worker = worker(right, WorkerLimits.STANDARD)) {
            assertThat(worker.start().problems()).isEmpty();
            assertThat(worker.judge(host(approved("ntp1"), source("ntp1"), gap)).answers())
                    .extracting(RuleAnswer::findings)
                    .containsExactly(List.of(new RawFinding("forms", 1, "ntp1", "0")));
        }
    }

    @Test
    void rulesThatDoNotCompileAreAllNamedWithTheirLines() throws Exception {
        var first = new RuleText("a/b", "one.drl", "package policies\nrule \"a/b\" whn", List.of());
        var second = new RuleText("c/d", "two.drl", none("c/d").replace("not", "nor"), List.of());

        try (var worker =
                new RuleWorker(new LoadRequest(List.of(first, second)), WorkerLimits.STANDARD)) {
            assertThat(worker.start().problems())
                    .extracting(problem -> problem.path() + ":" + problem.line())
                    .contains("one.drl:2", "two.drl:4");
        }
    }

    @Test
    void aJoinThatNeverEndsIsKilledAndTheNextHostIsJudged() throws Exception {
        String explosion =
                alarm("time/source")
                        .replace(
                                "TimeSource($a : address)",
                                "TimeSource($a : address, $d : daemon)\n"
                                        + "TimeSource(daemon == $d)\n".repeat(5));
        Fact[] facts = new Fact[400];
        Arrays.setAll(facts, i -> source("ntp" + i));

        try (var worker = worker(explosion, limits(60, 2))) {
            worker.start();
            assertThatThrownBy(() -> worker.judge(host(facts)))
                    .isInstanceOfSatisfying(
                            WorkerException.class,
                            e -> assertThat(e.reason()).isIn("cpu", "memory", "deadline"));
            assertThat(worker.judge(host(source("one"))).answers())
                    .extracting(answer -> answer.findings().size())
                    .containsExactly(1);
        }
    }

    @Test
    void theProcessHasNoEnvironmentAndAnEmptyFolderOfItsOwn() throws Exception {
        assertThat(System.getenv()).isNotEmpty();

        try (var worker = odd("tells")) {
            RuleProblem told = worker.start().problems().getFirst();

            assertThat(told.path()).isEqualTo("environment []");
            assertThat(told.line()).isZero();
            assertThat(told.code()).isEqualTo(told.message()).contains("logreeve-worker-");
            assertThat(Long.parseLong(told.hint())).isLessThan(300);
            assertThat(Path.of(told.message())).doesNotExist();
        }
    }

    @Test
    void aWorkerThatFloodsItsErrorStreamStillAnswers() throws Exception {
        try (var worker = odd("chatters on stderr")) {
            worker.start();

            assertThat(worker.judge(host(source("a"))).answers()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "silent host, cpu|deadline",
        "exits, ended",
        "not JSON, answer",
        "not a frame, ended",
        "too large, ended",
        "other rule, answer",
        "no answer, answer",
        "fact out of range, answer",
        "negative fact, answer",
        "finding out of range, answer",
        "unknown case, answer",
        "absent from a case that names facts, answer",
        "endless text, answer",
        "too many findings, answer",
        "an unknown key, answer"
    })
    void falseAnswersAreRefusedAndTheProcessKilled(String lie, String reason) throws Exception {
        try (var worker = odd(lie)) {
            worker.start();
            long process = worker.pid();

            assertThatThrownBy(() -> worker.judge(host(source("a"))))
                    .isInstanceOfSatisfying(
                            WorkerException.class, e -> assertThat(e.reason()).matches(reason));
            assertThat(worker.pid()).isZero();
            ProcessHandle.of(process)
                    .ifPresent(
                            handle ->
                                    assertThat(handle.onExit())
                                            .succeedsWithin(Duration.ofSeconds(20)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "silent start, cpu|deadline",
        "answers for a rule nobody sent, answer",
        "accepts nothing, answer"
    })
    void falseStartsAreRefused(String lie, String reason) {
        try (var worker = odd(lie)) {
            assertThatThrownBy(worker::start)
                    .isInstanceOfSatisfying(
                            WorkerException.class, e -> assertThat(e.reason()).matches(reason));
            assertThat(worker.pid()).isZero();
        }
    }

    /** What the machine has of these walls differs; where it has some, they hold. */
    @Test
    void theProcessReachesNoNetworkAndLeavesNoFilesWhereTheMachineHasWalls() throws Exception {
        String walls = Confinement.find(Path.of("/tmp"), List.of()).name();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var worker = odd("reaches:" + server.getLocalPort())) {
            assertThat(worker.start().problems().getFirst().message())
                    .isEqualTo(
                            switch (walls) {
                                case "bubblewrap" -> "network false, files false";
                                case "namespaces" -> "network false, files true";
                                default -> "network true, files true";
                            });
        }
    }

    private static RuleWorker odd(String what) {
        return new RuleWorker(
                OddWorker.class.getName(),
                new LoadRequest(List.of(new RuleText("time/source", "rule.drl", what, List.of()))),
                what.startsWith("silent")
                        ? limits(what.endsWith("start") ? 1 : 60, 1)
                        : WorkerLimits.STANDARD);
    }

    private static WorkerLimits limits(int start, int host) {
        return new WorkerLimits(
                Duration.ofSeconds(start),
                Duration.ofSeconds(host),
                Duration.ofSeconds(host),
                Duration.ofMinutes(1));
    }

    private static String alarm(String rule) {
        return "package policies\nrule \"%s\"\nwhen\n$t : TimeSource($a : address)\nthen\n"
                        .formatted(rule)
                + "findings.fail($t, $a, \"none\");\nend\n";
    }

    private static String none(String rule) {
        return "package policies\nrule \"%s\"\nwhen\nnot TimeSource()\nthen\n".formatted(rule)
                + "findings.failAbsent(\"x\");\nend\n";
    }

    static RuleWorker worker(String drl, WorkerLimits limits) {
        return new RuleWorker(
                new LoadRequest(
                        List.of(new RuleText("time/source", "rule.drl", drl, List.of("approved")))),
                limits);
    }

    static HostRequest host(Fact... facts) {
        return new HostRequest(
                "",
                List.of(facts).stream()
                        .map(fact -> new FactFrame(Facts.kind(fact), Json.toMap(fact)))
                        .toList());
    }

    private static Fact approved(String... values) {
        return new Parameter(
                "time/source", "approved", 0, List.of(values), "", Origin.of("hosts.yaml"));
    }

    private static Fact source(String address) {
        return new TimeSource(
                "chrony",
                "server",
                address,
                false,
                "running",
                new Origin("/etc/chrony/chrony.conf", 3));
    }
}
