package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A parameter that the running kernel was started with; the last of equal ones.
 *
 * @param name for example {@code audit} or {@code audit_backlog_limit}, with {@code _} for each
 *     dash
 * @param value its value; empty when it has none
 * @param number the value when it is a whole number, else -1
 * @param origin where the command line was read
 */
public record KernelParameter(String name, String value, long number, Origin origin)
        implements Fact {
    /** Digits of which each number fits. */
    private static final String NUMBER = "[0-9]{1,18}";

    /** With the number that its value says. */
    public KernelParameter(String name, String value, Origin origin) {
        this(name, value, value.matches(NUMBER) ? Long.parseLong(value) : -1, origin);
    }
}
