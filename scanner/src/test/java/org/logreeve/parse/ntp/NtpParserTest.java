package org.logreeve.parse.ntp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.TimeSource;
import org.logreeve.normalize.NtpSources;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.openntpd.OpenNtpdParser;
import org.logreeve.text.Origin;

/** By ntp.conf(5) of ntpsec 1.2.2 and its Debian package's starter; ntpd cannot check a file. */
class NtpParserTest {
    private static final String CONF = "/etc/ntpsec/ntp.conf";
    private static final String DHCP = "/run/ntpsec/ntp.conf.dhcp";

    private final FakeHost host = FakeHost.with("/usr/sbin/ntpd");

    @Test
    void aSourceIsAFactWithItsOrigin() {
        host.file(CONF, "tos minclock 4\nserver -4 ntp1.example iburst nts # ours\n");

        assertThat(sources())
                .containsExactly(
                        new TimeSource(
                                "ntp",
                                "server",
                                "ntp1.example",
                                true,
                                "unknown",
                                new Origin(CONF, 2)));
    }

    @Test
    void authenticationAndNoselectAreOptionsAndNotValues() {
        host.file(
                CONF,
                """
                pool p.example
                server a key 7
                server b noselect
                server 127.127.1.0
                refclock nmea unit 0 refid nts
                refclock shm unit 1
                refclock shm
                """);

        assertThat(sources())
                .extracting(s -> s.kind() + " " + s.address() + " " + s.authenticated())
                .containsExactly(
                        "pool p.example false",
                        "server a true",
                        "refclock 127.127.1.0 false",
                        "refclock nmea:0 false",
                        "refclock shm:1 false",
                        "refclock shm:0 false");
    }

    @Test
    void theFileThatDhcpMakesIsReadInsteadOfTheUsualOne() {
        host.file(CONF, "server ours.example\n").file(DHCP, "server dhcp.example\n");

        assertThat(sources()).extracting(TimeSource::address).containsExactly("dhcp.example");
    }

    @Test
    void dhcpsFileMayBeIgnored() {
        host.file(CONF, "server ours.example\n")
                .file(DHCP, "server dhcp.example\n")
                .file("/etc/default/ntpsec", "NTPD_OPTS=\"-g -N\"\nIGNORE_DHCP=\"yes\"\n");

        assertThat(sources()).extracting(TimeSource::address).containsExactly("ours.example");
    }

    @Test
    void anOptionNamesAnotherFileButDhcpsStandsBehindIt() {
        host.file(CONF, "server ours.example\n")
                .file("/srv/ntp.conf", "server other.example\n")
                .file("/etc/default/ntpsec", "NTPD_OPTS='-g -c /srv/ntp.conf'\n");
        assertThat(sources()).extracting(TimeSource::address).containsExactly("other.example");

        host.file(DHCP, "server dhcp.example\n");
        assertThat(sources()).extracting(TimeSource::address).containsExactly("dhcp.example");
    }

    @Test
    void includesAreReadWhereTheyStandAndFoldersInOrder() {
        host.file(CONF, "includefile more\nincludefile d\nserver z.example\n")
                .file("/etc/ntpsec/more", "server a.example\n")
                .file("/etc/ntpsec/d/2.conf", "server c.example\n")
                .file("/etc/ntpsec/d/1.conf", "server b.example\nunpeer a.example\n")
                .file("/etc/ntpsec/d/3.bak", "server x.example\n");

        assertThat(sources())
                .extracting(TimeSource::address)
                .containsExactly("b.example", "c.example", "z.example");
    }

    @Test
    void aDaemonToldToLeaveTheClockAloneFollowsNothing() {
        host.file(CONF, "server a.example\nenable ntp\ndisable monitor ntp\n");

        assertThat(sources()).extracting(TimeSource::observed).containsExactly("stopped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sever a",
                "server",
                "server a minpoll x",
                "server a fast",
                "server a key",
                "server a key 0",
                "server a key 65535",
                "server a key 99999999999999999999",
                "server a version 9",
                "server a mode -1",
                "server a minpoll 99999999999",
                "includefile /none",
                "server \"a",
                "Server a"
            })
    void whatIsNotUnderstoodIsAGap(String line) {
        host.file(CONF, "server a.example\n" + line + "\n");

        assertThat(facts()).anyMatch(Gap.class::isInstance);
    }

    @Test
    void numbersAtTheirEndsAreTaken() {
        host.file(CONF, "server a key 1 version 1\nserver b key 65534 version 4 minpoll -9\n");

        assertThat(facts()).noneMatch(Gap.class::isInstance);
        assertThat(sources()).extracting(TimeSource::authenticated).containsExactly(true, true);
    }

    @Test
    void aSourceThatIsTakenBackIsNone() {
        host.file(CONF, "server a\nserver b\npeer a\nunpeer a\nserver a\nunpeer c\n");

        assertThat(sources())
                .extracting(source -> source.address() + " " + source.origin().line())
                .containsExactly("b 2", "a 5");
    }

    @Test
    void openntpdsProgramOfTheSameNameIsNotThisOne() {
        host.file("/etc/openntpd/ntpd.conf", "servers pool.example\nsensor *\nserver a\n");

        assertThat(host.parse(new NtpParser())).isInstanceOf(Parsed.NotPresent.class);
        assertThat(NtpSources.ofOpenNtpd(host.parse(new OpenNtpdParser())))
                .extracting(fact -> ((TimeSource) fact).kind() + " " + fact.origin().line())
                .containsExactly("pool 1", "refclock 2", "server 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DAEMON_OPTS=\"-s -f /etc/own.conf\"\n",
                "DAEMON_OPTS=-sf/etc/own.conf\n",
                "DAEMON_OPTS=\"-s \\\n -f /etc/own.conf\"\n"
            })
    void openntpdReadsTheFileThatItsOptionsName(String options) {
        host.file("/etc/openntpd/ntpd.conf", "server usual\n")
                .file("/etc/own.conf", "server own\n")
                .file("/etc/default/openntpd", options);

        assertThat(NtpSources.ofOpenNtpd(host.parse(new OpenNtpdParser())))
                .extracting(fact -> ((TimeSource) fact).address())
                .containsExactly("own");
    }

    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "\n", "\"", "#", "=", "server a\n", "\0", "restrict a\n"})
    void longTextsAreReadInOnePass(String sign) {
        host.file(CONF, sign.repeat(2_000_000 / sign.length()));

        assertThat(facts()).isNotNull();
    }

    @Test
    void filesThatIncludeOneAnotherEnd() {
        host.file(CONF, "includefile a0\n");
        for (int i = 0; i < 5; i++) {
            host.file("/etc/ntpsec/a" + i, "includefile a" + (i + 1) + "\n");
        }
        host.file("/etc/ntpsec/a5", "server deep\n");

        assertThat(facts()).anyMatch(Gap.class::isInstance);

        host.file("/etc/ntpsec/a4", "server deep\n");
        assertThat(facts()).noneMatch(Gap.class::isInstance);
    }

    @Test
    void moreFilesThanAnyHostHasAreAGap() {
        host.file("/etc/ntpsec/a", "server a\n").file(CONF, "includefile a\n".repeat(499));
        assertThat(facts()).noneMatch(Gap.class::isInstance);

        host.file(CONF, "includefile a\n".repeat(500));
        assertThat(facts()).anyMatch(Gap.class::isInstance);
    }

    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Test
    void manySourcesTakenBackTakeOnePass() {
        var text = new StringBuilder("server a\n".repeat(150_000));
        for (int i = 0; i < 150_000; i++) {
            text.append("unpeer b").append(i).append('\n');
        }
        host.file(CONF, text.toString());

        assertThat(host.read(new NtpParser()).config().sources()).hasSize(150_000);
    }

    private List<TimeSource> sources() {
        return facts().stream()
                .filter(TimeSource.class::isInstance)
                .map(TimeSource.class::cast)
                .toList();
    }

    private List<Fact> facts() {
        return NtpSources.ofNtp(host.parse(new NtpParser()));
    }
}
