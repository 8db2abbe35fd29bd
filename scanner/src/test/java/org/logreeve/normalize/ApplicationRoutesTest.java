package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.parse.FakeHost;
import org.logreeve.policy.Need;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** Programs that the inventory declares have routes like those of sshd. */
class ApplicationRoutesTest {
    private static final Host HOST =
            new Host("h", List.of("payments=local3", "ledger=user"), Origin.of("inventory"));

    @Test
    void eachHasARouteByItsFacility() throws HostException {
        FakeHost host = rsyslog("local3.* stop\n*.* @@logs.example:514\n");

        assertThat(routes(host))
                .containsExactly(
                        "application payments local3 none [stop (/etc/rsyslog.conf:2)]",
                        "application ledger user all []");
    }

    @Test
    void whatIsNotUnderstoodLeavesOpenOnlyThoseThatItMayConcern() throws HostException {
        FakeHost host =
                rsyslog(
                        "module(load=\"omprog\")\nlocal3.* action(type=\"omprog\" binary=\"/x\")\n*.* @@logs.example:514\n");

        assertThat(HostModel.read(host::collect, HOST).facts())
                .filteredOn(fact -> fact instanceof Gap gap && gap.kind().equals("EventRoute"))
                .extracting(fact -> ((Gap) fact).scope())
                .contains("application payments")
                .doesNotContain("application ledger");
    }

    @Test
    void aRuleMayNeedAllOfThem() {
        var need = new Need("EventRoute", "application *");

        assertThat(need.isMissedBy(gap("application payments"))).isTrue();
        assertThat(need.isMissedBy(gap(""))).isTrue();
        assertThat(need.isMissedBy(gap("cron"))).isFalse();
    }

    private static Gap gap(String scope) {
        return new Gap("EventRoute", "rsyslog", scope, Gap.Cause.UNREADABLE, "x", Origin.of("x"));
    }

    private static FakeHost rsyslog(String text) {
        return FakeHost.with("/usr/sbin/rsyslogd", "/usr/lib/x86_64-linux-gnu/rsyslog/omprog.so")
                .file("/etc/rsyslog.conf", "module(load=\"imuxsock\")\n" + text);
    }

    private static List<String> routes(FakeHost host) throws HostException {
        return HostModel.read(host::collect, HOST).facts().stream()
                .filter(EventRoute.class::isInstance)
                .map(EventRoute.class::cast)
                .filter(route -> route.goal().equals("another-host"))
                .filter(route -> route.eventClass().startsWith("application "))
                .map(
                        route ->
                                "%s %s %s %s"
                                        .formatted(
                                                route.eventClass(),
                                                route.facility(),
                                                route.arrives(),
                                                route.losses()))
                .toList();
    }
}
