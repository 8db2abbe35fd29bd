package org.logreeve.parse.rsyslog;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which modules and templates exist at a point of the configuration: order counts. */
final class Modules {
    private static final List<String> BUILT_IN = List.of("omfile", "ompipe", "omfwd", "omusrmsg");

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

    private final Set<String> outputs = new HashSet<>(BUILT_IN);
    private final Set<String> templates = new HashSet<>(BUILT_IN_TEMPLATES);

    /** Loads a module by name or path. */
    void load(String written) {
        String name = written.substring(written.lastIndexOf('/') + 1);
        name = name.endsWith(".so") ? name.substring(0, name.length() - 3) : name;
        outputs.add(name.toLowerCase(Locale.ROOT));
    }

    boolean has(String type) {
        return outputs.contains(type);
    }

    void addTemplate(String name) {
        templates.add(name);
    }

    /** Names of templates are compared with case. */
    boolean hasTemplate(String name) {
        return templates.contains(name);
    }
}
