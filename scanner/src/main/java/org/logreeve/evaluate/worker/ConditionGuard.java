package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Parameter;
import org.logreeve.text.Nearest;

/**
 * Checks the conditions of one DRL rule and builds them anew from what it understood; what is not
 * on the list is refused.
 */
final class ConditionGuard {
    private static final int MAX_PATTERNS = 6;
    private static final int MAX_DEPTH = 4;

    private static final Set<String> JOINS = Set.of("==", "memberOf", "contains");

    /** There is one of these, or one that matches its obligatory constraints. */
    private static final Set<String> SINGLE = Set.of("Host", "Parameter");

    private final RuleText rule;
    private final String instance;
    private final Mutator mutator;
    private final Problems problems;
    private final SequencedSet<String> restsOn = new TreeSet<>();
    private int patterns;

    ConditionGuard(RuleText rule, String instance, Mutator mutator, Problems problems) {
        this.mutator = mutator;
        this.rule = rule;
        this.instance = instance;
        this.problems = problems;
    }

    /** Where a condition stands: the top, or inside not, exists or forall. */
    private static final class Level {
        /** Types of the variables that are bound here. */
        final Map<String, Class<?>> bound;

        /** Variables of facts that can be many. */
        final Set<String> rows;

        final int depth;

        /** Whether a not or forall stands around it. */
        final boolean no;

        /** Whether a pattern of this level matches facts that can be many. */
        boolean many;

        Level(Map<String, Class<?>> bound, Set<String> rows, int depth, boolean no) {
            this.bound = bound;
            this.rows = rows;
            this.depth = depth;
            this.no = no;
        }

        Level inner(boolean absence) {
            return new Level(
                    new LinkedHashMap<>(bound), new HashSet<>(rows), depth + 1, no || absence);
        }
    }

    /**
     * The conditions built anew; {@code bound} takes the variables that the consequence may use.
     */
    AndDescr check(AndDescr conditions, Map<String, Class<?>> bound) {
        var checked = new AndDescr();
        var top = new Level(bound, new HashSet<>(), 0, false);
        addAll(conditions, checked, top);
        if (patterns == 0) {
            problems.add(
                    conditions.getLine(), Refusal.ELEMENT, "a rule needs at least one condition");
        }
        return checked;
    }

    /** Fact kinds whose absence the rule rests on. */
    List<String> restsOn() {
        return List.copyOf(restsOn);
    }

    private void addAll(ConditionalElementDescr from, ConditionalElementDescr to, Level level) {
        for (BaseDescr condition : from.getDescrs()) {
            try {
                add(condition, to, level);
            } catch (RefusedException e) {
                problems.add(condition.getLine(), e);
            }
        }
    }

    private void add(BaseDescr condition, ConditionalElementDescr to, Level level)
            throws RefusedException {
        if (level.depth > MAX_DEPTH) {
            throw new RefusedException(Refusal.SIZE, "conditions are nested too deep");
        }
        if (condition instanceof AnnotatedBaseDescr annotated
                && !annotated.getAnnotations().isEmpty()) {
            throw new RefusedException(Refusal.ANNOTATION, "annotations are not allowed");
        }
        Class<?> type = condition.getClass();
        if (type == PatternDescr.class) {
            to.addDescr(pattern((PatternDescr) condition, level));
        } else if (type == AndDescr.class) {
            addAll((AndDescr) condition, to, level);
        } else if (type == NotDescr.class || type == ExistsDescr.class) {
            quantified((ConditionalElementDescr) condition, to, level);
        } else if (type == ForallDescr.class) {
            to.addDescr(inner((ForallDescr) condition, new ForallDescr(), level.inner(true)));
        } else if (type == OrDescr.class) {
            to.addDescr(or((OrDescr) condition, level));
        } else {
            throw new RefusedException(
                    Refusal.ELEMENT,
                    "'"
                            + type.getSimpleName()
                                    .replace("Descr", "")
                                    .toLowerCase(java.util.Locale.ROOT)
                            + "' is not allowed among conditions",
                    "patterns, and, or, not, exists, forall and accumulate are");
        }
    }

    /** {@code not} and {@code exists}, which are each other's opposite. */
    private void quantified(ConditionalElementDescr from, ConditionalElementDescr to, Level level) {
        boolean not = from.getClass() == NotDescr.class;
        BaseDescr place = (BaseDescr) from;
        Mutator.Change change = mutator.at(place.getLine(), not ? "the not" : "the exists");
        Level inside = level.inner(not);
        BaseDescr built =
                not == (change == Mutator.Change.INVERT)
                        ? inner(from, new ExistsDescr(), inside)
                        : inner(from, new NotDescr(), inside);
        if (change != Mutator.Change.DELETE) {
            to.addDescr(built);
        }
    }

    private <D extends BaseDescr & ConditionalElementDescr> D inner(
            ConditionalElementDescr from, D to, Level level) {
        to.copyLocation((BaseDescr) from);
        if (to instanceof ForallDescr) {
            addAll(from, to, level);
            return to;
        }
        var all = new AndDescr();
        addAll(from, all, level);
        to.addDescr(all.getDescrs().size() == 1 ? all.getDescrs().getFirst() : all);
        return to;
    }

    /** Each branch may be the one that holds: what it binds ends with it. */
    private OrDescr or(OrDescr from, Level level) {
        var or = new OrDescr();
        or.copyLocation(from);
        boolean many = level.many;
        for (BaseDescr each : from.getDescrs()) {
            Level branch = level.inner(false);
            branch.many = level.many;
            var all = new AndDescr();
            addAll(and(each), all, branch);
            or.addDescr(all.getDescrs().size() == 1 ? all.getDescrs().getFirst() : all);
            many |= branch.many;
        }
        level.many = many;
        return or;
    }

    private static AndDescr and(BaseDescr each) {
        if (each instanceof AndDescr and) {
            return and;
        }
        var alone = new AndDescr();
        alone.copyLocation(each);
        alone.addDescr(each);
        return alone;
    }

    /** What it counts is not there for certain: a fail on it rests on absence. */
    private PatternDescr accumulate(PatternDescr pattern, AccumulateDescr source, Level level)
            throws RefusedException {
        AccumulateDescr from = AccumulateGuard.accepted(pattern, source);
        Level inside = level.inner(true);
        if (inside.depth > MAX_DEPTH) {
            throw new RefusedException(Refusal.SIZE, "conditions are nested too deep");
        }
        var input = new AndDescr();
        addAll(and(from.getInput()), input, inside);
        var checked = new AccumulateDescr();
        checked.copyLocation(from);
        checked.setInput(input);
        Map<String, Class<?>> results = AccumulateGuard.functions(from, inside.bound, checked);
        for (Map.Entry<String, Class<?>> result : results.entrySet()) {
            Scope.bind(result.getKey(), result.getValue(), level.bound);
        }
        var whole = new PatternDescr(pattern.getObjectType());
        whole.copyLocation(pattern);
        whole.setSource(checked);
        AccumulateGuard.conditions(pattern, results, level.bound, mutator, whole);
        return whole;
    }

    private PatternDescr pattern(PatternDescr pattern, Level level) throws RefusedException {
        if (pattern.getSource() != null
                && pattern.getSource().getClass() == AccumulateDescr.class) {
            return accumulate(pattern, (AccumulateDescr) pattern.getSource(), level);
        }
        refuseSources(pattern);
        if (++patterns > MAX_PATTERNS) {
            throw new RefusedException(
                    Refusal.SIZE, "more than " + MAX_PATTERNS + " patterns in one rule");
        }
        String kind = pattern.getObjectType();
        FactShape shape = FactShape.of(kind);
        if (level.no) {
            restsOn.add(kind);
        }
        var checked = new PatternDescr(shape.type().getCanonicalName(), pattern.getIdentifier());
        checked.copyLocation(pattern);
        List<Constraint> constraints = constraints(pattern, shape, checked, level);
        if (kind.equals("Parameter")) {
            checkParameter(constraints, level);
        } else if (!SINGLE.contains(kind)) {
            checkJoin(constraints, level);
            if (pattern.getIdentifier() != null) {
                level.rows.add(pattern.getIdentifier());
            }
        }
        if (pattern.getIdentifier() != null) {
            checkVariable(pattern.getIdentifier());
            Scope.bind(pattern.getIdentifier(), Fact.class, level.bound);
        }
        return checked;
    }

    private static void refuseSources(PatternDescr pattern) throws RefusedException {
        if (pattern.getSource() != null || !pattern.getBehaviors().isEmpty()) {
            throw new RefusedException(
                    Refusal.SOURCE, "facts come from the host only, not from elsewhere");
        }
        if (pattern.isUnification() || pattern.isQuery()) {
            throw new RefusedException(Refusal.ELEMENT, "not a plain pattern");
        }
    }

    private List<Constraint> constraints(
            PatternDescr pattern, FactShape shape, PatternDescr checked, Level level) {
        var constraints = new ArrayList<Constraint>();
        for (BaseDescr each : pattern.getConstraint().getDescrs()) {
            try {
                Constraint constraint = constraint(each, shape, level);
                Constraint changed =
                        shape.type() == Parameter.class
                                ? constraint
                                : mutator.of(constraint, each.getLine());
                if (changed != null) {
                    var built = new ExprConstraintDescr(expression(changed, shape));
                    built.copyLocation(each);
                    checked.addConstraint(built);
                }
                constraints.add(constraint);
            } catch (RefusedException e) {
                problems.add(each.getLine(), e);
            }
        }
        return constraints;
    }

    private Constraint constraint(BaseDescr each, FactShape shape, Level level)
            throws RefusedException {
        if (each.getClass() != ExprConstraintDescr.class) {
            throw new RefusedException(Refusal.ELEMENT, "not a plain constraint");
        }
        var written = (ExprConstraintDescr) each;
        if (written.getType() != ExprConstraintDescr.Type.NAMED) {
            throw new RefusedException(
                    Refusal.ELEMENT, "positional constraints are not allowed", "name components");
        }
        Constraint constraint =
                ConstraintParser.pattern(written.getExpression(), shape, level.bound);
        if (constraint instanceof Constraint.Binding binding) {
            checkVariable(binding.variable());
            Scope.bind(binding.variable(), binding.type(), level.bound);
            if (!SINGLE.contains(shape.type().getSimpleName())) {
                level.rows.add(binding.variable());
            }
        }
        return constraint;
    }

    /** What names the rule in its text names the instance in what is built. */
    private String expression(Constraint constraint, FactShape shape) {
        boolean names =
                shape.type() == Parameter.class
                        && constraint instanceof Constraint.Comparison comparison
                        && comparison.component().equals("rule");
        return names ? "rule == \"" + instance + "\"" : constraint.expression();
    }

    private static void checkVariable(String name) throws RefusedException {
        List<Token> tokens = Token.list(name);
        if (tokens.size() != 1 || tokens.getFirst().kind() != Token.Kind.VARIABLE) {
            throw new RefusedException(
                    Refusal.VARIABLE, "'" + name + "' is not a variable", "begin it with $");
        }
    }

    private void checkParameter(List<Constraint> constraints, Level level) throws RefusedException {
        if (level.depth > 0) {
            throw new RefusedException(
                    Refusal.PARAMETER, "a Parameter may not stand in not, exists or forall");
        }
        String name = equalText(constraints, "name");
        if (!equalText(constraints, "rule").equals(rule.rule()) || name.isEmpty()) {
            throw new RefusedException(
                    Refusal.PARAMETER,
                    "a Parameter must name this rule and one of its parameters",
                    "Parameter(rule == \"" + rule.rule() + "\", name == \"...\", $value : number)");
        }
        if (!rule.parameters().contains(name)) {
            throw new RefusedException(
                    Refusal.PARAMETER,
                    "rule.yaml declares no parameter '" + name + "'",
                    Nearest.hint(name, rule.parameters()));
        }
    }

    private static String equalText(List<Constraint> constraints, String component) {
        return constraints.stream()
                .filter(Constraint.Comparison.class::isInstance)
                .map(Constraint.Comparison.class::cast)
                .filter(
                        comparison ->
                                comparison.component().equals(component)
                                        && comparison.isEqualTo(comparison.operand().text()))
                .map(comparison -> comparison.operand().text())
                .findFirst()
                .orElse("");
    }

    private static void checkJoin(List<Constraint> constraints, Level level)
            throws RefusedException {
        boolean joined =
                constraints.stream()
                        .flatMap(each -> each.certain().stream())
                        .anyMatch(
                                comparison ->
                                        JOINS.contains(comparison.operator())
                                                && level.rows.contains(
                                                        comparison.operand().text()));
        if (level.many && !joined) {
            throw new RefusedException(
                    Refusal.JOIN,
                    "this pattern multiplies with the one before it",
                    "join them by a component: component == $variable");
        }
        level.many = true;
    }
}
