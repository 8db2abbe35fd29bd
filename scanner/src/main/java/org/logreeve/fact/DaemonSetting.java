package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * One setting in force of a daemon, where the daemon's own name for it is what people ask about.
 *
 * @param component for example {@code auditd}
 * @param name the setting's own name in lower case, for example {@code disk_full_action}
 * @param value as the daemon takes it; words in lower case
 * @param number the value when it is a whole number, else -1
 * @param byDefault whether it is the daemon's built-in value because nothing sets it
 * @param origin {@code path:line} of the setting, or the file that lacks it
 */
public record DaemonSetting(
        String component, String name, String value, long number, boolean byDefault, Origin origin)
        implements Fact {}
