package org.logreeve.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.evaluate.WorkerProtocol.Condition;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.finding.RuleResult;
import org.logreeve.json.Json;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.InputException;

/** The rules of a pack, each with one condition left out or turned round. */
public final class Mutants implements AutoCloseable {
    private final PolicyPack pack;
    private final RuleWorker worker;
    private final Containment containment;
    private final RuleCases cases;
    private final Map<String, Mutant> mutants;
    private final MatchedKinds kinds;

    private Mutants(
            PolicyPack pack,
            RuleWorker worker,
            Containment containment,
            RuleCases cases,
            Map<String, Mutant> mutants) {
        this.pack = pack;
        this.worker = worker;
        this.containment = containment;
        this.cases = cases;
        this.mutants = mutants;
        this.kinds = new MatchedKinds(pack);
    }

    /**
     * One changed rule.
     *
     * @param rule id of the rule it was made of
     * @param path {@code rule.drl}
     * @param change in words
     */
    public record Mutant(String rule, String path, int line, String change) {
        @Override
        public String toString() {
            return path + ":" + line + ": " + rule + " " + change;
        }
    }

    /** The conditions of a pack's rules, found in one look at all of them. */
    public static final class Plan {
        private final PolicyPack pack;
        private final List<Condition> conditions;
        private final RuleCases cases;
        private final WorkerLimits limits;

        private Plan(PolicyPack pack, LoadReply reply, WorkerLimits limits) {
            this.pack = pack;
            this.conditions = reply.conditions();
            this.cases = new RuleCases(reply.cases());
            this.limits = limits;
        }

        /**
         * Makes and loads the mutants of some of the rules.
         *
         * @param ids of rules and instances; all when empty
         */
        public Mutants start(List<String> ids) {
            return Mutants.start(pack.only(ids), this);
        }
    }

    /**
     * @throws InputException when the rules themselves are wrong
     */
    public static Plan plan(PolicyPack pack, WorkerLimits limits) {
        try (var original = new RuleWorker(Evaluator.load(pack), limits)) {
            return new Plan(pack, accepted(original.start()), limits);
        } catch (WorkerException e) {
            throw broken(pack, e);
        }
    }

    private static Mutants start(PolicyPack pack, Plan plan) {
        var mutants = new LinkedHashMap<String, Mutant>();
        var texts = new ArrayList<RuleText>();
        for (Condition condition : plan.conditions) {
            Rule rule = pack.rules().get(condition.rule());
            if (rule != null) {
                String id = rule.id() + "~" + condition.number();
                mutants.put(
                        id,
                        new Mutant(
                                rule.id(), rule.drlPath(), condition.line(), condition.change()));
                texts.add(text(rule, id, condition.number()));
            }
        }
        var load = new LoadRequest(texts);
        var worker = new RuleWorker(load, plan.limits);
        try {
            accepted(worker.start());
        } catch (WorkerException | InputException e) {
            worker.close();
            throw e instanceof InputException input ? input : broken(pack, e);
        }
        var containment = new Containment(worker, load.groups(), plan.limits);
        return new Mutants(pack, worker, containment, plan.cases, mutants);
    }

    private static InputException broken(PolicyPack pack, Exception e) {
        return new InputException(
                pack.origin().source(), 0, 0, "the rules cannot be loaded: " + e.getMessage(), "");
    }

    private static LoadReply accepted(LoadReply reply) {
        if (!reply.problems().isEmpty()) {
            throw new InputException(reply.problems().stream().map(Evaluator::problem).toList());
        }
        return reply;
    }

    private static RuleText text(Rule rule, String id, int change) {
        return new RuleText(
                rule.folder(),
                rule.drlPath(),
                rule.drl(),
                List.copyOf(rule.parameters().keySet()),
                List.of(id),
                change,
                rule.id(),
                rule.subject().word());
    }

    public List<Mutant> all() {
        return List.copyOf(mutants.values());
    }

    /**
     * What each changed rule about such a host comes to on it; a mutant that breaks comes to an
     * error.
     */
    public Map<Mutant, RuleResult> evaluate(SubjectFacts host) {
        List<Fact> sent = kinds.among(host.subject(), Evaluator.facts(pack, host));
        Containment.Judged judged =
                containment.judge(
                        host.subject().word(),
                        sent.stream()
                                .map(fact -> new FactFrame(Facts.kind(fact), Json.toMap(fact)))
                                .toList());
        var results = new LinkedHashMap<Mutant, RuleResult>();
        mutants.forEach(
                (id, mutant) -> {
                    Rule rule = pack.rules().get(mutant.rule());
                    if (rule != null && rule.subject() == host.subject()) {
                        var verdict = new Verdict(rule, host, sent, cases);
                        RuleAnswer answer = judged.answers().get(id);
                        results.put(
                                mutant,
                                answer == null
                                        ? verdict.error("worker", "the changed rule broke")
                                        : verdict.of(answer));
                    }
                });
        return results;
    }

    @Override
    public void close() {
        worker.close();
    }
}
