package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.parse.syslogng.SyslogNgParser;

/** Which messages come where; each was seen in a running syslog-ng 3.38. */
class SyslogNgRoutesTest {
    private static final String ALL = "192/192";

    private String version = "syslog-ng-core 3.38.1-5+deb12u1 installed\n";

    @Test
    void filtersByFacilityAndSeverityDecideForCertain() {
        assertThat(
                        routes(
                                """
                                filter f_dbg { level(debug); };
                                filter f_auth { facility(auth, authpriv) and not filter(f_dbg); };
                                log { source(s); filter(f_auth); destination(a); };
                                log { source(s); filter { facility(cron) or level(emerg); };
                                      destination(b); };
                                """))
                .containsExactly("a 14/14", "b 31/31");
    }

    @Test
    void finalPathTakesWhatItMatchesAwayFromThoseBehindIt() {
        assertThat(
                        routes(
                                """
                                log { source(s); destination(a); };
                                log { source(s); filter { facility(auth); }; destination(b);
                                      flags(final); };
                                log { source(s); destination(c); };
                                """))
                .containsExactly("a " + ALL, "b 8/8", "c 184/184");
    }

    @Test
    void finalPathThatAMessageItselfDecidesLeavesTheRestUncertain() {
        assertThat(
                        routes(
                                """
                                log { source(s); filter { program("noisy"); }; flags(final); };
                                log { source(s); destination(a); };
                                """))
                .containsExactly("a 0/192");
    }

    @Test
    void fallbackPathGetsWhatNoOtherOneTook() {
        assertThat(
                        routes(
                                """
                                log { source(s); destination(b); flags(fallback); };
                                log { source(s); filter { facility(auth); }; destination(a); };
                                log { source(s); filter { level(crit..emerg); }; destination(c); };
                                """))
                .containsExactly("a 8/8", "b 115/115", "c 72/72");
    }

    @Test
    void catchAllPathGetsEverySourcesMessages() {
        assertThat(
                        routes(
                                """
                                source s_other { udp(port(514)); };
                                log { destination(a); flags(catchall); };
                                log { source(s_other); destination(b); };
                                """))
                .containsExactly("a " + ALL, "b 0/192");
    }

    @Test
    void bothWaysOfAConditionLeadOnForCertain() {
        assertThat(
                        routes(
                                """
                                log {
                                    source(s);
                                    if (program("sudo")) { destination(a); }
                                    else { destination(b); };
                                    destination(c);
                                };
                                """))
                .containsExactly("a 0/192", "b 0/192", "c " + ALL);
    }

    @Test
    void whatABranchDropsIsNotTakenByTheNextOne() {
        assertThat(
                        routes(
                                """
                                log {
                                    source(s);
                                    if (facility(auth)) { filter { level(err); }; destination(a); }
                                    elif (level(err)) { destination(b); }
                                    else { destination(c); };
                                };
                                """))
                .containsExactly("a 1/1", "b 23/23", "c 161/161");
    }

    @Test
    void branchWithoutAFilterOfItsOwnIsLeftWhenItDrops() {
        assertThat(
                        routes(
                                """
                                log {
                                    source(s);
                                    if { filter { facility(auth); }; destination(a); }
                                    else { destination(b); };
                                };
                                """))
                .containsExactly("a 8/8", "b 184/184");
    }

    @Test
    void filterBehindAJunctionUndoesItsFinalChannel() {
        assertThat(
                        routes(
                                """
                                log {
                                    source(s);
                                    junction {
                                        channel { filter { facility(auth); }; flags(final); };
                                        channel { destination(a); };
                                    };
                                    filter { level(err); };
                                    destination(b);
                                };
                                """))
                .containsExactly("a 191/191", "b 24/24");
    }

    @Test
    void pathWithinAPathIsFinalForItsNeighboursOnly() {
        assertThat(
                        routes(
                                """
                                log {
                                    source(s);
                                    log { filter { facility(auth); }; destination(a); flags(final); };
                                    log { destination(b); };
                                };
                                log { source(s); destination(c); };
                                """))
                .containsExactly("a 8/8", "b 184/184", "c " + ALL);
    }

    @Test
    void unreachableDestinationIsNone() {
        assertThat(
                        routes(
                                """
                                log { source(s); flags(final); };
                                log { source(s); destination(a); };
                                """))
                .isEmpty();
    }

    @Test
    void networkSourceBringsNothingForCertain() {
        assertThat(
                        routes(
                                """
                                source s_net { network(port(601)); };
                                log { source(s_net); destination(a); };
                                """))
                .containsExactly("a 0/192");
    }

    @Test
    void kernelsDeviceBringsTheKernelsMessages() {
        assertThat(
                        routes(
                                """
                                source s_kern { file("/proc/kmsg" flags(kernel)); };
                                log { source(s_kern); destination(a); };
                                """))
                .containsExactly("a 8/192");
    }

    @Test
    void socketsOfTheSystemBringEverything() {
        assertThat(
                        routes(
                                """
                                source s_dev { unix-dgram("/dev/log"); };
                                log { source(s_dev); destination(a); };
                                """))
                .containsExactly("a " + ALL);
    }

    @Test
    void facilityThatIsSetOnTheWayCountsBehindIt() {
        assertThat(
                        routes(
                                """
                                log {
                                    source(s);
                                    rewrite { set-facility("cron" condition(level(err))); };
                                    filter { facility(cron); };
                                    destination(a);
                                };
                                """))
                .containsExactly("a 31/31");
    }

    @Test
    void sameConditionBehindAChangeIsAnotherOne() {
        assertThat(
                        routes(
                                """
                                log {
                                    source(s);
                                    rewrite { set("x" value("PROGRAM")); };
                                    filter { program("sudo") or not program("sudo"); };
                                    destination(a);
                                };
                                log {
                                    source(s);
                                    filter { program("sudo"); };
                                    rewrite { set("x" value("PROGRAM")); };
                                    filter { not program("sudo"); };
                                    destination(b);
                                };
                                """))
                .containsExactly("a " + ALL, "b 0/192");
    }

    @Test
    void parserMayDropWhatItCannotRead() {
        assertThat(
                        routes(
                                """
                                log { source(s); parser { json-parser(); }; destination(a); };
                                """))
                .containsExactly("a 0/192");
    }

    @Test
    void filterThatFitsEverythingIsNone() {
        assertThat(
                        routes(
                                """
                                log { source(s); filter { message(".*"); }; destination(a); };
                                """))
                .containsExactly("a " + ALL);
    }

    @Test
    void journalOfANamespaceBringsNothingForCertain() {
        assertThat(
                        routes(
                                """
                                source n { systemd-journal(namespace("app")); };
                                log { source(n); destination(a); };
                                source every { systemd-journal(namespace("*")); };
                                log { source(every); destination(b); };
                                """))
                .containsExactly("a 0/192", "b " + ALL);
    }

    @Test
    void pathsThatMultiplyWithoutEndAreGivenUp() {
        var text = new StringBuilder("log { source(s); ");
        for (int i = 0; i < 40; i++) {
            text.append("junction { channel { }; channel { filter { host(\"h")
                    .append(i)
                    .append("\") }; }; }; ");
        }
        text.append("destination(a); };\n");

        assertThat(SyslogNgRoutes.of(config(text.toString())).complete()).isFalse();
    }

    @Test
    void daemonOfANewerOrUnknownVersionIsCertainOfLess() {
        String paths =
                """
                log {
                    source(s);
                    junction {
                        channel { filter { facility(auth); }; flags(final); };
                        channel { destination(a); };
                    };
                    filter { level(err); };
                    destination(b);
                };
                """;
        for (String installed : List.of("syslog-ng-core 4.8.1-1 installed\n", "")) {
            version = installed;

            assertThat(routes(paths)).containsExactly("a 184/191", "b 24/24");
        }
    }

    private SyslogNgConfig config(String paths) {
        String text =
                """
                @version: 3.38
                source s { system(); };
                destination a { file("/a"); };
                destination b { file("/b"); };
                destination c { file("/c"); };
                """;
        return FakeHost.with("/usr/sbin/syslog-ng")
                .command("packages-debian", version)
                .file(SyslogNgParser.MAIN, text + paths)
                .read(new SyslogNgParser())
                .config();
    }

    /** For each file: of how many of the 192 pairs all messages come, and of how many some. */
    private List<String> routes(String paths) {
        Routes<?> routes = SyslogNgRoutes.of(config(paths));
        assertThat(routes.complete()).isTrue();
        return LogFiles.of(config(paths)).stream()
                .map(
                        file ->
                                "%s %d/%d"
                                        .formatted(
                                                file.path().substring(1),
                                                size(file.reach().surely()),
                                                size(file.reach().maybe())))
                .toList();
    }

    private static long size(org.logreeve.parse.PriorityMask mask) {
        long size = 0;
        for (int facility = 0; facility < 24; facility++) {
            size += Integer.bitCount(mask.severitiesOf(facility));
        }
        return size;
    }
}
