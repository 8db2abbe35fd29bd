package org.logreeve.evaluate.worker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.text.Nearest;

/**
 * {@code accumulate(patterns; $x : function($y); conditions)} with the engine's own functions only:
 * the form with code in it is refused.
 */
final class AccumulateGuard {
    private static final Set<String> NUMBERS = Set.of("min", "max", "sum");
    private static final Set<String> TEXTS = Set.of("collectSet", "collectList");
    private static final List<String> FUNCTIONS =
            List.of("collectList", "collectSet", "count", "max", "min", "sum");
    private static final String FORM =
            "accumulate(TimeSource($a : address); $n : count($a); $n < 2)";

    private AccumulateGuard() {}

    /** Refuses everything but the form with functions. */
    static AccumulateDescr accepted(PatternDescr pattern, AccumulateDescr source)
            throws RefusedException {
        boolean code =
                source.getInitCode() != null
                        || source.getActionCode() != null
                        || source.getReverseCode() != null
                        || source.getResultCode() != null
                        || source.getClassName() != null
                        || !source.isExternalFunction()
                        || source.getFunctions().isEmpty();
        if (code) {
            throw new RefusedException(Refusal.SOURCE, "accumulate with code is not allowed", FORM);
        }
        boolean plain =
                pattern.getIdentifier() == null
                        && pattern.getBehaviors().isEmpty()
                        && !pattern.isUnification()
                        && ("Object".equals(pattern.getObjectType())
                                || "Object[]".equals(pattern.getObjectType()));
        if (!plain) {
            throw new RefusedException(
                    Refusal.SOURCE, "'from accumulate' is not allowed", "write " + FORM);
        }
        return source;
    }

    /**
     * The functions built anew.
     *
     * @param inside types of the variables bound in its patterns
     * @param to takes the functions
     * @return types of the results, by variable
     */
    static Map<String, Class<?>> functions(
            AccumulateDescr from, Map<String, Class<?>> inside, AccumulateDescr to)
            throws RefusedException {
        var results = new LinkedHashMap<String, Class<?>>();
        for (AccumulateFunctionCallDescr call : from.getFunctions()) {
            String variable = variable(call.getBind());
            List<String> arguments =
                    Stream.ofNullable(call.getParams())
                            .flatMap(Stream::of)
                            .filter(each -> !each.isBlank())
                            .toList();
            if (call.isUnification() || arguments.size() > 1) {
                throw new RefusedException(
                        Refusal.SOURCE, "a function of accumulate takes one variable", FORM);
            }
            String argument = arguments.isEmpty() ? "" : variable(arguments.getFirst());
            Class<?> type = argument.isEmpty() ? Fact.class : Scope.type(argument, inside);
            Scope.bind(variable, result(call.getFunction(), argument, type), results);
            to.addFunction(
                    call.getFunction(),
                    variable,
                    false,
                    argument.isEmpty() ? new String[0] : new String[] {argument});
        }
        return results;
    }

    private static Class<?> result(String function, String argument, Class<?> type)
            throws RefusedException {
        if (!FUNCTIONS.contains(function)) {
            throw new RefusedException(
                    Refusal.SOURCE,
                    "accumulate has no function '" + function + "' here",
                    Nearest.to(function, FUNCTIONS)
                            .map(name -> "did you mean '" + name + "'?")
                            .orElse("there are: " + String.join(", ", FUNCTIONS)));
        }
        boolean fits =
                function.equals("count")
                        || (NUMBERS.contains(function) && type == long.class)
                        || (TEXTS.contains(function) && type == String.class);
        if (!fits) {
            throw new RefusedException(
                    Refusal.TYPE,
                    "%s does not take '%s'".formatted(function, argument),
                    NUMBERS.contains(function) ? "it takes a number" : "it takes a text");
        }
        return TEXTS.contains(function) ? List.class : long.class;
    }

    /** The conditions on the results, built anew. */
    static void conditions(
            PatternDescr from,
            Map<String, Class<?>> results,
            Map<String, Class<?>> bound,
            Mutator mutator,
            PatternDescr to)
            throws RefusedException {
        for (BaseDescr each : from.getConstraint().getDescrs()) {
            if (!(each instanceof ExprConstraintDescr written)
                    || each.getClass() != ExprConstraintDescr.class) {
                throw new RefusedException(Refusal.ELEMENT, "not a plain constraint");
            }
            Constraint constraint =
                    ConstraintParser.result(written.getExpression(), results, bound);
            Constraint changed = mutator.of(constraint, each.getLine());
            if (changed != null) {
                var built = new ExprConstraintDescr(changed.expression());
                built.copyLocation(each);
                to.addConstraint(built);
            }
        }
    }

    private static String variable(@Nullable String name) throws RefusedException {
        List<Token> tokens = Token.list(name == null ? "" : name);
        if (tokens.size() != 1 || tokens.getFirst().kind() != Token.Kind.VARIABLE) {
            throw new RefusedException(
                    Refusal.VARIABLE,
                    "accumulate wants a variable where '" + name + "' stands",
                    FORM);
        }
        return tokens.getFirst().text();
    }
}
