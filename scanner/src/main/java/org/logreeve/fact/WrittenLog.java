package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A file with a fixed name that a syslog daemon writes messages to and that a restart does not end,
 * and whether something rotates it.
 *
 * @param path absolute path, as configured
 * @param daemon the component that writes it, for example {@code rsyslog}
 * @param rotatedBy {@code logrotate}, {@code nothing} when no stanza covers it, or {@code unknown}
 *     when one that was not understood may
 * @param copied whether it is copied and emptied (copytruncate): what is written in between is lost
 * @param origin {@code path:line} where it is named
 */
public record WrittenLog(
        String path, String daemon, String rotatedBy, boolean copied, Origin origin)
        implements Fact {}
