package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.evaluate.worker.HostileHost;
import org.logreeve.fact.Facts;
import org.logreeve.json.Json;

/** Hostile rules that pass the guard cost the honest ones beside them nothing. */
class ContainedRulesTest {
    private static final WorkerLimits LIMITS =
            new WorkerLimits(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(2));

    @Test
    void honestRulesHaveTheSameAnswersBesideThem() throws Exception {
        List<RuleText> hostile = HostileHost.contained();
        var all = new ArrayList<>(HostileHost.victims());
        all.addAll(hostile);

        Containment.Judged alone = judged(HostileHost.victims());
        Containment.Judged together = judged(all);

        Map<String, RuleAnswer> honest = new TreeMap<>(together.answers());
        hostile.forEach(rule -> honest.remove(rule.rule()));
        assertThat(alone.broken()).isEmpty();
        assertThat(honest).hasSize(3).isEqualTo(new TreeMap<>(alone.answers()));
        assertThat(together.broken().keySet()).containsExactly("hostile/join-equal-value");
        assertThat(together.answers()).hasSize(3 + hostile.size() - 1);
    }

    private static Containment.Judged judged(List<RuleText> rules) throws Exception {
        var load = new LoadRequest(rules);
        try (var worker = new RuleWorker(load, LIMITS)) {
            assertThat(worker.start().problems()).isEmpty();
            return new Containment(worker, load.groups(), LIMITS)
                    .judge(
                            "",
                            HostileHost.facts().stream()
                                    .map(f -> new FactFrame(Facts.kind(f), Json.toMap(f)))
                                    .toList());
        }
    }
}
