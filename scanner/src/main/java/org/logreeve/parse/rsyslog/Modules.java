package org.logreeve.parse.rsyslog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** Which modules and templates exist at a point of the configuration: order counts. */
final class Modules {
    private static final List<String> BUILT_IN = List.of("omfile", "ompipe", "omfwd", "omusrmsg");

    /** {@code ptcp} comes with the daemon's own package. */
    private static final List<String> BUILT_IN_DRIVERS = List.of("", "ptcp");

    private static final List<String> BUILT_IN_TEMPLATES =
            List.of(
                    "RSYSLOG_DebugFormat",
                    "RSYSLOG_SyslogProtocol23Format",
                    "RSYSLOG_SyslogRFC5424Format",
                    "RSYSLOG_FileFormat",
                    "RSYSLOG_TraditionalFileFormat",
                    "RSYSLOG_ForwardFormat",
                    "RSYSLOG_TraditionalForwardFormat",
                    "RSYSLOG_SysklogdFileFormat",
                    "RSYSLOG_omudpspoofDfltSourceTpl",
                    " WallFmt",
                    " StdUsrMsgFmt",
                    " StdDBFmt",
                    " StdPgSQLFmt",
                    " StdJSONFmt",
                    " FullJSONFmt",
                    " StdClickHouseFmt");

    private final Map<String, String> loaded = new HashMap<>();
    private final ModuleFiles files;
    private final Problems problems;
    private final Set<String> templates = new HashSet<>(BUILT_IN_TEMPLATES);

    Modules(ModuleFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** Loads a module by name or path; what is not installed is found out when it is used. */
    void load(String written) {
        loaded.put(ConfigObject.moduleName(written), written);
    }

    /** Whether the daemon has this output: it is built in, or it is loaded and installed. */
    boolean has(String type, Origin at) {
        String written = loaded.get(type);
        if (BUILT_IN.contains(type) || written == null) {
            return written != null || BUILT_IN.contains(type);
        }
        return isInstalled(written, "module '" + type + "'", at);
    }

    /** A network stream driver; an action that wants one that is not there sends nothing. */
    boolean hasDriver(String driver, Origin at) {
        return BUILT_IN_DRIVERS.contains(driver)
                || isInstalled("lmnsd_" + driver, "stream driver '" + driver + "'", at);
    }

    private boolean isInstalled(String file, String what, Origin at) {
        return switch (files.of(file)) {
            case FOUND -> true;
            case ABSENT -> {
                problems.noted(at, what + " is not installed");
                yield false;
            }
            case UNCLEAR -> {
                problems.unknown(at, "whether " + what + " is installed is not known");
                yield true;
            }
        };
    }

    void addTemplate(String name) {
        templates.add(name);
    }

    /** Names of templates are compared with case. */
    boolean hasTemplate(String name) {
        return templates.contains(name);
    }
}
