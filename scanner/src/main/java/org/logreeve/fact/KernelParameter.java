package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A parameter that the running kernel was started with; the last of equal ones.
 *
 * @param name for example {@code audit} or {@code audit_backlog_limit}
 * @param value its value; empty when it has none
 * @param origin where the command line was read
 */
public record KernelParameter(String name, String value, Origin origin) implements Fact {}
