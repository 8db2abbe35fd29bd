package org.logreeve.parse.chrony;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/** Reads the arguments of server, pool, peer and refclock lines. */
final class SourceOptions {
    private static final Set<String> FLAGS =
            Set.of(
                    "auto_offline",
                    "burst",
                    "copy",
                    "iburst",
                    "offline",
                    "noselect",
                    "prefer",
                    "require",
                    "trust",
                    "nts",
                    "xleave",
                    // since 4.6
                    "ipv4",
                    "ipv6");

    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("certset", "i"),
                    Map.entry("key", "k"),
                    Map.entry("asymmetry", "d"),
                    Map.entry("filter", "i"),
                    Map.entry("maxdelay", "d"),
                    Map.entry("maxdelayratio", "d"),
                    Map.entry("maxdelaydevratio", "d"),
                    Map.entry("maxdelayquant", "d"),
                    Map.entry("maxpoll", "i"),
                    Map.entry("maxsamples", "i"),
                    Map.entry("maxsources", "i"),
                    // since 4.8
                    Map.entry("maxunreach", "i"),
                    Map.entry("mindelay", "d"),
                    Map.entry("minpoll", "i"),
                    Map.entry("minsamples", "i"),
                    Map.entry("minstratum", "i"),
                    Map.entry("ntsport", "i"),
                    Map.entry("offset", "d"),
                    Map.entry("port", "i"),
                    Map.entry("polltarget", "i"),
                    Map.entry("presend", "i"),
                    Map.entry("version", "i"),
                    Map.entry("extfield", "x"));

    private static final Set<String> CLOCK_FLAGS =
            Set.of("local", "pps", "tai", "noselect", "prefer", "trust", "require");

    private static final Map<String, String> CLOCK_VALUES =
            Map.ofEntries(
                    Map.entry("refid", "s"),
                    Map.entry("lock", "s"),
                    Map.entry("poll", "i"),
                    Map.entry("dpoll", "i"),
                    Map.entry("filter", "i"),
                    Map.entry("rate", "i"),
                    Map.entry("minsamples", "i"),
                    Map.entry("maxlockage", "i"),
                    Map.entry("maxsamples", "i"),
                    Map.entry("offset", "d"),
                    Map.entry("delay", "d"),
                    Map.entry("precision", "d"),
                    Map.entry("maxdispersion", "d"),
                    Map.entry("stratum", "i"),
                    Map.entry("width", "d"),
                    // since 4.7
                    Map.entry("maxunreach", "i"));

    private SourceOptions() {}

    /** What is wrong with the line, or null when chronyd takes it. */
    static @Nullable String wrong(ChronyLine line) {
        List<String> words = line.words();
        if (line.name().equals("refclock")) {
            return words.size() < 2
                    ? "a reference clock needs a driver and its parameter"
                    : ArgumentCheck.options(
                            words.subList(2, words.size()), CLOCK_FLAGS, CLOCK_VALUES);
        }
        return words.isEmpty()
                ? "no address"
                : ArgumentCheck.options(words.subList(1, words.size()), FLAGS, VALUES);
    }

    /** The source of a line that {@link #wrong} finds nothing wrong with. */
    static ChronySource source(ChronyLine line, Origin origin) {
        boolean clock = line.name().equals("refclock");
        int address = clock ? 2 : 1;
        List<String> options = line.words().subList(address, line.words().size());
        Map<String, String> values = clock ? CLOCK_VALUES : VALUES;
        boolean authenticated = false;
        boolean selectable = true;
        Iterator<String> rest = options.iterator();
        while (rest.hasNext()) {
            String option = rest.next().toLowerCase(Locale.ROOT);
            authenticated |= option.equals("nts") || option.equals("key");
            selectable &= !option.equals("noselect");
            if (values.containsKey(option)) {
                rest.next();
            }
        }
        return new ChronySource(
                line.name(),
                String.join(":", line.words().subList(0, address)),
                String.join(" ", options),
                authenticated,
                selectable,
                origin);
    }
}
