package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.logreeve.RuleSample;
import org.logreeve.author.Fixture;
import org.logreeve.author.FixtureReader;
import org.logreeve.author.TreeFacts;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.worker.ShuffledJudge;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.finding.RuleResult;
import org.logreeve.json.Json;
import org.logreeve.policy.PolicyPack;

/** The order of rules, and of the cases in them, never changes a verdict. */
class RuleOrderTest {
    private static final Path FOLDER = Path.of("../policies");
    private static final int ORDERS = 20;

    @Test
    void noOrderOfRulesChangesAVerdict() throws Exception {
        PolicyPack whole = PolicyPack.ofWorkingTree(FOLDER);
        RuleSample sample = RuleSample.of(whole);
        PolicyPack pack = whole.only(sample.rules());
        LoadRequest load = Evaluator.load(pack);
        RuleCases cases = cases(load);
        Map<String, SubjectFacts> hosts = new HashMap<>();
        for (Fixture fixture : FixtureReader.read(FOLDER, pack)) {
            hosts.put(fixture.name(), new TreeFacts().of(fixture));
        }
        Map<String, List<RuleResult>> first = Map.of();
        for (long seed = 1; seed <= ORDERS; seed++) {
            var judge = new ShuffledJudge(load, seed);
            var results = new HashMap<String, List<RuleResult>>();
            hosts.forEach((name, host) -> results.put(name, results(pack, host, cases, judge)));
            first = first.isEmpty() ? results : first;

            assertThat(results).as("seed " + seed).isEqualTo(first);
        }
        System.out.printf(
                "verdicts of %d fixtures under %d orders of %s are equal%n",
                hosts.size(), ORDERS, sample);
        assertThat(hosts).hasSizeGreaterThan(50);
    }

    private static List<RuleResult> results(
            PolicyPack pack, SubjectFacts host, RuleCases cases, ShuffledJudge judge) {
        List<Fact> sent = Evaluator.facts(pack, host);
        var frames = new ArrayList<FactFrame>();
        sent.forEach(fact -> frames.add(new FactFrame(Facts.kind(fact), Json.toMap(fact))));
        var results = new ArrayList<RuleResult>();
        for (RuleAnswer answer :
                judge.judge(new HostRequest(host.subject().word(), frames)).answers()) {
            var rule = pack.rules().get(answer.rule());
            if (rule != null && rule.subject() == host.subject()) {
                results.add(new Verdict(rule, host, sent, cases).of(answer));
            }
        }
        return results;
    }

    private static RuleCases cases(LoadRequest load) throws WorkerException {
        try (var worker = new RuleWorker(load, WorkerLimits.STANDARD)) {
            LoadReply reply = worker.start();
            return new RuleCases(reply.cases());
        }
    }
}
