package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Gap;
import org.logreeve.fact.TimeSource;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.chrony.ChronyParser;
import org.logreeve.text.Origin;

class TimeSourcesTest {
    private static final String MAIN = "/etc/chrony/chrony.conf";
    private final FakeHost host = FakeHost.with("/usr/sbin/chronyd");

    @Test
    void eachSourceThatIsFollowedIsAFact() {
        host.file(
                MAIN,
                """
                server a.example nts
                pool b.example noselect
                refclock PHC /dev/ptp0
                initstepslew 10 c.example
                """);

        assertThat(TimeSources.of(host.parse(new ChronyParser())))
                .containsExactly(
                        new TimeSource("chrony", "server", "a.example", true, "unknown", at(1)),
                        new TimeSource(
                                "chrony", "refclock", "PHC:/dev/ptp0", false, "unknown", at(3)),
                        new TimeSource("chrony", "start", "c.example", false, "unknown", at(4)));
    }

    @Test
    void chronydThatLeavesTheClockAloneDoesNotSetItAtItsStartEither() {
        host.file(MAIN, "initstepslew 10 c.example\n")
                .file("/etc/default/chrony", "DAEMON_OPTS=-x\n");

        assertThat(TimeSources.of(host.parse(new ChronyParser())))
                .containsExactly(
                        new TimeSource("chrony", "start", "c.example", false, "stopped", at(1)));
    }

    @Test
    void addressThatIsFollowedAlreadyIsNoFurtherSource() {
        var stopped = new TimeSource("ntp", "server", "a.example", false, "stopped", at(1));
        var start = new TimeSource("chrony", "start", "a.example", false, "running", at(2));
        var first = new TimeSource("chrony", "server", "a.example", false, "running", at(3));
        var second = new TimeSource("chrony", "peer", "A.example", true, "running", at(4));
        var other = new TimeSource("chrony", "server", "b.example", false, "running", at(5));

        assertThat(TimeSources.distinct(List.of(stopped, start, first, second, other)))
                .containsExactly(stopped, start, first, second.again(), other);
    }

    @Test
    void whatIsNotUnderstoodIsAGapBesideTheFacts() {
        host.file(MAIN, "server a.example\nfrobnicate\n");

        assertThat(TimeSources.of(host.parse(new ChronyParser())))
                .containsExactly(
                        new TimeSource("chrony", "server", "a.example", false, "unknown", at(1)),
                        new Gap(
                                "TimeSource",
                                "chrony",
                                "",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "directive 'frobnicate' is not known; chronyd does not start with"
                                        + " this",
                                at(2)));
    }

    @Test
    void unreadableMainFileIsAGapAndNoChronyIsNothing() {
        host.denied(MAIN);

        assertThat(TimeSources.of(host.parse(new ChronyParser())))
                .containsExactly(
                        new Gap(
                                "TimeSource",
                                "chrony",
                                "",
                                Gap.Cause.UNREADABLE,
                                "Permission denied",
                                Origin.of(MAIN)));
        assertThat(TimeSources.of(FakeHost.with().parse(new ChronyParser()))).isEmpty();
    }

    private static Origin at(int line) {
        return new Origin(MAIN, line);
    }
}
