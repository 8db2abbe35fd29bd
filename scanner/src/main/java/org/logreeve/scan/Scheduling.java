package org.logreeve.scan;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a run does about times at which hosts may not be contacted.
 *
 * @param freezeFile while this file is there, no host is contacted; null for none
 * @param patience how long to wait, when all others are done, for hosts that may not be contacted
 * @param override the reason for contacting hosts in spite of all that; null to mind it
 */
public record Scheduling(@Nullable Path freezeFile, Duration patience, @Nullable String override) {
    /** Windows are minded, nothing is waited for. */
    public static final Scheduling PLAIN = new Scheduling(null, Duration.ZERO, null);
}
