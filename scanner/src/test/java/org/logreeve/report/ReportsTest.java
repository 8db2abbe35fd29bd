package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SampleRun;

class ReportsTest {
    private static final Journal JOURNAL =
            new Journal(
                    SampleRun.header("db01", "web01"),
                    List.of(SampleRun.unreachable("db01"), SampleRun.failing("web01")),
                    new RunEnd("2026-11-22T12:00:05Z", false),
                    0);

    @Test
    void resultsJsonKeepsItsSchema() throws IOException {
        assertThat(errors(new String(ResultsJson.of(JOURNAL), StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void schemaRefusesAFailWithoutFindingAndAnUnknownWithoutReason() throws IOException {
        String json = new String(ResultsJson.of(JOURNAL), StandardCharsets.UTF_8);
        String noReason =
                new String(
                        ResultsJson.of(
                                new Journal(
                                        SampleRun.header("web01"),
                                        List.of(
                                                SampleRun.assessed(
                                                        "web01",
                                                        State.UNKNOWN,
                                                        "",
                                                        "",
                                                        Severity.HIGH)),
                                        null,
                                        0)),
                        StandardCharsets.UTF_8);

        assertThat(errors(json.replace("\"state\" : \"fail\"", "\"state\" : \"passed\"")))
                .isNotEmpty();
        assertThat(errors(noReason)).isNotEmpty();
    }

    @Test
    void stoppedRunNamesEachHostWhetherReachedInServiceOrNot() throws IOException {
        RunHeader sample = SampleRun.header("web01");
        var header =
                new RunHeader(
                        sample.run(),
                        sample.started(),
                        sample.tool(),
                        sample.failOn(),
                        new RunHeader.Inventory(
                                "inventory/hosts.yaml",
                                "prod",
                                "ab12",
                                List.of(
                                        new RunHeader.Line("app01", "h:5"),
                                        line("db01", "maintenance", "2026-12-31", false),
                                        line("old01", "retired", "2026-01-31", false),
                                        line("web01", "maintenance", "2026-10-31", true))),
                        sample.policy(),
                        sample.rules());
        var journal =
                new Journal(
                        header,
                        List.of(SampleRun.failing("web01")),
                        new RunEnd("2026-11-22T12:00:05Z", true),
                        0);

        assertThat(errors(new String(ResultsJson.of(journal), StandardCharsets.UTF_8))).isEmpty();
        assertThat(new String(ResultsJson.of(journal), StandardCharsets.UTF_8))
                .contains("\"status\" : \"not-reached\"", "\"notInService\" : 2");
        assertThat(TerminalReport.of(journal, Colours.OFF))
                .isEqualTo(
                        """
                        Policy reference 1.0.0 (0a1b2c3d, committed)   4 hosts in inventory/hosts.yaml
                        INTERRUPTED: stopped before its end; to go on: logreeve scan --resume 20261122T120000Z-0a1b2c
                         db01  NOT IN SERVICE  maintenance until 2026-12-31
                         old01  NOT IN SERVICE  retired since 2026-01-31
                         web01  fail 1
                           critical forwarding/remote-destination  Logs leave the host
                                 /etc/rsyslog.d/50-x.conf:7  127.0.0.1:514: sent to \\x1b[2Jnowhere
                                 the maintenance until 2026-10-31 is over: correct h:5
                         1 hosts were not reached before the end
                        Hosts 4: 1 assessed, 1 not assessed, 2 not in service.  Results: 1 fail.  Findings: 1 critical.
                        exit 130 (interrupted)
                        """);
    }

    private static RunHeader.Line line(String host, String state, String date, boolean inService) {
        return new RunHeader.Line(host, "h:5", new RunHeader.Lifecycle(state, date, inService));
    }

    @Test
    void sameJournalGivesTheSameBytes() {
        assertThat(ResultsJson.of(JOURNAL)).isEqualTo(ResultsJson.of(JOURNAL));
    }

    @Test
    void terminalReportSaysWhatWhereAndWhatNextAndEncodesHostText() {
        assertThat(TerminalReport.of(JOURNAL, Colours.OFF))
                .isEqualTo(
                        """
                        Policy reference 1.0.0 (0a1b2c3d, committed)   2 hosts in inventory/hosts.yaml
                         db01  NOT ASSESSED  LR-1001 dial: connection refused
                                 next: start sshd
                         web01  fail 1
                           critical forwarding/remote-destination  Logs leave the host
                                 /etc/rsyslog.d/50-x.conf:7  127.0.0.1:514: sent to \\x1b[2Jnowhere
                        Hosts 2: 1 assessed, 1 not assessed.  Results: 1 fail.  Findings: 1 critical.
                        exit 3 (incomplete)
                        """);
    }

    @Test
    void whatAnotherResultExplainsStandsUnderItAndCountsAllTheSame() throws IOException {
        RuleResult cause = SampleRun.failing("web01").results().getFirst();
        HostRecord host =
                SampleRun.withResults(
                        SampleRun.failing("web01"),
                        List.of(
                                SampleRun.explained(cause, "a/low", Severity.LOW, cause.rule()),
                                SampleRun.explained(cause, "a/high", Severity.HIGH, "a/low"),
                                SampleRun.explained(cause, "a/own", Severity.MEDIUM, "a/not-shown"),
                                cause));
        var journal =
                new Journal(
                        SampleRun.header("web01"),
                        List.of(host),
                        new RunEnd("2026-11-22T12:00:05Z", false),
                        0);

        assertThat(TerminalReport.of(journal, Colours.OFF))
                .isEqualTo(
                        """
                        Policy reference 1.0.0 (0a1b2c3d, committed)   1 hosts in inventory/hosts.yaml
                         web01  fail 4
                           critical forwarding/remote-destination  Logs leave the host
                                 /etc/rsyslog.d/50-x.conf:7  127.0.0.1:514: sent to \\x1b[2Jnowhere
                                 which explains:
                                   high     a/high \s
                                   low      a/low \s
                           medium   a/own \s
                                 /etc/rsyslog.d/50-x.conf:7  127.0.0.1:514: sent to \\x1b[2Jnowhere
                        Hosts 1: 1 assessed, 0 not assessed.  Results: 4 fail.  Findings: 4 critical.
                        exit 1 (findings)
                        """);
        assertThat(errors(new String(ResultsJson.of(journal), StandardCharsets.UTF_8))).isEmpty();
        assertThat(new String(ResultsJson.of(journal), StandardCharsets.UTF_8))
                .contains("\"causedBy\" : \"a/low\"", "\"causedBy\" : null");
        assertThat(ExplainText.of(journal, host, host.results().getFirst()))
                .contains("explained by forwarding/remote-destination on the same host\n");
    }

    @Test
    void resultsThatExplainEachOtherAreAllShown() {
        RuleResult result = SampleRun.failing("web01").results().getFirst();
        RuleResult one = SampleRun.explained(result, "a/one", Severity.LOW, "a/two");
        RuleResult two = SampleRun.explained(result, "a/two", Severity.HIGH, "a/one");

        assertThat(Explained.of(List.of(one, two)))
                .containsExactly(new Explained(two, List.of()), new Explained(one, List.of()));
    }

    @Test
    void onlyOurOwnColoursReachATerminal() {
        String coloured = TerminalReport.of(JOURNAL, Colours.ON);

        assertThat(coloured.replaceAll("\u001b\\[(31|32|33|90|0)m", "")).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[31m");
    }

    @Test
    void explanationTellsHowFastLogsGrew() {
        var growth = new HostFigures.Growth("/var/log/syslog", 1_000L, 5_000_000_000L, 3, 1);
        var history =
                new HostFigures.History(
                        "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "r1", List.of(growth));
        HostRecord host = JOURNAL.hosts().get(1).with(history);

        assertThat(ExplainText.of(JOURNAL, host, host.results().get(0)))
                .contains(
                        "  first seen 2026-11-01T00:00:00Z, last good scan before this one:"
                                + " 2026-11-02T00:00:00Z (run r1)\n"
                                + "  /var/log/syslog grew by 1000 to 5000000000 bytes a day (3"
                                + " measured, 1 not: another file)\n");
    }

    @Test
    void explanationLeadsFromTheVerdictToTheLine() {
        HostRecord host = JOURNAL.hosts().get(1);

        assertThat(ExplainText.of(JOURNAL, host, host.results().get(0)))
                .contains("forwarding/remote-destination on web01: fail")
                .contains("at      /etc/rsyslog.d/50-x.conf:7 (file)")
                .contains("ForwardTarget 127.0.0.1:514/udp")
                .contains("/etc/rsyslog.conf:3 noted: ignored")
                .doesNotContain("\u001b");
    }

    private static List<String> errors(String json) throws IOException {
        Path file = Path.of("..", "reports", "schema", "results-v1.schema.json");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(file));
        return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }
}
