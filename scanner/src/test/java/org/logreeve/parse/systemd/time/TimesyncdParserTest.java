package org.logreeve.parse.systemd.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.text.Origin;

class TimesyncdParserTest {
    private static final String MAIN = "/etc/systemd/timesyncd.conf";
    private static final String SITE = "/etc/systemd/timesyncd.conf.d/site.conf";

    private final FakeHost host =
            FakeHost.with("/usr/lib/systemd/systemd-timesyncd")
                    .command("systemd-version", "systemd 252 (252.39-1~deb12u2)\n");

    @Test
    void serversAddUpOverFilesAndEachOnce() {
        host.file(MAIN, "[Time]\nNTP=a b\n").file(SITE, "[Time]\nNTP=b  c\n");

        assertThat(read().config().configured())
                .containsExactly(ntp("a", MAIN, 2), ntp("b", MAIN, 2), ntp("c", SITE, 2));
    }

    @Test
    void emptyAssignmentTakesAllEarlierServersAway() {
        host.file(MAIN, "[Time]\nNTP=a\n").file(SITE, "[Time]\nNTP=\nNTP=b\n");

        assertThat(read().config().configured())
                .containsExactly(
                        new EffectiveValue(
                                "NTP",
                                "b",
                                new Origin(SITE, 3),
                                List.of(new EffectiveValue.Overridden("a", new Origin(MAIN, 2)))));
    }

    @Test
    void fallbackServersCountOnlyWhereThereAreNoOthers() {
        host.file("/etc/os-release", "ID=debian\n");

        assertThat(read().config().isOnFallback()).isTrue();
        assertThat(read().config().fallback())
                .extracting(EffectiveValue::value)
                .containsExactly(
                        "0.debian.pool.ntp.org",
                        "1.debian.pool.ntp.org",
                        "2.debian.pool.ntp.org",
                        "3.debian.pool.ntp.org");
        host.file("/run/systemd/netif/state", "OPER_STATE=routable\nNTP=192.0.2.1 x.example\n");
        assertThat(read().config().isOnFallback()).isFalse();
        assertThat(read().config().link())
                .extracting(EffectiveValue::value)
                .containsExactly("192.0.2.1", "x.example");
    }

    @Test
    void emptyFallbackMeansNoneNotTheOnesBuiltIn() {
        host.file("/etc/os-release", "ID=debian\n").file(MAIN, "[Time]\nFallbackNTP=\n");

        assertThat(read().config().fallback()).isEmpty();
        assertThat(read().config().fallbackKnown()).isTrue();
    }

    @Test
    void whatAnUnknownDistributionBuildsInIsNotKnown() {
        host.file("/etc/os-release", "ID=arch\n");

        assertThat(read().config().fallbackKnown()).isFalse();
    }

    @Test
    void serversOfLinksThatMayNotBeReadAreAProblem() {
        host.denied("/run/systemd/netif/state");

        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void serversInQuotesAreNotUnderstood() {
        host.file(MAIN, "[Time]\nNTP=\"a b\"\n");

        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void unitThatIsMaskedIsNotEnabled() {
        String unit = "/etc/systemd/system/systemd-timesyncd.service";
        String wants = "/etc/systemd/system/sysinit.target.wants/systemd-timesyncd.service";

        assertThat(read().config().enabled()).isFalse();
        host.file(wants, "[Unit]\n");
        assertThat(read().config().enabled()).isTrue();
        host.link(unit, "/dev/null");
        assertThat(read().config().enabled()).isFalse();
    }

    private Parsed.Config<TimesyncdConfig> read() {
        return host.read(new TimesyncdParser());
    }

    private static EffectiveValue ntp(String server, String path, int line) {
        return new EffectiveValue("NTP", server, new Origin(path, line));
    }
}
