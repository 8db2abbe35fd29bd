package org.logreeve.parse.rsyslog;

import java.util.List;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** Files of rsyslogd's command line options; only one that the service's unit names counts. */
final class StartOptions {
    static final List<String> FILES = List.of("/etc/default/rsyslog", "/etc/sysconfig/rsyslog");

    /** systemd.unit(5): the first that is there counts. */
    static final List<String> UNITS =
            List.of(
                    "/etc/systemd/system/rsyslog.service",
                    "/lib/systemd/system/rsyslog.service",
                    "/usr/lib/systemd/system/rsyslog.service");

    private StartOptions() {}

    /** Says where options name another main file, and whether they are known not to count. */
    static void check(HostFiles files, Problems problems) {
        String unit = "";
        for (FileRead read : UNITS.stream().map(files::read).toList()) {
            unit = unit.isEmpty() && read instanceof FileRead.Content c ? c.text() : unit;
        }
        for (String path : FILES) {
            if (files.read(path) instanceof FileRead.Content content) {
                check(content, !unit.isEmpty() && !unit.contains(path), problems);
            }
        }
    }

    private static void check(FileRead.Content options, boolean ignored, Problems problems) {
        int number = 0;
        for (String line : (Iterable<String>) options.text().lines()::iterator) {
            number++;
            boolean set = !line.stripLeading().startsWith("#") && line.contains("_OPTIONS=");
            if (set && line.contains("-f")) {
                var at = new Origin(options.path(), number);
                if (ignored) {
                    problems.noted(at, "-f is not used: the service does not read this file");
                } else {
                    problems.unknown(at, "-f: rsyslogd may read another main file");
                }
            }
        }
    }
}
