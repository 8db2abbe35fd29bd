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
import org.logreeve.evaluate.WorkerProtocol.Says;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.finding.RuleResult;
import org.logreeve.json.Json;
import org.logreeve.policy.Need;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.InputException;

/** The rules of a pack, each with one condition left out or turned round. */
public final class Mutants implements AutoCloseable {
    private static final String AS_IT_IS = "as it is";

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
     * @param implied whether it leaves out what {@code needs} says already, so that no fixture can
     *     notice
     */
    public record Mutant(String rule, String path, int line, String change, boolean implied) {
        /** Whether this is the rule without a change, for comparison. */
        public boolean isAsItIs() {
            return change.equals(AS_IT_IS);
        }

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
        for (Rule rule : pack.rules().values()) {
            String id = rule.id() + "~0";
            mutants.put(id, new Mutant(rule.id(), rule.drlPath(), 0, AS_IT_IS, false));
            texts.add(text(rule, id, 0));
        }
        for (Condition condition : plan.conditions) {
            Rule rule = pack.rules().get(condition.rule());
            if (rule != null) {
                String id = rule.id() + "~" + condition.number();
                mutants.put(
                        id,
                        new Mutant(
                                rule.id(),
                                rule.drlPath(),
                                condition.line(),
                                condition.change(),
                                isImplied(rule, condition, plan.cases)));
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

    /** Facts outside of a need's scope are no evidence, whether a case examines them or not. */
    private static boolean isImplied(Rule rule, Condition condition, RuleCases cases) {
        boolean examines =
                cases.at(rule.id(), condition.line())
                        .filter(each -> each.says() == Says.EXAMINED)
                        .isPresent();
        return examines
                && condition.change().startsWith("without ")
                && rule.needs().stream()
                        .map(Need::scope)
                        .filter(scope -> !scope.isEmpty())
                        .anyMatch(scope -> names(rule, condition.change(), scope));
    }

    /**
     * Whether the scope, or a parameter that stands for it, is what a component is held against.
     */
    private static boolean names(Rule rule, String change, String scope) {
        return change.endsWith(" == \"" + scope + "\"")
                || rule.parameters().values().stream()
                        .filter(parameter -> change.endsWith(" $" + parameter.name()))
                        .anyMatch(parameter -> List.of(scope).equals(parameter.standard()));
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

    /** The changed rules. */
    public List<Mutant> all() {
        return mutants.values().stream().filter(mutant -> !mutant.isAsItIs()).toList();
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
