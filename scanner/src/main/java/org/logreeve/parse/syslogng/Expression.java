package org.logreeve.parse.syslogng;

import org.logreeve.parse.PriorityMask;
import org.logreeve.text.Origin;

/** A filter's condition. */
public sealed interface Expression {
    /** Facilities, whatever the severity. */
    record Facility(PriorityMask mask) implements Expression {}

    /** Severities, whatever the facility. */
    record Severity(PriorityMask mask) implements Expression {}

    /** {@code filter(NAME)}: the filter statement of that name. */
    record Call(String name, Origin origin) implements Expression {}

    /** It holds for every message. */
    record Always() implements Expression {}

    /**
     * Something else decides: program, host, text, tags.
     *
     * @param text as written, so that equal conditions are known to be equal
     */
    record Other(String text) implements Expression {}

    /** Both must hold. */
    record And(Expression left, Expression right) implements Expression {}

    /** One must hold. */
    record Or(Expression left, Expression right) implements Expression {}

    /** It must not hold. */
    record Not(Expression inner) implements Expression {}
}
