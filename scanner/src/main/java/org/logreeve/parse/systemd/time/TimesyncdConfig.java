package org.logreeve.parse.systemd.time;

import java.util.List;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.systemd.Settings;

/**
 * Whom timesyncd asks for the time.
 *
 * @param settings {@code [Time]} of timesyncd.conf
 * @param link servers that the network configuration gave, for example over DHCP
 * @param fallback the servers it asks when it knows no others; the built-in ones when none are
 *     written
 * @param fallbackKnown false when none are written and what is built in is not known here
 * @param enabled whether its unit is started with the system
 */
public record TimesyncdConfig(
        Settings settings,
        List<EffectiveValue> link,
        List<EffectiveValue> fallback,
        boolean fallbackKnown,
        boolean enabled) {
    public TimesyncdConfig {
        link = List.copyOf(link);
        fallback = List.copyOf(fallback);
    }

    /** {@code NTP=}. */
    public List<EffectiveValue> configured() {
        return settings.words("NTP");
    }

    /** timesyncd.conf(5), FallbackNTP: only where no other server is known. */
    public boolean isOnFallback() {
        return configured().isEmpty() && link.isEmpty();
    }
}
