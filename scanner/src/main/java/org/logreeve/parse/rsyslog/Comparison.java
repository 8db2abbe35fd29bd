package org.logreeve.parse.rsyslog;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.Problems;
import org.logreeve.parse.rsyslog.ExpressionParser.Operand;
import org.logreeve.text.Origin;

/** What an operator makes of two operands, as far as facility and severity decide it. */
final class Comparison {
    private static final Condition OTHER = new Condition.Other();

    private Comparison() {}

    static Operand combine(
            Operand left, String operator, Operand right, Origin at, Problems problems) {
        return switch (operator) {
            case "and" ->
                    new Operand.Decision(new Condition.And(condition(left), condition(right)));
            case "or" -> new Operand.Decision(new Condition.Or(condition(left), condition(right)));
            case "+", "-", "&", "*", "/", "%" -> new Operand.Opaque();
            default -> new Operand.Decision(compare(left, operator, right, at, problems));
        };
    }

    static Condition condition(Operand operand) {
        return switch (operand) {
            case Operand.Decision(Condition condition) -> condition;
            case Operand.Numeral(long value) ->
                    new Condition.Priority(value == 0 ? PriorityMask.NONE : PriorityMask.ALL);
            case Operand.Text text -> OTHER;
            case Operand.Variable variable -> OTHER;
            case Operand.Opaque opaque -> OTHER;
        };
    }

    private static Condition compare(
            Operand left, String operator, Operand right, Origin at, Problems problems) {
        if (!(left instanceof Operand.Variable(String name))) {
            return OTHER;
        }
        String property = name.toLowerCase(Locale.ROOT);
        if (right instanceof Operand.Numeral(long number)
                && !Patterns.isLetter(operator.charAt(0))) {
            return switch (property) {
                case "syslogseverity", "syslogpriority" ->
                        severities(s -> holds(s, operator, number));
                case "syslogfacility" -> facilities(f -> holds(f, operator, number));
                default -> OTHER;
            };
        }
        boolean equality = operator.equals("==") || operator.equals("!=") || operator.equals("<>");
        if (right instanceof Operand.Text(String text) && equality && !Names.isNumber(text)) {
            Condition same = named(property, text, at, problems);
            return operator.equals("==") ? same : new Condition.Not(same);
        }
        return OTHER;
    }

    private static Condition named(String property, String text, Origin at, Problems problems) {
        boolean facility = property.equals("syslogfacility-text");
        if (!facility
                && !property.equals("syslogseverity-text")
                && !property.equals("syslogpriority-text")) {
            return OTHER;
        }
        int number = facility ? Names.facility(text) : Names.severity(text);
        if (number == Names.UNKNOWN) {
            problems.noted(at, "no message has '" + text + "' as its " + property);
            return new Condition.Priority(PriorityMask.NONE);
        }
        return facility
                ? facilities(f -> f == number)
                : number < PriorityMask.SEVERITIES ? severities(s -> s == number) : OTHER;
    }

    private static Condition severities(IntPredicate chosen) {
        int bits = 0;
        for (int s = 0; s < PriorityMask.SEVERITIES; s++) {
            bits |= chosen.test(s) ? 1 << s : 0;
        }
        return new Condition.Priority(PriorityMask.severities(bits));
    }

    private static Condition facilities(IntPredicate chosen) {
        PriorityMask mask = PriorityMask.NONE;
        for (int f = 0; f < PriorityMask.FACILITIES; f++) {
            mask = chosen.test(f) ? mask.or(PriorityMask.facility(f)) : mask;
        }
        return new Condition.Priority(mask);
    }

    private static boolean holds(int value, String operator, long number) {
        return switch (operator) {
            case "==" -> value == number;
            case "!=", "<>" -> value != number;
            case "<" -> value < number;
            case "<=" -> value <= number;
            case ">" -> value > number;
            case ">=" -> value >= number;
            default -> false;
        };
    }
}
