package org.logreeve.parse.systemd.journal;

import java.util.List;
import java.util.OptionalLong;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.systemd.Settings;

/**
 * What journald does with what it is told.
 *
 * @param settings {@code [Journal]} of journald.conf, kernel command line included
 * @param place where records go
 * @param limits computed sizes of the place, in bytes; without those that are not known
 * @param oldest head of the oldest system journal that was seen, seconds since 1970 (UTC)
 * @param observedAt the host's clock when that was seen
 * @param namespaces names of further journals that have a configuration of their own
 */
public record JournaldConfig(
        Settings settings,
        Place place,
        List<EffectiveValue> limits,
        OptionalLong oldest,
        long observedAt,
        List<String> namespaces) {
    public JournaldConfig {
        limits = List.copyOf(limits);
        namespaces = List.copyOf(namespaces);
    }

    /** Where the journal is kept. */
    public enum Place {
        /** Below /var/log/journal. */
        DISK,
        /** Below /run/log/journal: gone with a restart. */
        MEMORY,
        NOWHERE,
        /** {@code Storage=auto}, and whether /var/log/journal is there was not seen. */
        UNKNOWN
    }
}
