package org.logreeve.inventory;

import java.util.Locale;

/**
 * Something that people do and no host can show.
 *
 * @param name as attestations call it
 * @param cycle how often it is stated
 * @param extent what of a period it has to cover
 * @param subject what it usually is about
 * @param approved whether somebody else than who did it has to accept it
 * @param covers what its {@code covers} lists, for people
 */
public record AttestationKind(
        String name,
        Cycle cycle,
        Extent extent,
        Attestation.Subject subject,
        boolean approved,
        String covers) {
    /** What of a period has to be covered. */
    public enum Extent {
        /** Each of its days, by one statement or several. */
        EVERY_DAY,
        /** One of them: it was done once in that time. */
        ONCE
    }

    /** How often, for people. */
    public String often() {
        return cycle.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
