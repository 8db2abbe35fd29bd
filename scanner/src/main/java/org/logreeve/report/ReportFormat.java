package org.logreeve.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.logreeve.journal.Journal;
import org.logreeve.report.html.HtmlReport;

/** The forms in which a run can be written out; each is a pure function of its journal. */
public enum ReportFormat {
    TERMINAL("-", ReportFormat::terminal),
    JSON("results.json", ResultsJson::of),
    NDJSON("results.ndjson", ResultsNdjson::of),
    JUNIT("junit.xml", JUnitReport::of),
    MARKDOWN("report.md", MarkdownReport::of),
    CSV("results.csv", CsvReport::of),
    HTML("report.html", HtmlReport::of);

    private final String fileName;

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Function<Journal, byte[]> writer;

    ReportFormat(String fileName, Function<Journal, byte[]> writer) {
        this.fileName = fileName;
        this.writer = writer;
    }

    /** The form on command lines: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All forms on command lines. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ReportFormat::word).toList();
    }

    /** Its file in the output folder when the user names none; {@code -} is standard output. */
    public String fileName() {
        return fileName;
    }

    /** The same journal gives the same bytes. */
    public byte[] of(Journal journal) {
        return writer.apply(journal);
    }

    private static byte[] terminal(Journal journal) {
        return TerminalReport.of(journal, Colours.OFF).getBytes(StandardCharsets.UTF_8);
    }
}
