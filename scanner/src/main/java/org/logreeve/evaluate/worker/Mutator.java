package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.evaluate.WorkerProtocol.Condition;

/**
 * Counts the conditions of a rule, and leaves out or turns round the one that was asked for: a
 * fixture must notice.
 */
final class Mutator {
    private static final Map<String, String> OPPOSITE =
            Map.of("==", "!=", "!=", "==", "<", ">=", ">=", "<", ">", "<=", "<=", ">");

    private final String rule;
    private final int wanted;
    private final List<Condition> conditions = new ArrayList<>();
    private int next = 1;

    /**
     * @param wanted number of the change to make; 0 for none
     */
    Mutator(String rule, int wanted) {
        this.rule = rule;
        this.wanted = wanted;
    }

    /** What a condition is turned into. */
    enum Change {
        NONE,
        DELETE,
        INVERT
    }

    List<Condition> conditions() {
        return List.copyOf(conditions);
    }

    /** What to do with one condition; each has two changes, and so two numbers. */
    Change at(int line, String text) {
        int number = next;
        next += 2;
        conditions.add(new Condition(rule, number, line, "without " + text));
        conditions.add(new Condition(rule, number + 1, line, "with the opposite of " + text));
        return wanted == number
                ? Change.DELETE
                : wanted == number + 1 ? Change.INVERT : Change.NONE;
    }

    /** The constraint as it is to be built; null when it is left out. */
    @Nullable Constraint of(Constraint constraint, int line) {
        return switch (constraint) {
            case Constraint.Binding binding -> binding;
            case Constraint.Comparison comparison ->
                    switch (at(line, comparison.shown())) {
                        case NONE -> comparison;
                        case DELETE -> null;
                        case INVERT -> opposite(comparison);
                    };
            case Constraint.In in ->
                    switch (at(line, in.expression())) {
                        case NONE -> in;
                        case DELETE -> null;
                        case INVERT -> new Constraint.In(in.component(), !in.not(), in.written());
                    };
            case Constraint.And and -> {
                List<Constraint> parts = parts(and.parts(), line);
                yield parts.size() > 1 ? new Constraint.And(parts) : first(parts);
            }
            case Constraint.Or or -> {
                List<Constraint> parts = parts(or.parts(), line);
                yield parts.size() > 1 ? new Constraint.Or(parts) : first(parts);
            }
        };
    }

    private List<Constraint> parts(List<Constraint> parts, int line) {
        var changed = new ArrayList<Constraint>();
        for (Constraint part : parts) {
            Constraint now = of(part, line);
            if (now != null) {
                changed.add(now);
            }
        }
        return changed;
    }

    private static @Nullable Constraint first(List<Constraint> parts) {
        return parts.isEmpty() ? null : parts.getFirst();
    }

    private static Constraint.Comparison opposite(Constraint.Comparison comparison) {
        String engine = comparison.engine();
        String turned = OPPOSITE.get(engine);
        if (turned == null) {
            turned = engine.startsWith("not ") ? engine.substring(4) : "not " + engine;
        }
        return new Constraint.Comparison(
                comparison.component(),
                comparison.operator(),
                turned,
                comparison.operand(),
                comparison.written());
    }
}
