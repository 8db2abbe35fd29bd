package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.EffectiveValue;
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
        var files = new ArrayList<LogFile>();
        if (parsed instanceof Parsed.Config<RsyslogConfig> config) {
            RsyslogRoutes.of(config.config())
                    .actions()
                    .forEach(
                            (action, reach) ->
                                    action.setting("file")
                                            .filter(file -> action.type().equals("omfile"))
                                            .map(EffectiveValue::value)
                                            .map(path -> new LogFile(path, reach, action.origin()))
                                            .ifPresent(files::add));
        }
        return files;
    }

    /** The same for syslog-ng; what has a name of its own for each message or day is left out. */
    public static List<LogFile> of(SyslogNgConfig config) {
        var files = new ArrayList<LogFile>();
        SyslogNgRoutes.of(config)
                .actions()
                .forEach(
                        (driver, reach) -> {
                            String path = driver.target();
                            if (driver.name().equals("file") && path.indexOf('$') < 0) {
                                files.add(new LogFile(path, reach, driver.origin()));
                            }
                        });
        return files;
    }
}
