package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.text.Origin;

/** The files that syslog daemons write messages to. */
public final class LogFiles {
    /**
     * A file with a fixed name that messages come to.
     *
     * @param path as configured
     * @param reach what is written to it
     * @param origin where it is named
     */
    public record LogFile(String path, Reach reach, Origin origin) {}

    private LogFiles() {}

    /** In the configuration's order; a file written by several actions is listed for each. */
    public static List<LogFile> of(Parsed<RsyslogConfig> parsed) {
        return parsed instanceof Parsed.Config<RsyslogConfig> config
                ? fixed(written(config.config(), new Walks()))
                : List.of();
    }

    /** The same for syslog-ng; what has a name of its own for each message or day is left out. */
    public static List<LogFile> of(SyslogNgConfig config) {
        return fixed(written(config, new Walks()));
    }

    /**
     * Any file that messages come to.
     *
     * @param origin where it is named
     */
    record Written(WrittenFile file, Reach reach, Origin origin) {}

    static List<LogFile> fixed(List<Written> written) {
        return written.stream()
                .filter(each -> each.file().isFixed())
                .map(each -> new LogFile(each.file().name(), each.reach(), each.origin()))
                .toList();
    }

    static List<Written> written(RsyslogConfig config, Walks walks) {
        var files = new ArrayList<Written>();
        walks.of(config)
                .routes()
                .actions()
                .forEach(
                        (action, reach) -> {
                            if (action.type().equals("omfile")) {
                                WrittenFile file = WrittenFile.of(config, action);
                                files.add(new Written(file, reach, action.origin()));
                            }
                        });
        return files;
    }

    static List<Written> written(SyslogNgConfig config, Walks walks) {
        var files = new ArrayList<Written>();
        walks.of(config)
                .trace()
                .routes()
                .actions()
                .forEach(
                        (driver, reach) -> {
                            if (driver.name().equals("file")) {
                                WrittenFile file = WrittenFile.ofSyslogNg(driver.target());
                                files.add(new Written(file, reach, driver.origin()));
                            }
                        });
        return files;
    }
}
