package org.logreeve.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.SampleRun;
import org.logreeve.report.ExampleRun;
import org.logreeve.text.Origin;

class PageTest {
    private final Page example = Page.of(ExampleRun.journal());

    @Test
    void aHostThatWasNotReadIsNeverAmongThoseThatPass() {
        Answer reach = example.answers().getFirst();

        assertThat(reach.title()).isEqualTo("Logs reach the collectors of the SOC");
        assertThat(reach.counted().numbers())
                .isEqualTo(Map.of(Standing.FAILS, 1, Standing.UNTOLD, 6, Standing.PASSES, 1));
        assertThat(reach.why())
                .extracting(why -> why.hosts() + " " + why.of().words())
                .containsExactly(
                        "1 \u201cLog messages are sent to another host\u201d",
                        "4 not assessed",
                        "1 \u201cLog messages are sent to another host\u201d could not be told (rule)",
                        "1 \u201cLog messages are sent to another host\u201d could not be told"
                                + " (unreadable)");
    }

    @Test
    void aWaivedFailIsAPartOfItsOwnAndWhatDoesNotApplyTooIs() {
        assertThat(example.answers().get(1).counted().numbers())
                .isEqualTo(
                        Map.of(
                                Standing.FAILS, 1,
                                Standing.UNTOLD, 4,
                                Standing.WAIVED, 1,
                                Standing.PASSES, 1,
                                Standing.NOTHING, 1));
        assertThat(example.waived())
                .extracting(each -> each.subject().name(), each -> each.result().rule())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "db01.example", "retention/local-minimum"));
    }

    @Test
    void barsAreAsLongAsTheirNumbersAndNoPartIsLost() {
        assertThat(example.answers().getFirst().counted().bar())
                .containsExactly(
                        new Counted.Part("fails", 0, 12.5),
                        new Counted.Part("untold", 12.5, 75),
                        new Counted.Part("passes", 87.5, 12.5));
    }

    @Test
    void hostsThatWereNotReadStandInFrontAndThoseOutOfServiceBehind() {
        assertThat(example.hosts())
                .extracting(HostView::name)
                .containsExactly(
                        "web02.example",
                        "edge01.example",
                        "web03.example",
                        "web04.example",
                        "app01.example",
                        "db01.example",
                        "log01.example",
                        "web01.example",
                        "old01.example",
                        "spare01.example");
        assertThat(example.plainly())
                .isEqualTo(
                        "4 of 8 hosts in service were read. Of these, 1 fails a rule of high or"
                                + " critical severity, and on 2 such a rule could not be told.");
    }

    @Test
    void rulesThatFailStandBeforeThoseThatCouldNotBeTold() {
        assertThat(example.open())
                .extracting(rule -> rule.rule().id() + " " + rule.explains())
                .containsExactly(
                        "forwarding/remote-destination 1",
                        "time-sync/approved-source 0",
                        "forwarding/encrypted 0",
                        "retention/local-minimum 0",
                        "reviews/stated-in-time[weekly-log-review] 0",
                        "anomalies/every-host-scanned 0");
        assertThat(example.open().get(3).thresholds())
                .containsExactly("least days: 90 days (CIS Controls 8.10; PCI DSS 10.5.1)");
    }

    @Test
    void aResponsibilityCountsHostsThatWereNotReadAndSaysHowMuchOfItNoRuleAnswersFor() {
        assertThat(example.duties())
                .extracting(
                        duty ->
                                "%s %d of %d %s %s"
                                        .formatted(
                                                duty.duty().id(),
                                                duty.answered(),
                                                duty.duty().requirements().size(),
                                                duty.counted().numbers(),
                                                duty.open().stream()
                                                        .map(each -> each.rule().id())
                                                        .toList()))
                .containsExactly(
                        "S7 2 of 3 {FAILS=1, UNTOLD=6, PASSES=1}"
                                + " [forwarding/remote-destination, forwarding/encrypted]",
                        "S9 1 of 1 {FAILS=1, UNTOLD=5, PASSES=1} [time-sync/approved-source]",
                        "S8 0 of 1 {UNTOLD=4} []");
    }

    @Test
    void aLogIsLongEnoughOnlyWhereARuleOfRetentionSaysSo() {
        StreamView syslog =
                example.streams().stream()
                        .filter(stream -> stream.name().equals("/var/log/syslog"))
                        .findFirst()
                        .orElseThrow();

        // the rule that passes on web01 looked at something else
        assertThat(syslog.counted().numbers())
                .isEqualTo(Map.of(Standing.FAILS, 1, Standing.UNTOLD, 1));
        assertThat(syslog.shortest().host().name()).isEqualTo("app01.example");
        assertThat(syslog.longest()).isEqualTo(98);
        assertThat(syslog.wrong())
                .containsExactly("/var/log/syslog: kept 28 days for certain, 90 are wanted");
    }

    @Test
    void aLogIsRightOnlyWhereNoRuleOfRetentionFailsOnItOrCouldNotTell() {
        HostRecord sample = SampleRun.failing("web01");
        RuleResult most =
                retention("maximum", State.FAIL, List.of(tooLong("/a")), List.of("/a", "/b", "/c"));
        RuleResult least = retention("minimum", State.UNKNOWN, List.of(), List.of("/a", "/b"));
        var streams = new ArrayList<HostFigures.Stream>();
        for (String log : List.of("/a", "/b", "/c")) {
            streams.add(new HostFigures.Stream(log, 28, 35, "weekly x 4", "/etc/logrotate.conf:1"));
        }
        HostRecord host =
                new HostRecord(
                        "web01",
                        "assessed",
                        null,
                        sample.connection(),
                        sample.access(),
                        sample.started(),
                        1,
                        0,
                        List.of(),
                        List.of(most, least),
                        null,
                        null,
                        List.of(),
                        new HostFigures(streams, List.of()));

        assertThat(page(host).streams())
                .extracting(each -> each.name() + " " + each.counted().numbers() + each.wrong())
                .containsExactly(
                        "/a {FAILS=1}[kept too long]", "/b {UNTOLD=1}[]", "/c {PASSES=1}[]");
    }

    private static Finding tooLong(String log) {
        return new Finding(
                Origin.of("-"),
                "kept too long",
                "900",
                "730",
                "file",
                log,
                Severity.MEDIUM,
                List.of(),
                "f");
    }

    private static RuleResult retention(
            String rule, State state, List<Finding> findings, List<String> logs) {
        return new RuleResult(
                "web01",
                "retention/local-" + rule,
                List.of("RET-002"),
                "host",
                state,
                state == State.UNKNOWN ? "unreadable" : "",
                "",
                Severity.MEDIUM,
                "true",
                findings,
                logs.stream()
                        .map(log -> new Examined("Retention", log + " is kept", Origin.of("-")))
                        .toList());
    }

    private static Page page(HostRecord... hosts) {
        return Page.of(
                new Journal(
                        SampleRun.header(
                                Stream.of(hosts).map(HostRecord::host).toArray(String[]::new)),
                        List.of(hosts),
                        new RunEnd("2026-11-22T12:00:05Z", false),
                        0));
    }

    @Test
    void whatIsNotKnownToBeWrongIsNotSaidToBeRight() {
        HostRecord unknown =
                SampleRun.assessed("web01", State.UNKNOWN, "unreadable", "", Severity.CRITICAL);
        HostRecord good = SampleRun.assessed("web01", State.PASS, "", "", Severity.CRITICAL);

        assertThat(page(unknown).plainly())
                .isEqualTo(
                        "All 1 hosts in service were read. Of these, none is known to fail a rule"
                                + " of high or critical severity, and on 1 such a rule could not"
                                + " be told.");
        assertThat(page(SampleRun.unreachable("web01")).plainly())
                .isEqualTo("0 of 1 hosts in service were read. Nothing can be said of any.");
        assertThat(page(unknown).isAllWell()).isFalse();
        assertThat(page(SampleRun.unreachable("web01")).isAllWell()).isFalse();
        assertThat(page(good).isAllWell()).isTrue();
    }

    @Test
    void anAnswerSaysWhenTheProfileLeavesOutSomeOfItsRules() {
        assertThat(example.answers())
                .extracting(each -> each.rules() + " of " + each.named())
                .startsWith("[Log messages are sent to another host] of 3");
    }

    @Test
    void pathsAreToldApartWhereNothingIsSentAndWhereNobodyKnows() {
        assertThat(example.paths().groups())
                .extracting(group -> group.words() + " " + group.targets())
                .containsExactly(
                        "2 hosts [could not be told]",
                        "web01.example [logs.example:6514]",
                        "app01.example [no other host]");
    }

    @Test
    void clocksDifferForCertainOnlyOutsideOfWhatTheReadingTook() {
        assertThat(clock(-12, 30).certain()).isZero();
        assertThat(clock(-12, 30).words())
                .isEqualTo("no difference that could be told (-12 to +30 ms)");
        assertThat(clock(3, 40).words()).isEqualTo("3 to 40 ms ahead");
        assertThat(clock(-40, -3).certain()).isEqualTo(3);
        assertThat(clock(-40, -3).words()).isEqualTo("3 to 40 ms behind");
        assertThat(clock(299_900, 300_100).words()).isEqualTo("299 to 301 s ahead");
        assertThat(clock(-36_000_100, -35_999_900).words()).isEqualTo("599 minutes behind");
        assertThat(clock(36_000_100, 36_000_200).words()).isEqualTo("10 hours ahead");
        assertThat(clock(400_000_000_000L, 400_000_000_010L).words()).isEqualTo("4629 days ahead");
    }

    @Test
    void hostWhoseClockWasNotMeasuredHasNone() {
        assertThat(clocks(HostFigures.NONE)).isEmpty();
    }

    private static ClockView clock(long least, long most) {
        return clocks(
                        new HostFigures(
                                List.of(),
                                List.of(),
                                new HostFigures.Clock(least, most, "synchronised")))
                .getFirst();
    }

    private static List<ClockView> clocks(HostFigures figures) {
        HostRecord sample = SampleRun.failing("web01");
        HostRecord host =
                new HostRecord(
                        sample.host(),
                        sample.status(),
                        null,
                        sample.connection(),
                        sample.access(),
                        sample.started(),
                        120,
                        1_700_000_000,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        figures);
        return Page.of(
                        new Journal(
                                SampleRun.header("web01"),
                                List.of(host),
                                new RunEnd("2026-11-22T12:00:05Z", false),
                                0))
                .clocks();
    }

    @Test
    void theGravestResultStandsForATheme() {
        HostRecord unknown =
                SampleRun.assessed(
                        "web01", State.UNKNOWN, "unreadable", "may not", Severity.CRITICAL);
        Page page =
                Page.of(
                        new Journal(
                                SampleRun.header("web01"),
                                List.of(
                                        SampleRun.withResults(
                                                unknown,
                                                List.of(
                                                        unknown.results().getFirst(),
                                                        SampleRun.failing("web01")
                                                                .results()
                                                                .getFirst()))),
                                null,
                                0));

        assertThat(page.hosts().getFirst().themes())
                .isEqualTo(Map.of("forwarding", new Cell(Standing.FAILS, 1)));
    }
}
