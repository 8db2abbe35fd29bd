package org.logreeve.journal;

import java.util.List;

/**
 * The last record of a run that came to its end.
 *
 * @param ended ISO 8601 in UTC
 * @param interrupted whether the user stopped it before every host was launched
 * @param unusedWaivers places of waivers in force that nothing needs: all that they cover was
 *     judged, and none of it fails
 */
public record RunEnd(String ended, boolean interrupted, List<String> unusedWaivers) {
    public RunEnd {
        unusedWaivers = List.copyOf(unusedWaivers);
    }

    /** Each waiver is needed, or it cannot be told. */
    public RunEnd(String ended, boolean interrupted) {
        this(ended, interrupted, List.of());
    }
}
