package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.logreeve.fact.AuditDrift;
import org.logreeve.fact.AuditRule;
import org.logreeve.fact.AuditSettings;
import org.logreeve.fact.Fact;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.audit.AuditConfig;
import org.logreeve.parse.audit.CanonicalRule;
import org.logreeve.parse.audit.KernelStatus;
import org.logreeve.parse.audit.LoadedRules;
import org.logreeve.parse.audit.RuleInForce;
import org.logreeve.parse.audit.RuleLine;
import org.logreeve.parse.audit.Stage;
import org.logreeve.text.Origin;

/** Audit rules and settings, at the next start and in the kernel, and where they differ. */
final class AuditRuleFacts {
    private static final String BOOT = "boot";
    private static final String KERNEL = "kernel";

    /** Differences named in a fact. */
    private static final int MOST_NAMED = 50;

    private AuditRuleFacts() {}

    static List<Fact> of(AuditConfig config) {
        var facts = new ArrayList<Fact>();
        boolean off = isOff(config);
        switch (config.boot()) {
            case Stage.Known<LoadedRules>(LoadedRules boot, Origin at) -> {
                facts.add(settings(boot, off, at));
                boolean on = !off && boot.setting("enabled", 1) != 0;
                facts.addAll(rules(BOOT, boot.rules(), on, at));
                boot.notLoaded().forEach(r -> facts.add(fact(BOOT, r, false, List.of())));
            }
            case Stage.None<LoadedRules>(var at) -> {}
            case Stage.Hidden<LoadedRules>(Origin at, String reason) -> {
                facts.add(AuditFacts.gap("AuditRule", at, reason));
                facts.add(AuditFacts.gap("AuditSettings", at, reason));
                facts.add(AuditFacts.gap("AuditDrift", at, reason));
            }
        }
        boolean on = true;
        switch (config.status()) {
            case Stage.Known<KernelStatus>(KernelStatus status, Origin at) -> {
                on = status.value("enabled", 0) != 0;
                facts.add(settings(status, at));
            }
            case Stage.None<KernelStatus>(Origin at) ->
                    facts.add(AuditFacts.gap("AuditSettings", at, "the host has no auditctl"));
            case Stage.Hidden<KernelStatus>(Origin at, String reason) ->
                    facts.add(AuditFacts.gap("AuditSettings", at, reason));
        }
        switch (config.kernel()) {
            case Stage.Known<List<CanonicalRule>>(List<CanonicalRule> rules, Origin at) ->
                    facts.addAll(rules(KERNEL, rules, on, at));
            case Stage.None<List<CanonicalRule>>(Origin at) ->
                    facts.add(kernelGap(at, "the host has no auditctl"));
            case Stage.Hidden<List<CanonicalRule>>(Origin at, String reason) ->
                    facts.add(kernelGap(at, reason));
        }
        facts.addAll(drift(config));
        return facts;
    }

    private static Fact kernelGap(Origin at, String reason) {
        return AuditFacts.gap("AuditRule", at, reason);
    }

    /** kernel-parameters, "audit=": with 0 or off there is no auditing until the next start. */
    private static boolean isOff(AuditConfig config) {
        if (!(config.kernelParameters()
                instanceof Stage.Known<List<String>>(List<String> words, var at))) {
            return false;
        }
        return words.stream()
                .filter(word -> word.startsWith("audit="))
                .reduce((first, last) -> last)
                .filter(word -> word.equals("audit=0") || word.equals("audit=off"))
                .isPresent();
    }

    private static AuditSettings settings(LoadedRules boot, boolean off, Origin at) {
        EffectiveValue enabled = boot.settings().get("enabled");
        long value = off ? 0 : boot.setting("enabled", 1);
        return new AuditSettings(
                BOOT,
                value,
                value == 2,
                boot.setting("failure", 1),
                boot.setting("backlog_limit", 64),
                boot.setting("rate_limit", 0),
                boot.setting("backlog_wait_time", -1),
                boot.setting("loginuid_immutable", 0) == 1,
                -1,
                enabled == null ? at : enabled.origin());
    }

    private static AuditSettings settings(KernelStatus status, Origin at) {
        long enabled = status.value("enabled", 0);
        return new AuditSettings(
                KERNEL,
                enabled,
                enabled == 2,
                status.value("failure", 1),
                status.value("backlog_limit", 64),
                status.value("rate_limit", 0),
                status.value("backlog_wait_time", -1),
                status.value("loginuid_immutable", 0) == 1,
                status.value("lost", -1),
                at);
    }

    private static List<Fact> rules(
            String source, List<CanonicalRule> rules, boolean on, Origin at) {
        var facts = new ArrayList<Fact>();
        List<RuleInForce> all = RuleInForce.of(rules);
        if (all.isEmpty() && !rules.isEmpty()) {
            facts.add(AuditFacts.gap("AuditRule", at, "more rules than are compared"));
        }
        for (RuleInForce each : all) {
            facts.add(fact(source, each.rule(), on && !each.hidden(), each.exceptions()));
        }
        return facts;
    }

    private static AuditRule fact(
            String source, CanonicalRule rule, boolean inForce, List<CanonicalRule> exceptions) {
        return new AuditRule(
                source,
                inForce,
                rule.list(),
                rule.action(),
                rule.arches(),
                rule.allSyscalls() ? List.of("all") : rule.syscalls(),
                rule.path(),
                rule.isRecursive(),
                rule.permissions(),
                rule.filters(),
                exceptions.stream().map(each -> each.listing() + " " + each.origin()).toList(),
                rule.keys(),
                rule.listing(),
                rule.origin());
    }

    private static List<Fact> drift(AuditConfig config) {
        var facts = new ArrayList<Fact>();
        if (config.merged() instanceof Stage.Known<List<RuleLine>>(List<RuleLine> files, var from)
                && config.compiled()
                        instanceof Stage.Known<List<RuleLine>>(List<RuleLine> lines, Origin at)) {
            facts.add(drift("files", "compiled", asTheyAre(files), asTheyAre(lines), at));
        }
        if (config.boot() instanceof Stage.Known<LoadedRules>(LoadedRules boot, var from)
                && boot.certain()
                && config.kernel()
                        instanceof Stage.Known<List<CanonicalRule>>(var rules, Origin at)) {
            facts.add(drift("files", KERNEL, byIdentity(boot.rules()), byIdentity(rules), at));
        }
        return facts;
    }

    /**
     * One line of a stage.
     *
     * @param identity what is compared
     * @param text what is shown
     */
    private record Line(String identity, String text) {}

    private static AuditDrift drift(
            String from, String to, List<Line> theirs, List<Line> ours, Origin at) {
        boolean same =
                theirs.stream()
                        .map(Line::identity)
                        .toList()
                        .equals(ours.stream().map(Line::identity).toList());
        return new AuditDrift(from, to, same, without(theirs, ours), without(ours, theirs), at);
    }

    /** The texts of those lines whose identity the others lack. */
    private static List<String> without(List<Line> lines, List<Line> others) {
        Set<String> there = others.stream().map(Line::identity).collect(Collectors.toSet());
        return lines.stream()
                .filter(line -> !there.contains(line.identity()))
                .limit(MOST_NAMED)
                .map(Line::text)
                .toList();
    }

    /** Blank lines and comments, as the one that augenrules writes first, mean nothing. */
    private static List<Line> asTheyAre(List<RuleLine> lines) {
        return lines.stream()
                .map(RuleLine::text)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> new Line(line, line))
                .toList();
    }

    /** The kernel lists rules list by list. */
    private static List<Line> byIdentity(List<CanonicalRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparingInt(rule -> LISTS.indexOf(rule.list())))
                .map(rule -> new Line(rule.identity(), rule.listing()))
                .toList();
    }

    private static final List<String> LISTS =
            List.of("user", "task", "exit", "exclude", "filesystem");
}
