package org.logreeve.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.text.CsvText;

/**
 * A table for spreadsheets: a row for each finding, one for each result without any, and one
 * without a rule for each host that was not assessed.
 */
final class CsvReport {
    /** By it spreadsheets know that this is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** The headings, in lower case. */
    private enum Column {
        RUN,
        SUBJECT,
        NAME,
        RULE,
        TITLE,
        REQUIREMENTS,
        STATE,
        SEVERITY,
        REASON,
        DETAIL,
        PLACE,
        OF,
        MESSAGE,
        FOUND,
        WANTED,
        HOW,
        OVERRODE,
        OBSERVED,
        CAUSED_BY,
        AS_OF,
        FINGERPRINT
    }

    private final Journal journal;
    private final RuleTexts rules;
    private final StringBuilder out = new StringBuilder(BYTE_ORDER_MARK);

    private CsvReport(Journal journal) {
        this.journal = journal;
        this.rules = new RuleTexts(journal);
    }

    static byte[] of(Journal journal) {
        return new CsvReport(journal).text().getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        out.append(
                CsvText.line(
                        Arrays.stream(Column.values())
                                .map(column -> column.name().toLowerCase(Locale.ROOT))
                                .toList()));
        for (Reported each : Reported.of(journal)) {
            HostRecord.Trouble trouble = each.trouble();
            if (trouble != null) {
                row(notAssessed(each, trouble));
            }
            each.results().forEach(result -> result(each, result));
        }
        return out.toString();
    }

    private Map<Column, String> notAssessed(Reported host, HostRecord.Trouble trouble) {
        Map<Column, String> row = cells(host);
        row.put(Column.STATE, word(host.isOutOfService() ? State.NOTAPPLICABLE : State.ERROR));
        row.put(Column.REASON, host.status());
        row.put(Column.DETAIL, host.why());
        row.put(Column.WANTED, trouble.next());
        return row;
    }

    private void result(Reported about, RuleResult result) {
        if (result.findings().isEmpty()) {
            row(cells(about, result));
        }
        for (Finding finding : result.findings()) {
            Map<Column, String> row = cells(about, result);
            row.put(Column.SEVERITY, finding.severity().word());
            row.put(Column.PLACE, FindingText.at(finding));
            row.put(Column.OF, finding.subject());
            row.put(Column.MESSAGE, finding.message());
            row.put(Column.FOUND, finding.found());
            row.put(Column.WANTED, finding.wanted());
            row.put(Column.HOW, finding.how());
            row.put(Column.OVERRODE, String.join("; ", finding.overrode()));
            row.put(Column.FINGERPRINT, finding.fingerprint());
            row(row);
        }
    }

    private Map<Column, String> cells(Reported about, RuleResult result) {
        Map<Column, String> row = cells(about);
        row.put(Column.RULE, result.rule());
        row.put(Column.TITLE, rules.title(result.rule()));
        row.put(Column.REQUIREMENTS, String.join(" ", result.requirement()));
        row.put(Column.STATE, word(result.state()));
        row.put(Column.SEVERITY, result.severity().word());
        row.put(Column.REASON, result.reason());
        row.put(Column.DETAIL, FindingText.detail(result));
        row.put(Column.OBSERVED, result.observed());
        row.put(Column.CAUSED_BY, result.causedBy());
        row.put(Column.AS_OF, about.asOf());
        return row;
    }

    private Map<Column, String> cells(Reported about) {
        Map<Column, String> row = new EnumMap<>(Column.class);
        row.put(Column.RUN, journal.header().run());
        row.put(Column.SUBJECT, about.sort());
        row.put(Column.NAME, about.name());
        return row;
    }

    private static String word(State state) {
        return state == State.NOTAPPLICABLE ? "not_applicable" : state.word();
    }

    private void row(Map<Column, String> cells) {
        out.append(
                CsvText.line(
                        Arrays.stream(Column.values())
                                .map(column -> cells.getOrDefault(column, ""))
                                .toList()));
    }
}
