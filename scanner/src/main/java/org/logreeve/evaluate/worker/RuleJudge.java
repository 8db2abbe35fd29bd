package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.PackageDescr;
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

/** All rules of a run: checks and compiles them, then judges hosts and other subjects. */
final class RuleJudge {
    private final Compiler compiler;
    private final Map<String, RuleText> rules = new LinkedHashMap<>();
    private final Map<String, CompiledRules> alone = new LinkedHashMap<>();
    private final Map<String, List<String>> ids = new LinkedHashMap<>();
    private final Map<String, CompiledRules> groups = new LinkedHashMap<>();
    private final Map<String, Some> some = new LinkedHashMap<>();
    private boolean loaded;

    RuleJudge() {
        this(CompiledRules::of);
    }

    RuleJudge(Compiler compiler) {
        this.compiler = compiler;
    }

    /** Part of a group, compiled. */
    private record Some(List<String> ids, CompiledRules compiled) {}

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
        ids.putAll(request.groups());
        try {
            for (Map.Entry<String, List<String>> group : ids.entrySet()) {
                var packages = new LinkedHashMap<>(checked.packages());
                packages.keySet().retainAll(Set.copyOf(group.getValue()));
                groups.put(group.getKey(), compiler.compile(packages.values()));
            }
        } catch (CompileException e) {
            return new LoadReply(compileProblems(request, e), List.of());
        }
        loaded = true;
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
                rule.parametersOf(),
                rule.group());
    }

    HostReply judge(HostRequest host) {
        if (!loaded) {
            throw new IllegalStateException("no rules are loaded");
        }
        List<Fact> facts = host.facts().stream().map(RuleJudge::fact).toList();
        List<String> whole = ids.getOrDefault(host.group(), List.of());
        List<String> wanted = host.rules().isEmpty() ? whole : host.rules();
        if (wanted.size() == 1) {
            return new HostReply(List.of(alone(wanted.getFirst(), facts)));
        }
        var findings = new FindingsRecorder(facts);
        try {
            compiled(host.group(), wanted).run(facts, findings);
            return new HostReply(wanted.stream().map(findings::answer).toList());
        } catch (CompileException | RuntimeException | StackOverflowError e) {
            // One rule broke; each alone shows which, and the others keep their verdicts.
            return new HostReply(wanted.stream().map(id -> alone(id, facts)).toList());
        }
    }

    /** Without those that broke the worker, which changes rarely: the last of a group is kept. */
    private CompiledRules compiled(String group, List<String> wanted) throws CompileException {
        CompiledRules whole = groups.get(group);
        if (whole != null && wanted.equals(ids.get(group))) {
            return whole;
        }
        Some last = some.get(group);
        if (last == null || !last.ids().equals(wanted)) {
            List<RuleText> texts = wanted.stream().map(this::text).toList();
            last = new Some(wanted, compiler.compile(CheckedRules.of(texts).packages().values()));
            some.put(group, last);
        }
        return last.compiled();
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
