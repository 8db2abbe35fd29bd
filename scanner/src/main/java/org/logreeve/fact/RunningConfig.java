package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * Whether a daemon runs with the configuration that is on disk, by the times of its files and of
 * its last start or reload. Where the times do not tell there is a {@link Gap}.
 *
 * @param component for example {@code rsyslog}
 * @param state {@code current}, {@code "stale"} when a file is newer than what the daemon has read,
 *     {@code unit-changed} when the service manager has not read the daemon's changed unit, or
 *     {@code stopped}
 * @param file the newest file of its configuration; of what is stale, the one that has waited
 *     longest
 * @param pendingMinutes for how long that file has not been read; -1 when nothing is stale
 * @param unit the unit that runs it
 * @param origin that file, or where the state of the unit was seen
 */
public record RunningConfig(
        String component,
        String state,
        String file,
        long pendingMinutes,
        String unit,
        Origin origin)
        implements Fact {}
