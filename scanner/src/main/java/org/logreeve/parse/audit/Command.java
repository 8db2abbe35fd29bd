package org.logreeve.parse.audit;

import java.util.List;

/** What one line of a rules file tells the kernel or auditctl. */
sealed interface Command {
    /** A rule, at the end of its list or, with {@code -A}, before all others. */
    record Add(CanonicalRule rule, boolean first) implements Command {}

    /** {@code -d}, {@code -W}: take a rule away. */
    record Delete(CanonicalRule rule) implements Command {}

    /** {@code -D}: take all rules away, or those with a key; empty for all. */
    record DeleteAll(String key) implements Command {}

    /** Settings, in the kernel's words. */
    record Set(List<Setting> settings) implements Command {}

    /** {@code -i} or {@code -c}: go on after errors. */
    record GoOn(String option) implements Command {}

    /** Nothing that lasts: blank, comment, {@code -s}, {@code -l}, {@code -t}. */
    record Nothing() implements Command {}

    /**
     * One setting of the kernel.
     *
     * @param name as {@code auditctl -s} names it
     */
    record Setting(String name, long value) {}
}
