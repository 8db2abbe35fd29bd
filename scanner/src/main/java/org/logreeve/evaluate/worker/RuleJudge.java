package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.PackageDescr;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostReply;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleProblem;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.evaluate.worker.CompiledRules.CompileException;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.json.Json;

/** All rules of a run: checks and compiles them together, then judges hosts. */
final class RuleJudge {
    private final Compiler compiler;
    private final Map<String, RuleText> rules = new LinkedHashMap<>();
    private final Map<String, CompiledRules> alone = new LinkedHashMap<>();
    private @Nullable CompiledRules all;
    private @Nullable CompiledRules some;
    private List<String> someIds = List.of();

    RuleJudge() {
        this(CompiledRules::of);
    }

    RuleJudge(Compiler compiler) {
        this.compiler = compiler;
    }

    /** What makes checked rules ready to run. */
    interface Compiler {
        CompiledRules compile(Collection<PackageDescr> checked) throws CompileException;
    }

    /** After a reply with problems no host can be judged. */
    LoadReply load(LoadRequest request) {
        CheckedRules checked = CheckedRules.of(request.rules());
        if (!checked.problems().isEmpty()) {
            return new LoadReply(checked.problems(), List.of());
        }
        for (RuleText rule : request.rules()) {
            rule.instances().forEach(id -> rules.put(id, only(rule, id)));
        }
        try {
            all = compiler.compile(checked.packages().values());
        } catch (CompileException e) {
            return new LoadReply(compileProblems(request, e), List.of());
        }
        return new LoadReply(List.of(), checked.cases(), checked.conditions());
    }

    private static RuleText only(RuleText rule, String instance) {
        return new RuleText(
                rule.rule(),
                rule.path(),
                rule.text(),
                rule.parameters(),
                List.of(instance),
                rule.change(),
                rule.parametersOf());
    }

    HostReply judge(HostRequest host) {
        if (all == null) {
            throw new IllegalStateException("no rules are loaded");
        }
        List<Fact> facts = host.facts().stream().map(RuleJudge::fact).toList();
        List<String> ids = host.rules().isEmpty() ? List.copyOf(rules.keySet()) : host.rules();
        if (ids.size() == 1) {
            return new HostReply(List.of(alone(ids.getFirst(), facts)));
        }
        var findings = new FindingsRecorder(facts);
        try {
            (ids.size() == rules.size() ? all : compiled(ids)).run(facts, findings);
            return new HostReply(ids.stream().map(findings::answer).toList());
        } catch (CompileException | RuntimeException | StackOverflowError e) {
            // One rule broke; each alone shows which, and the others keep their verdicts.
            return new HostReply(ids.stream().map(id -> alone(id, facts)).toList());
        }
    }

    /** Rules without those that broke the worker; the set changes rarely, so the last is kept. */
    private CompiledRules compiled(List<String> ids) throws CompileException {
        CompiledRules compiled = some;
        if (compiled == null || !ids.equals(someIds)) {
            List<RuleText> texts = ids.stream().map(this::text).toList();
            compiled = compiler.compile(CheckedRules.of(texts).packages().values());
            some = compiled;
            someIds = ids;
        }
        return compiled;
    }

    private RuleText text(String id) {
        RuleText text = rules.get(id);
        if (text == null) {
            throw new IllegalArgumentException("'" + id + "' is not a rule that was loaded");
        }
        return text;
    }

    private RuleAnswer alone(String rule, List<Fact> facts) {
        var findings = new FindingsRecorder(facts);
        try {
            compiledAlone(rule).run(facts, findings);
            return findings.answer(rule);
        } catch (CompileException | RuntimeException | StackOverflowError e) {
            return new RuleAnswer(rule, rootMessage(e), List.of(), List.of(), 0);
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private CompiledRules compiledAlone(String rule) throws CompileException {
        CompiledRules compiled = alone.get(rule);
        if (compiled == null) {
            // A descriptor serves one build only: the engine changes it.
            List<RuleText> text = List.of(text(rule));
            compiled = compiler.compile(CheckedRules.of(text).packages().values());
            alone.put(rule, compiled);
        }
        return compiled;
    }

    private List<RuleProblem> compileProblems(LoadRequest request, CompileException all) {
        var problems = new ArrayList<RuleProblem>();
        for (RuleText rule : request.rules()) {
            try {
                compiler.compile(CheckedRules.of(List.of(rule)).packages().values());
            } catch (CompileException e) {
                problems.addAll(compileProblems(rule.path(), e));
            }
        }
        return problems.isEmpty() ? compileProblems("policy", all) : problems;
    }

    private static List<RuleProblem> compileProblems(String path, CompileException e) {
        var found = new Problems(path);
        for (KnowledgeBuilderError error : e.errors()) {
            int line = error.getLines().length == 0 ? 0 : error.getLines()[0];
            found.add(line, Refusal.COMPILE, error.getMessage().replace('\n', ' '));
        }
        return found.list();
    }

    private static Fact fact(FactFrame frame) {
        Class<? extends Fact> type = Facts.kinds().get(frame.kind());
        if (type == null) {
            throw new IllegalArgumentException("'" + frame.kind() + "' is not a fact kind");
        }
        return Json.fromMap(frame.values(), type);
    }
}
