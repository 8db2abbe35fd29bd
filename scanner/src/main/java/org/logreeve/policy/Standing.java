package org.logreeve.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a rule has come, and what it was called. A rule's id is for ever.
 *
 * @param aliases ids it had before, in waivers, profiles and old reports
 * @param deprecation why it is no longer used; null unless {@code status} is deprecated
 */
public record Standing(Status status, List<String> aliases, @Nullable Deprecation deprecation) {
    public Standing {
        aliases = List.copyOf(aliases);
    }

    /**
     * Why a rule is no longer used.
     *
     * @param since ISO date
     * @param replacedBy id of the rule that took its place; empty when none did
     */
    public record Deprecation(String since, String reason, String replacedBy) {}
}
