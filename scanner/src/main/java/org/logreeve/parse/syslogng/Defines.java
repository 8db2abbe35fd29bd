package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** The global values that backticks name: built-in ones, {@code @define}, the environment. */
final class Defines {
    static final String INCLUDE_PATH = "include-path";

    private static final Map<String, String> BUILT_IN =
            Map.of(
                    "syslog-ng-root",
                    "/usr",
                    "syslog-ng-data",
                    "/usr/share",
                    "syslog-ng-include",
                    "/usr/share/syslog-ng/include",
                    "syslog-ng-sysconfdir",
                    "/etc/syslog-ng",
                    "scl-root",
                    "/usr/share/syslog-ng/include/scl",
                    "module-path",
                    "/usr/lib/syslog-ng",
                    "module-install-dir",
                    "/usr/lib/syslog-ng",
                    INCLUDE_PATH,
                    "/etc/syslog-ng:/usr/share/syslog-ng/include");

    /** How much longer all lines may become. */
    private static final long MOST_ADDED = 20_000_000;

    private final Map<String, EffectiveValue> written = new LinkedHashMap<>();
    private final Map<String, String> environment;
    private final Problems problems;
    private long added;

    Defines(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    void define(String name, String value, Origin at) {
        EffectiveValue before = written.get(Names.key(name));
        List<EffectiveValue.Overridden> overrode = EffectiveValue.overridden(before);
        written.put(Names.key(name), new EffectiveValue("define." + name, value, at, overrode));
    }

    List<EffectiveValue> list() {
        return new ArrayList<>(written.values());
    }

    String value(String name) {
        EffectiveValue value = written.get(Names.key(name));
        return value != null ? value.value() : BUILT_IN.getOrDefault(Names.normal(name), "");
    }

    /** Substitution in a line of a file. */
    String inLine(String line, Origin at) throws RefusedException {
        boolean isComment = line.strip().startsWith("#");
        String become = Backticks.substitute(line, name -> find(name, isComment ? null : at), at);
        added += Math.max(0, become.length() - line.length());
        if (added > MOST_ADDED) {
            throw new RefusedException(at, "backticks become more than is followed");
        }
        return become;
    }

    /** The value that a name has; what nothing sets is nothing, and that is said. */
    @Nullable String find(String name, @Nullable Origin at) {
        EffectiveValue value = written.get(Names.key(name));
        if (value != null) {
            return value.value();
        }
        String other = BUILT_IN.get(Names.normal(name));
        if (other == null) {
            other = environment.get(name);
        }
        if (other == null && at != null) {
            problems.unknown(
                    at,
                    "`"
                            + Names.shown(name)
                            + "` is nowhere defined: it is empty unless the daemon's environment"
                            + " has it");
        }
        return other;
    }
}
