package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostReply;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RawFinding;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
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
                                    List.of(1, 2)));
        }
    }

    static RuleWorker worker(String drl, WorkerLimits limits) {
        return new RuleWorker(
                new LoadRequest(
                        List.of(new RuleText("time/source", "rule.drl", drl, List.of("approved")))),
                limits);
    }

    static HostRequest host(Fact... facts) {
        return new HostRequest(
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
                "chrony", "server", address, false, new Origin("/etc/chrony/chrony.conf", 3));
    }
}
