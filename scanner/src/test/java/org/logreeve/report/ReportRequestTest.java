package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;

class ReportRequestTest {
    private static final Path OUT = Path.of("reports", "out");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "json, reports/out/results.json",
        "ndjson, reports/out/results.ndjson",
        "junit, reports/out/junit.xml",
        "markdown, reports/out/report.md",
        "csv, reports/out/results.csv",
        "csv=a.csv, a.csv",
        "csv=a=b.csv, a=b.csv",
        "terminal=last.txt, last.txt"
    })
    void reportsWithoutPathHaveTheirPlaceInTheOutputFolder(String text, Path file) {
        ReportRequest request = ReportRequest.parse(text);

        assertThat(request.isToStandardOutput()).isFalse();
        assertThat(request.file(OUT)).isEqualTo(file);
    }

    @Test
    void terminalAndMinusAreStandardOutput() {
        assertThat(List.of("terminal", "terminal=-", "junit=-"))
                .allMatch(text -> ReportRequest.parse(text).isToStandardOutput());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jnuit|--report: 'jnuit' is no format; known: ",
                "junit.xml=x|--report: 'junit.xml' is no format; known: ",
                "''|--report: '' is no format; known: ",
                "junit=|--report: 'junit=' names no file (write FORMAT, FORMAT=PATH, or FORMAT=-)",
                "junit=/|--report: 'junit=/' names no file (write FORMAT, FORMAT=PATH, or FORMAT=-)"
            })
    void whatIsNoFormatOrNoFileIsRefused(String text, String error) {
        assertThatThrownBy(() -> ReportRequest.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(error);
    }

    @Test
    void theNearestFormatIsOffered() {
        assertThatThrownBy(() -> ReportRequest.parse("jnuit"))
                .hasMessageEndingWith("(did you mean 'junit'?)");
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () -> ReportRequest.parse(List.of("json=-", "cvs", "terminal", "junit=")))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(problem -> problem.message().split(";", -1)[0])
                                        .containsExactly(
                                                "'cvs' is no format",
                                                "'junit=' names no file",
                                                "only one report can go to standard output"));
    }

    @Test
    void noReportReplacesADeviceAFolderOrAnother() {
        List<ReportRequest> requests =
                ReportRequest.parse(
                        List.of(
                                "csv=/dev/null",
                                "markdown=" + folder,
                                "junit=" + folder + "/x/../results.json",
                                "junit=/dev/stdout",
                                "json"));

        assertThatThrownBy(() -> ReportRequest.check(requests, folder))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(problem -> problem.message())
                                        .containsExactly(
                                                "'/dev/null' is there already and is no file",
                                                "'" + folder + "' is there already and is no file",
                                                "'/dev/stdout' is there already and is no file",
                                                "'%s/results.json' cannot hold junit and json"
                                                        .formatted(folder)));
    }
}
