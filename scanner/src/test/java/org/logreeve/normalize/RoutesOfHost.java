package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** The routes that are read off a host. */
final class RoutesOfHost {
    static final String RSYSLOG = "/etc/rsyslog.conf";
    static final String JOURNALD = "/etc/systemd/journald.conf";
    static final String INPUTS = "module(load=\"imuxsock\")\nmodule(load=\"imklog\")\n";
    static final String FORWARD = "*.* @@logs.example.org:6514\n";
    static final String FILE = "*.* /var/log/all\n";

    private RoutesOfHost() {}

    /** One with syslog-ng alone. */
    static FakeHost syslogNg(String text) {
        return FakeHost.with("/usr/sbin/syslog-ng")
                .file("/etc/syslog-ng/syslog-ng.conf", "@version: 3.38\n" + text);
    }

    /** One with rsyslog alone. */
    static FakeHost rsyslog() {
        return FakeHost.with("/usr/sbin/rsyslogd").folder("/etc/rsyslog.d");
    }

    /** The same host with journald. */
    static void journald(FakeHost host, String text) {
        host.file("/usr/lib/systemd/systemd-journald", "")
                .folder("/var/log/journal")
                .file(JOURNALD, text);
    }

    static EventRoute route(FakeHost host, String eventClass, String goal) {
        return model(host).facts().stream()
                .filter(EventRoute.class::isInstance)
                .map(EventRoute.class::cast)
                .filter(route -> route.eventClass().equals(eventClass))
                .filter(route -> route.goal().equals(goal))
                .findFirst()
                .orElseThrow();
    }

    static List<Gap> gaps(FakeHost host) {
        return model(host).facts().stream()
                .filter(Gap.class::isInstance)
                .map(Gap.class::cast)
                .filter(gap -> gap.kind().equals("EventRoute"))
                .toList();
    }

    private static HostModel model(FakeHost host) {
        try {
            return HostModel.read(host::collect, new Host("h", Origin.of("inventory")));
        } catch (HostException e) {
            throw new AssertionError(e);
        }
    }

    /** What the service manager says of a unit that runs. */
    static String unit(String name) {
        return """
        Id=%s
        LoadState=loaded
        ActiveState=active
        SubState=running
        UnitFileState=enabled
        Result=success
        """
                .formatted(name);
    }

    static String stopped(String name) {
        return unit(name).replace("=active", "=inactive").replace("=running", "=dead");
    }
}
