package org.logreeve.finding;

import org.logreeve.text.Origin;

/**
 * A fact that a rule looked at, so that a pass carries evidence too.
 *
 * @param kind the fact's kind
 * @param text the fact in one line; may hold host text
 * @param at where it was read
 */
public record Examined(String kind, String text, Origin at) {}
