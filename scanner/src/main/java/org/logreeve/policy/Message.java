package org.logreeve.policy;

import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Severity;

/**
 * What a failing case of a rule says.
 *
 * @param text one line with {@code {found}} and {@code {wanted}}
 * @param severity of its findings; null when it is the rule's
 */
public record Message(String text, @Nullable Severity severity) {}
