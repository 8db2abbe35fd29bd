package org.logreeve.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostReply;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleProblem;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.finding.RuleResult;
import org.logreeve.json.Json;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.RuleParameter;
import org.logreeve.policy.SettingValue;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/**
 * Judges hosts by the rules of a pack, through one worker process that lives as long as this
 * object. Safe for several threads.
 */
public final class Evaluator implements AutoCloseable {
    private final PolicyPack pack;
    private final RuleWorker worker;
    private final RuleCases cases;

    private Evaluator(PolicyPack pack, RuleWorker worker, RuleCases cases) {
        this.pack = pack;
        this.worker = worker;
        this.cases = cases;
    }

    /**
     * Starts the worker, which checks and compiles all rules.
     *
     * @throws InputException with everything that is wrong with them
     */
    public static Evaluator start(PolicyPack pack, WorkerLimits limits) {
        var worker = new RuleWorker(load(pack), limits);
        try {
            LoadReply loaded = worker.start();
            var cases = new RuleCases(loaded.cases());
            List<InputProblem> problems =
                    new ArrayList<>(loaded.problems().stream().map(Evaluator::problem).toList());
            if (problems.isEmpty()) {
                problems.addAll(cases.messageProblems(pack));
            }
            if (!problems.isEmpty()) {
                worker.close();
                throw new InputException(problems);
            }
            return new Evaluator(pack, worker, cases);
        } catch (WorkerException e) {
            worker.close();
            throw new InputException(
                    pack.origin().source(),
                    0,
                    0,
                    "the rules cannot be loaded: " + e.getMessage(),
                    "");
        }
    }

    /** Settings of hosts that no rule of the pack can use as they are, each once. */
    public static List<InputProblem> settingProblems(
            PolicyPack pack, List<? extends Map<String, SettingValue>> settings) {
        return ParameterValue.problems(pack, settings);
    }

    /** One result for each rule, in the order of their ids; trouble is a result too. */
    public List<RuleResult> evaluate(HostFacts host) {
        List<Fact> sent = facts(host);
        HostReply reply;
        try {
            reply =
                    worker.judge(
                            new HostRequest(
                                    sent.stream()
                                            .map(
                                                    fact ->
                                                            new FactFrame(
                                                                    Facts.kind(fact),
                                                                    Json.toMap(fact)))
                                            .toList()));
        } catch (WorkerException e) {
            return pack.rules().values().stream()
                    .map(
                            rule ->
                                    new Verdict(rule, host, sent, cases)
                                            .error(
                                                    "worker-" + e.reason(),
                                                    String.valueOf(e.getMessage())))
                    .toList();
        }
        return reply.answers().stream()
                .map(answer -> new Verdict(rule(answer.rule()), host, sent, cases).of(answer))
                .sorted(Comparator.comparing(RuleResult::rule))
                .toList();
    }

    @Override
    public void close() {
        worker.close();
    }

    private Rule rule(String id) {
        Rule rule = pack.rules().get(id);
        if (rule == null) {
            throw new IllegalStateException("an answer for no rule");
        }
        return rule;
    }

    /** The host's facts, and the parameters of all rules that are set for it. */
    private List<Fact> facts(HostFacts host) {
        var facts = new ArrayList<>(host.facts());
        for (Rule rule : pack.rules().values()) {
            for (RuleParameter parameter : rule.parameters().values()) {
                if (ParameterValue.of(rule, parameter, host.settings())
                        instanceof ParameterValue.Set set) {
                    facts.add(set.fact());
                }
            }
        }
        return facts;
    }

    private static LoadRequest load(PolicyPack pack) {
        var texts = new LinkedHashMap<String, List<Rule>>();
        for (Rule rule : pack.rules().values()) {
            texts.computeIfAbsent(rule.folder(), folder -> new ArrayList<>()).add(rule);
        }
        return new LoadRequest(texts.values().stream().map(Evaluator::text).toList());
    }

    private static RuleText text(List<Rule> instances) {
        Rule first = instances.getFirst();
        return new RuleText(
                first.folder(),
                first.drlPath(),
                first.drl(),
                List.copyOf(first.parameters().keySet()),
                instances.stream().map(Rule::id).toList());
    }

    private static InputProblem problem(RuleProblem problem) {
        return new InputProblem(
                problem.path(),
                problem.line(),
                0,
                problem.message() + " [" + problem.code() + "]",
                problem.hint());
    }
}
