package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The report of one screen. */
class BriefReportTest {
    @Test
    void hostileTextsAreMadeVisible() {
        String report = BriefReport.of(HostileRun.of(Payloads.ALL), Colours.OFF);

        assertThat(report.lines()).hasSizeGreaterThan(Payloads.ALL.size());
        assertThat(report.chars().filter(c -> c != '\n'))
                .noneMatch(
                        c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }
}
