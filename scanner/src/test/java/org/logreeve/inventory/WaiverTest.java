package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.Origin;

class WaiverTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # summer time, winter time, the days on which the clocks change
                    Europe/London,       2026-06-30, 2026-06-30T23:00:00Z
                    Europe/London,       2026-12-31, 2027-01-01T00:00:00Z
                    Europe/London,       2026-03-28, 2026-03-29T00:00:00Z
                    Europe/London,       2026-03-29, 2026-03-29T23:00:00Z
                    Europe/London,       2026-10-24, 2026-10-24T23:00:00Z
                    Europe/London,       2026-10-25, 2026-10-26T00:00:00Z
                    UTC,                 2026-06-30, 2026-07-01T00:00:00Z
                    Asia/Kolkata,        2026-06-30, 2026-06-30T18:30:00Z
                    Pacific/Kiritimati,  2026-06-30, 2026-06-30T10:00:00Z
                    Pacific/Niue,        2026-06-30, 2026-07-01T11:00:00Z
                    # the clocks skip midnight, the hour before it comes twice, a day is left out
                    Africa/Cairo,        2024-04-25, 2024-04-25T22:00:00Z
                    Africa/Cairo,        2024-10-31, 2024-10-31T22:00:00Z
                    Pacific/Apia,        2011-12-29, 2011-12-30T10:00:00Z
                    """)
    void endsWithItsLastDayWhereThatIs(String zone, LocalDate until, Instant end) {
        Waiver waiver = waiver(until.minusDays(7), until, zone);

        assertThat(waiver.ends()).isEqualTo(end);
        assertThat(waiver.standing(end.minusNanos(1))).isEqualTo(Waiver.Standing.EXPIRING);
        assertThat(waiver.standing(end)).isEqualTo(Waiver.Standing.EXPIRED);
    }

    @Test
    void inEachZoneAndAroundEachChangeOfClocksItHoldsFromItsFirstDayToItsLastAndNeverElse() {
        int looked = 0;
        for (String zone : ZoneId.getAvailableZoneIds()) {
            for (LocalDate day : daysToLookAt(ZoneId.of(zone))) {
                Waiver waiver = waiver(day, day, zone);
                Instant begins = waiver.begins();
                Instant ends = waiver.ends();

                assertThat(waiver.standing(begins.minusNanos(1)))
                        .isEqualTo(Waiver.Standing.TO_COME);
                assertThat(waiver.standing(ends)).isEqualTo(Waiver.Standing.EXPIRED);
                assertThat(ends)
                        .as("the day after %s in %s", day, zone)
                        .isEqualTo(waiver(day.plusDays(1), day.plusDays(1), zone).begins());
                if (begins.isBefore(ends)) {
                    assertThat(LocalDate.ofInstant(begins, ZoneId.of(zone)))
                            .as("first moment of %s in %s", day, zone)
                            .isEqualTo(day);
                    assertThat(LocalDate.ofInstant(ends, ZoneId.of(zone)))
                            .isAfterOrEqualTo(day.plusDays(1));
                    assertThat(waiver.standing(begins).isInForce()).isTrue();
                    assertThat(waiver.standing(ends.minusNanos(1)).isInForce()).isTrue();
                }
                looked++;
            }
        }
        System.out.printf("ends of days of waivers: %d in all zones%n", looked);

        assertThat(looked).isGreaterThan(5_000);
    }

    /** Some days, and those on which the clocks change, with their neighbours. */
    private static List<LocalDate> daysToLookAt(ZoneId zone) {
        var random = new SplittableRandom(zone.getId().hashCode());
        var days = new ArrayList<LocalDate>();
        for (int i = 0; i < 8; i++) {
            days.add(LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4_000)));
        }
        Instant at = Instant.parse("2022-01-01T00:00:00Z");
        for (int i = 0; i < 6; i++) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            if (change == null) {
                break;
            }
            LocalDate day = change.getDateTimeBefore().toLocalDate();
            days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
            at = change.getInstant();
        }
        return days;
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2026-01-31T23:59:59Z, TO_COME,  150
                    2026-02-01T00:00:00Z, IN_FORCE, 149
                    2026-05-30T23:59:59Z, IN_FORCE, 31
                    2026-05-31T00:00:00Z, EXPIRING, 30
                    2026-06-30T12:00:00Z, EXPIRING, 0
                    2026-07-01T00:00:00Z, EXPIRED,  -1
                    """)
    void itSaysHowItStandsAndHowLongStill(Instant at, Waiver.Standing standing, long left) {
        Waiver waiver = waiver(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 6, 30), "UTC");

        assertThat(waiver.standing(at)).isEqualTo(standing);
        assertThat(waiver.daysLeft(at)).isEqualTo(left);
    }

    private static Waiver waiver(LocalDate from, LocalDate until, String zone) {
        return new Waiver(
                "family/rule",
                WaiverScope.of(Set.of("web01"), Set.of(), Set.of(), Set.of()),
                "reason",
                "a",
                "b",
                "T-1",
                from,
                until,
                ZoneId.of(zone),
                Origin.of("w.yaml"),
                Origin.of("w.yaml"));
    }
}
