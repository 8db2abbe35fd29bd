package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReportTest {
    private static final List<List<String>> ROWS =
            Rfc4180.read(
                    new String(ReportFormat.CSV.of(ExampleRun.journal()), StandardCharsets.UTF_8)
                            .substring(1));

    @Test
    void aFindingAResultWithoutOneAndAHostThatWasNotAssessedAreARowEach() {
        assertThat(ROWS.stream().map(row -> words(row, "name", "rule", "state", "reason", "of")))
                .containsExactly(
                        "name rule state reason of",
                        "app01.example forwarding/remote-destination fail - -",
                        "app01.example forwarding/encrypted fail - -",
                        "app01.example retention/local-minimum fail - /var/log/auth.log",
                        "app01.example retention/local-minimum fail - /var/log/syslog",
                        "app01.example time-sync/approved-source fail - 2.debian.pool.ntp.org",
                        "db01.example forwarding/remote-destination unknown unreadable -",
                        "db01.example forwarding/encrypted not_applicable absent -",
                        "db01.example retention/local-minimum waived waived /var/log/postgresql/main.log",
                        "db01.example time-sync/approved-source unknown not-configured -",
                        "edge01.example - error postponed -",
                        "log01.example forwarding/remote-destination error rule -",
                        "log01.example forwarding/encrypted informational informational -",
                        "web01.example forwarding/remote-destination pass - -",
                        "web01.example forwarding/encrypted pass - -",
                        "web01.example retention/local-minimum pass - -",
                        "web01.example time-sync/approved-source pass - -",
                        "web02.example - error error -",
                        "web02.example forwarding/remote-destination pass - -",
                        "web02.example retention/local-minimum fail - /var/log/syslog",
                        "web03.example - error error -",
                        "web04.example - error error -",
                        "old01.example - not_applicable not-in-service -",
                        "spare01.example - not_applicable not-in-service -",
                        "payments reviews/stated-in-time[weekly-log-review] fail - -",
                        "estate anomalies/every-host-scanned unknown too-early -");
    }

    @Test
    void whatRestsOnAnEarlierSnapshotSaysSo() {
        assertThat(ROWS.stream().map(row -> words(row, "name", "rule", "as_of")))
                .filteredOn(words -> words.endsWith("Z"))
                .containsExactly(
                        "web02.example forwarding/remote-destination 2026-11-21T12:00:03Z",
                        "web02.example retention/local-minimum 2026-11-21T12:00:03Z");
    }

    private static String words(List<String> row, String... columns) {
        var words = new StringBuilder();
        for (String column : columns) {
            String cell = row.get(ROWS.getFirst().indexOf(column));
            words.append(words.isEmpty() ? "" : " ").append(cell.isEmpty() ? "-" : cell);
        }
        return words.toString();
    }
}
