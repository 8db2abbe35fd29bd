package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Periods as people write them. */
class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-06-28, 2026-06-28, 2026-06-28",
        "2026-W26, 2026-06-22, 2026-06-28",
        "2026-W01, 2025-12-29, 2026-01-04",
        "2026-W53, 2026-12-28, 2027-01-03",
        "2026-02, 2026-02-01, 2026-02-28",
        "2028-02, 2028-02-01, 2028-02-29",
        "2026-Q4, 2026-10-01, 2026-12-31",
        "2026-06-22..2026-06-27, 2026-06-22, 2026-06-27"
    })
    void wordIsReadAndIsTheNameOfWhatWasRead(String word, LocalDate from, LocalDate to) {
        assertThat(Period.parse(word)).contains(new Period(from, to));
        assertThat(new Period(from, to).name()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "2026",
                "2026-13",
                "2026-Q5",
                "2026-W54",
                "2025-W53",
                "2026-02-30",
                "2026-06-28..2026-06-22",
                "2026-06-22..",
                "2026-w26",
                "last week"
            })
    void anythingElseIsNoPeriod(String word) {
        assertThat(Period.parse(word)).isEmpty();
    }

    @Test
    void wholePeriodsHaveTheShorterNameHoweverTheyAreWritten() {
        assertThat(Period.parse("2026-06-22..2026-06-28").orElseThrow().name())
                .isEqualTo("2026-W26");
    }
}
