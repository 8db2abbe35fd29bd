package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.logreeve.evaluate.WorkerProtocol;
import org.logreeve.evaluate.WorkerProtocol.Condition;
import org.logreeve.evaluate.WorkerProtocol.RuleCase;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Facts;
import org.logreeve.finding.Findings;

/**
 * The allow-list: takes a parsed file, refuses whatever is not on the list, and builds a new
 * package of only what it understood. Building a rule already runs its code, so this comes before
 * any build.
 */
final class RuleGuard {
    static final String PACKAGE = "policies";
    private static final String GLOBAL = "findings";

    private final RuleText rule;
    private final String instance;
    private final Problems problems;
    private final Mutator mutator;
    private final PackageDescr checked = new PackageDescr(PACKAGE);
    private final List<RuleCase> cases = new ArrayList<>();

    /**
     * @param instance id that the rule is built under; its texts name the rule's own
     */
    RuleGuard(RuleText rule, String instance, Problems problems) {
        this.rule = rule;
        this.instance = instance;
        this.mutator = new Mutator(instance, rule.change());
        this.problems = problems;
        checked.addGlobal(new GlobalDescr(GLOBAL, Findings.class.getCanonicalName()));
    }

    /** The package built anew; of no use when {@code problems} is not empty afterwards. */
    PackageDescr check(PackageDescr parsed) {
        checkHeader(parsed);
        refuseAll(parsed.getFunctions(), Refusal.FUNCTION, "functions");
        refuseAll(parsed.getTypeDeclarations(), Refusal.DECLARE, "type declarations");
        refuseAll(parsed.getEnumDeclarations(), Refusal.DECLARE, "enum declarations");
        refuseAll(parsed.getEntryPointDeclarations(), Refusal.DECLARE, "entry points");
        refuseAll(parsed.getWindowDeclarations(), Refusal.DECLARE, "windows");
        var names = new HashSet<String>();
        for (RuleDescr each : parsed.getRules()) {
            try {
                checkRule(each, names);
            } catch (RefusedException e) {
                problems.add(each.getLine(), e);
            }
        }
        if (parsed.getRules().isEmpty()) {
            problems.add(1, Refusal.SYNTAX, "there is no rule in this file");
        }
        return checked;
    }

    List<RuleCase> cases() {
        return cases;
    }

    List<Condition> conditions() {
        return mutator.conditions();
    }

    private String parametersOf() {
        return rule.parametersOf().isEmpty() ? instance : rule.parametersOf();
    }

    private void checkHeader(PackageDescr parsed) {
        if (!PACKAGE.equals(parsed.getName())) {
            problems.add(
                    Math.max(1, parsed.getLine()),
                    Refusal.PACKAGE,
                    "the package is '" + parsed.getName() + "'",
                    "begin the file with: package " + PACKAGE);
        }
        for (ImportDescr each : parsed.getImports()) {
            if (!isFact(each.getTarget())) {
                problems.add(
                        each.getLine(),
                        Refusal.IMPORT,
                        "import of '" + each.getTarget() + "' is not allowed",
                        "only org.logreeve.fact records can be imported");
            }
        }
        refuseAll(parsed.getFunctionImports(), Refusal.IMPORT, "function imports");
        refuseAll(parsed.getAccumulateImports(), Refusal.IMPORT, "accumulate imports");
        for (GlobalDescr each : parsed.getGlobals()) {
            if (!each.getIdentifier().equals(GLOBAL)
                    || !each.getType().equals(Findings.class.getCanonicalName())) {
                problems.add(
                        each.getLine(),
                        Refusal.GLOBAL,
                        "global '" + each.getIdentifier() + "' is not allowed",
                        "the only one is: global org.logreeve.finding.Findings findings");
            }
        }
        checkAttributes(parsed.getAttributes());
        if (parsed.getUnit() != null) {
            problems.add(parsed.getLine(), Refusal.DECLARE, "rule units are not allowed");
        }
    }

    private static boolean isFact(String target) {
        return target.equals("org.logreeve.fact.*")
                || target.equals(Findings.class.getCanonicalName())
                || Facts.kinds().values().stream()
                        .anyMatch(kind -> kind.getCanonicalName().equals(target));
    }

    private void checkAttributes(Collection<AttributeDescr> attributes) {
        for (AttributeDescr each : attributes) {
            if (!each.getName().equals("dialect") || !"mvel".equals(each.getValue())) {
                problems.add(
                        each.getLine(),
                        Refusal.ATTRIBUTE,
                        "attribute '" + each.getName() + "' is not allowed",
                        "dialect \"mvel\" is the only one");
            }
        }
    }

    private void refuseAll(Collection<? extends BaseDescr> found, Refusal code, String what) {
        for (BaseDescr each : found) {
            problems.add(each.getLine(), code, what + " are not allowed");
        }
    }

    private void checkRule(RuleDescr parsed, Set<String> names) throws RefusedException {
        if (parsed.getClass() != RuleDescr.class || parsed.isQuery()) {
            throw new RefusedException(Refusal.QUERY, "queries are not allowed");
        }
        String name = caseName(parsed.getName());
        if (!names.add(name)) {
            throw new RefusedException(
                    Refusal.NAME, "rule '" + parsed.getName() + "' stands twice");
        }
        if (parsed.hasParent() || parsed.getParentName() != null) {
            throw new RefusedException(Refusal.EXTENDS, "rules may not extend one another");
        }
        if (!parsed.getAnnotations().isEmpty()) {
            throw new RefusedException(Refusal.ANNOTATION, "annotations are not allowed");
        }
        if (!parsed.getNamedConsequences().isEmpty()) {
            throw new RefusedException(Refusal.CONSEQUENCE, "a rule has one consequence only");
        }
        checkAttributes(parsed.getAttributes().values());
        build(parsed, name);
    }

    private void build(RuleDescr parsed, String name) {
        Map<String, Class<?>> bound = new LinkedHashMap<>();
        var guard = new ConditionGuard(rule, parametersOf(), mutator, problems);
        AndDescr conditions = guard.check(parsed.getLhs(), bound);
        try {
            Consequence consequence =
                    Consequence.read(String.valueOf(parsed.getConsequence()), bound);
            var built = new RuleDescr(instance + parsed.getName().substring(rule.rule().length()));
            built.copyLocation(parsed);
            built.setLhs(conditions);
            built.setConsequence(consequence.statement());
            built.setConsequenceLocation(
                    parsed.getConsequenceLine(), parsed.getConsequencePattern());
            built.addAttribute(new AttributeDescr("dialect", "mvel"));
            checked.addRule(built);
            cases.add(
                    new RuleCase(
                            instance, name, parsed.getLine(), consequence.says(), guard.restsOn()));
        } catch (RefusedException e) {
            problems.add(parsed.getConsequenceLine(), e);
        }
    }

    /** The words in brackets after the rule's id. */
    private String caseName(String name) throws RefusedException {
        if (name.equals(rule.rule())) {
            return WorkerProtocol.MAIN_CASE;
        }
        String start = rule.rule() + " (";
        String word =
                name.startsWith(start) && name.endsWith(")")
                        ? name.substring(start.length(), name.length() - 1)
                        : "";
        if (!word.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new RefusedException(
                    Refusal.NAME,
                    "rule name '" + name + "' is not the rule's id",
                    "\"" + rule.rule() + "\", or \"" + rule.rule() + " (some-case)\"");
        }
        return word;
    }
}
