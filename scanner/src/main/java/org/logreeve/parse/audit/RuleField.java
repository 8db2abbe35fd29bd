package org.logreeve.parse.audit;

/**
 * One condition of a rule.
 *
 * @param name the field, or the left one of a comparison ({@code -C})
 * @param operator {@code =}, {@code !=}, {@code <} and so on
 * @param value as {@code auditctl -l} prints it, or the right field of a comparison
 * @param comparison whether two fields are compared
 */
record RuleField(String name, String operator, String value, boolean comparison) {
    RuleField(String name, String operator, String value) {
        this(name, operator, value, false);
    }

    boolean is(String other) {
        return !comparison && name.equals(other);
    }

    /** {@code auid>=1000}, {@code auid!=unset}. */
    String condition() {
        boolean unset = value.equals("-1") && (name.equals("auid") || name.equals("sessionid"));
        return name + operator + (unset && !comparison ? "unset" : value);
    }

    /** As auditctl prints it. */
    String option() {
        return (comparison ? "-C " : "-F ") + name + operator + value;
    }
}
