package org.logreeve.parse.audit;

import org.logreeve.text.Origin;

/**
 * A line of rules.
 *
 * @param text as it stands
 * @param origin where it was written
 */
public record RuleLine(String text, Origin origin) {}
