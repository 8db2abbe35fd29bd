package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.logreeve.evaluate.worker.ThrowingWorker;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Retention;
import org.logreeve.fact.TimeSource;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.SettingValue;
import org.logreeve.text.Origin;

/** Whatever a rule throws ends in its own result on that host. */
class RuleThatThrowsTest {
    private static final Origin AT = new Origin("/etc/x.conf", 3);

    @Test
    void aRuleThatThrowsIsAnErrorOfThatRuleOnThatHostOnly() {
        PolicyPack pack =
                PolicyPack.ofWorkingTree(Path.of("../policies"))
                        .only(
                                List.of(
                                        "forwarding/remote-destination",
                                        "retention/local-minimum",
                                        "time-sync/approved-source"));
        var worker =
                new RuleWorker(
                        ThrowingWorker.class.getName(),
                        Evaluator.load(pack),
                        WorkerLimits.STANDARD);
        try (Evaluator evaluator = Evaluator.start(pack, worker, WorkerLimits.STANDARD)) {
            assertThat(results(evaluator, source("pool")))
                    .containsExactly(
                            "forwarding/remote-destination pass",
                            "retention/local-minimum fail",
                            "time-sync/approved-source error rule-broke"
                                    + " NumberFormatException: For input string: \"hostile\"");
            assertThat(results(evaluator, source("ntp1")))
                    .containsExactly(
                            "forwarding/remote-destination pass",
                            "retention/local-minimum fail",
                            "time-sync/approved-source pass");
        }
    }

    private static List<String> results(Evaluator evaluator, Fact fact) {
        var log = new Retention("/var/log/a", "logrotate", true, 7, 8, "daily x 7", AT);
        var approved = new SettingValue(List.of("ntp1"), AT);
        List<Fact> facts = List.of(log, target(), fact);
        SubjectFacts host =
                SubjectFacts.ofHost("h", facts, Map.of("approved_time_sources", approved));
        return evaluator.evaluate(host).stream()
                .map(
                        result ->
                                Stream.of(
                                                result.rule(),
                                                result.state().word(),
                                                result.reason(),
                                                result.detail())
                                        .filter(text -> !text.isEmpty())
                                        .reduce((a, b) -> a + " " + b)
                                        .orElse(""))
                .toList();
    }

    private static TimeSource source(String address) {
        return new TimeSource("chrony", "server", address, false, "running", AT);
    }

    private static ForwardTarget target() {
        return new ForwardTarget(
                "rsyslog",
                "logs.example.org",
                514,
                "tcp",
                false,
                "none",
                false,
                List.of("auth"),
                false,
                "direct",
                false,
                "running",
                AT);
    }
}
