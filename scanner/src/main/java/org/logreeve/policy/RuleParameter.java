package org.logreeve.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * A value that a rule takes from the policy or the inventory.
 *
 * @param name its name in {@code Parameter} facts
 * @param standard values when the inventory sets none; null when there is no default
 * @param unit unit of a number, for example {@code days}; may be empty
 * @param source who asks for the default, for reports; may be empty
 * @param setting name of the inventory setting that supplies it; empty when none does
 * @param origin where its default was written: the rule, an instance or a profile
 */
public record RuleParameter(
        String name,
        Type type,
        @Nullable List<String> standard,
        String unit,
        String source,
        String setting,
        Origin origin) {

    public RuleParameter {
        standard = standard == null ? null : List.copyOf(standard);
    }

    /** What a parameter can hold. */
    public enum Type {
        NUMBER,
        TEXT,
        LIST
    }

    /** The same parameter with another default, of another source when {@code by} names one. */
    RuleParameter with(List<String> values, String by, Origin at) {
        return new RuleParameter(name, type, values, unit, by.isEmpty() ? source : by, setting, at);
    }

    /** What is wrong with the values for this parameter; empty when nothing is. */
    public String problem(List<String> values) {
        if (type != Type.LIST && values.size() != 1) {
            return "one value is wanted, not " + values.size();
        }
        if (type == Type.NUMBER && !values.getFirst().matches("0|[1-9][0-9]{0,8}")) {
            return "a whole number is wanted, not '" + values.getFirst() + "'";
        }
        return "";
    }
}
