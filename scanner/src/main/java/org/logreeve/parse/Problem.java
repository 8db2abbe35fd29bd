package org.logreeve.parse;

import org.logreeve.text.Origin;

/**
 * Something in a configuration that is not plainly in force.
 *
 * @param at where it stands
 * @param effect what it does to what we can say
 * @param message one line; may hold host text
 */
public record Problem(Origin at, Effect effect, String message) {

    /** What a problem does to the facts that depend on it. */
    public enum Effect {
        /** We know what the daemon does with it (mostly: ignores it), so verdicts stand. */
        NOTED,
        /** We do not know, so what depends on it is unknown. */
        UNKNOWN
    }

    public static Problem noted(Origin at, String message) {
        return new Problem(at, Effect.NOTED, message);
    }

    public static Problem unknown(Origin at, String message) {
        return new Problem(at, Effect.UNKNOWN, message);
    }
}
