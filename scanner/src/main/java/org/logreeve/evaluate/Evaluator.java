package org.logreeve.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
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
import org.logreeve.policy.Subject;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/**
 * Judges hosts by the rules of a pack, through one worker process that lives as long as this
 * object. Safe for several threads.
 */
public final class Evaluator implements AutoCloseable {
    private final PolicyPack pack;
    private final RuleWorker worker;
    private final Containment containment;
    private final RuleCases cases;
    private final Causes causes;
    private final MatchedKinds kinds;

    private Evaluator(
            PolicyPack pack, RuleWorker worker, Containment containment, RuleCases cases) {
        this.pack = pack;
        this.worker = worker;
        this.containment = containment;
        this.cases = cases;
        this.causes = new Causes(pack);
        this.kinds = new MatchedKinds(pack);
    }

    /**
     * Starts the worker, which checks and compiles all rules.
     *
     * @throws InputException with everything that is wrong with them
     * @throws UncheckedIOException when the machine starts no process for them
     */
    public static Evaluator start(PolicyPack pack, WorkerLimits limits) {
        LoadRequest load = load(pack);
        return start(pack, new RuleWorker(load, limits), limits);
    }

    static Evaluator start(PolicyPack pack, RuleWorker worker, WorkerLimits limits) {
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
            var containment = new Containment(worker, load(pack).groups(), limits);
            return new Evaluator(pack, worker, containment, cases);
        } catch (WorkerException e) {
            worker.close();
            if (e.isNotStarted()) {
                throw new UncheckedIOException(new IOException(e.getMessage()));
            }
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

    /** One result for each rule about it, in the order of their ids; trouble is a result too. */
    public List<RuleResult> evaluate(SubjectFacts subject) {
        List<Rule> rules = about(pack, subject.subject());
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Fact> sent = kinds.among(subject.subject(), facts(pack, subject));
        Containment.Judged judged =
                containment.judge(
                        subject.subject().word(),
                        sent.stream()
                                .map(fact -> new FactFrame(Facts.kind(fact), Json.toMap(fact)))
                                .toList());
        return causes.marked(
                rules.stream()
                        .map(
                                rule ->
                                        result(
                                                new Verdict(rule, subject, sent, cases),
                                                rule.id(),
                                                judged))
                        .toList());
    }

    /**
     * A result of each rule about such subjects, for there is none to hold it against: it cannot be
     * told, because an input of ours is missing.
     *
     * @param detail what is missing
     */
    public List<RuleResult> nothingToJudge(Subject subject, String detail) {
        var none = new SubjectFacts(subject, "", List.of(), new TreeMap<>());
        return about(pack, subject).stream()
                .map(rule -> new Verdict(rule, none, List.of(), cases).notConfigured(detail))
                .toList();
    }

    private static RuleResult result(Verdict verdict, String rule, Containment.Judged judged) {
        WorkerException broken = judged.broken().get(rule);
        if (broken != null) {
            return verdict.error("worker-" + broken.reason(), String.valueOf(broken.getMessage()));
        }
        RuleAnswer answer = judged.answers().get(rule);
        if (answer == null) {
            throw new IllegalStateException("no answer for rule " + rule);
        }
        return verdict.of(answer);
    }

    /**
     * The same rules, loaded once, under the thresholds of another profile: an evaluator that lives
     * as long as this one.
     *
     * @param other the same pack at the same state, with some or all of its rules
     */
    public Evaluator under(PolicyPack other) {
        return new Evaluator(other, worker, containment, cases);
    }

    @Override
    public void close() {
        worker.close();
    }

    private static List<Rule> about(PolicyPack pack, Subject subject) {
        return pack.rules().values().stream().filter(rule -> rule.subject() == subject).toList();
    }

    /** Its facts, and the parameters of all rules about it that are set for it. */
    static List<Fact> facts(PolicyPack pack, SubjectFacts subject) {
        var facts = new ArrayList<>(subject.facts());
        for (Rule rule : about(pack, subject.subject())) {
            for (RuleParameter parameter : rule.parameters().values()) {
                if (ParameterValue.of(rule, parameter, subject.settings())
                        instanceof ParameterValue.Set set) {
                    facts.add(set.fact());
                }
            }
        }
        return facts;
    }

    static LoadRequest load(PolicyPack pack) {
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
                instances.stream().map(Rule::id).toList(),
                0,
                "",
                first.subject().word());
    }

    static InputProblem problem(RuleProblem problem) {
        return new InputProblem(
                problem.path(),
                problem.line(),
                0,
                problem.message() + " [" + problem.code() + "]",
                problem.hint());
    }
}
