package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Working days of the years 2024 to 2028, each day of them. */
class WorkingDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 12, 31);
    private static final Set<LocalDate> HOLIDAYS =
            Stream.of(
                            "2024-01-01",
                            "2024-03-29",
                            "2024-04-01",
                            "2024-05-06",
                            "2024-05-27",
                            "2024-08-26",
                            "2024-12-25",
                            "2024-12-26",
                            "2025-01-01",
                            "2025-04-18",
                            "2025-04-21",
                            "2025-05-05",
                            "2025-05-26",
                            "2025-08-25",
                            "2025-12-25",
                            "2025-12-26",
                            "2026-01-01",
                            "2026-04-03",
                            "2026-04-06",
                            "2026-05-04",
                            "2026-05-25",
                            "2026-08-31",
                            "2026-12-25",
                            "2026-12-28",
                            "2027-01-01",
                            "2027-03-26",
                            "2027-03-29",
                            "2027-05-03",
                            "2027-05-31",
                            "2027-08-30",
                            "2027-12-27",
                            "2027-12-28",
                            "2028-01-03",
                            "2028-04-14",
                            "2028-04-17",
                            "2028-05-01",
                            "2028-05-29",
                            "2028-08-28",
                            "2028-12-25",
                            "2028-12-26")
                    .map(LocalDate::parse)
                    .collect(Collectors.toUnmodifiableSet());
    private static final WorkingDays DAYS = new WorkingDays(HOLIDAYS);

    @Test
    void resultIsAWorkingDayWithAsManyOfThemUpToIt() {
        onEachDay(
                day -> {
                    for (int count = 1; count <= 21; count++) {
                        LocalDate after = DAYS.after(day, count);

                        assertThat(after.getDayOfWeek())
                                .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                        assertThat(HOLIDAYS).doesNotContain(after);
                        assertThat(
                                        day.plusDays(1)
                                                .datesUntil(after.plusDays(1))
                                                .filter(DAYS::isOne)
                                                .count())
                                .as("%s + %d", day, count)
                                .isEqualTo(count);
                    }
                });
    }

    @Test
    void stepsAddUpAndNeverGoBack() {
        onEachDay(
                day -> {
                    assertThat(DAYS.after(DAYS.after(day, 3), 7)).isEqualTo(DAYS.after(day, 10));
                    assertThat(DAYS.after(day.plusDays(1), 10))
                            .isAfterOrEqualTo(DAYS.after(day, 10));
                    assertThat(DAYS.after(day, 10))
                            .isAfterOrEqualTo(WorkingDays.WITHOUT_HOLIDAYS.after(day, 10));
                });
    }

    @Test
    void withoutHolidaysFiveWorkingDaysAreAWeek() {
        onEachDay(
                day -> {
                    LocalDate week = WorkingDays.WITHOUT_HOLIDAYS.after(day, 5);
                    int weekend = Math.max(0, day.getDayOfWeek().getValue() - 5);
                    assertThat(week).isEqualTo(day.minusDays(weekend).plusDays(7));
                });
    }

    @Test
    void daysBetweenChristmasAndNewYearAreCountedAsPeopleWork() {
        LocalDate eve = LocalDate.of(2026, 12, 24);

        assertThat(DAYS.after(eve, 1)).isEqualTo(LocalDate.of(2026, 12, 29));
        assertThat(DAYS.after(eve, 3)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(DAYS.after(eve, 4)).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThatThrownBy(() -> DAYS.after(eve, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyRegionIsEverybodysAndAmongSeveralNoneIs() {
        var one = new TreeMap<LocalDate, String>();
        one.put(LocalDate.of(2026, 12, 28), "Boxing Day");
        var regions = new TreeMap<String, java.util.SortedMap<LocalDate, String>>();
        regions.put("england", one);
        LocalDate day = LocalDate.of(2026, 12, 27);

        assertThat(new Holidays(regions).workingDays("").after(day, 1)).isEqualTo(day.plusDays(2));
        regions.put("scotland", new TreeMap<>());
        assertThat(new Holidays(regions).workingDays("").after(day, 1)).isEqualTo(day.plusDays(1));
        assertThat(new Holidays(regions).workingDays("england").after(day, 1))
                .isEqualTo(day.plusDays(2));
    }

    private static void onEachDay(Consumer<LocalDate> check) {
        FIRST.datesUntil(LAST.plusDays(1)).forEach(check);
    }
}
