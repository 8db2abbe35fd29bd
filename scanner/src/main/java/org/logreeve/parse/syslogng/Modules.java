package org.logreeve.parse.syslogng;

import java.util.List;
import java.util.Set;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/** Which of syslog-ng's modules are on the host. */
final class Modules {
    /** In every package of the daemon itself (Debian's syslog-ng-core, EPEL's syslog-ng). */
    private static final Set<String> CORE =
            Set.of(
                    "linux-kmsg-format",
                    "tags-parser",
                    "cryptofuncs",
                    "regexp-parser",
                    "map-value-pairs",
                    "afprog",
                    "kvformat",
                    "pseudofile",
                    "sdjournal",
                    "dbparser",
                    "timestamp",
                    "tfgetent",
                    "disk-buffer",
                    "appmodel",
                    "rate-limit-filter",
                    "pacctformat",
                    "afsocket",
                    "hook-commands",
                    "system-source",
                    "afuser",
                    "json-plugin",
                    "cef",
                    "basicfuncs",
                    "syslogformat",
                    "affile",
                    "csvparser",
                    "confgen");

    private final HostFiles files;
    private final String version;

    /**
     * Looks in the usual folders.
     *
     * @param version of the daemon, which is in the folder's name; empty when not known
     */
    Modules(HostFiles files, String version) {
        this.files = files;
        String[] parts = version.split("\\.", -1);
        this.version = parts.length > 1 ? parts[0] + "." + parts[1] : "";
    }

    boolean isThere(String name) {
        if (CORE.contains(name)) {
            return true;
        }
        return name.indexOf('/') < 0
                && List.of(
                                "/usr/lib/syslog-ng/" + version + "/lib" + name + ".so",
                                "/usr/lib/syslog-ng/lib" + name + ".so",
                                "/usr/lib64/syslog-ng/lib" + name + ".so")
                        .stream()
                        .map(files::stat)
                        .toList()
                        .stream()
                        .anyMatch(
                                read ->
                                        read instanceof FileRead.Present
                                                || read instanceof FileRead.Content);
    }
}
