package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.logreeve.inventory.Attestation.About;
import org.logreeve.inventory.Attestation.Subject;
import org.logreeve.inventory.DuePeriod.State;
import org.logreeve.text.Origin;

/** Periods are judged once they are due, each by itself. */
class DuePeriodsTest {
    private static final About SHOP = new About(Subject.SERVICE, "shop");
    private static final LocalDate BEGIN = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2028, 12, 31);
    private static final String WEEKLY = "weekly-log-review";

    /** Those of the first year alone would do; the others have them too. */
    private static final WorkingDays DAYS =
            new WorkingDays(
                    List.of(
                            LocalDate.of(2024, 1, 1),
                            LocalDate.of(2024, 3, 29),
                            LocalDate.of(2024, 4, 1),
                            LocalDate.of(2024, 12, 25),
                            LocalDate.of(2024, 12, 26),
                            LocalDate.of(2025, 1, 1),
                            LocalDate.of(2025, 12, 25),
                            LocalDate.of(2025, 12, 26),
                            LocalDate.of(2026, 1, 1),
                            LocalDate.of(2026, 12, 25),
                            LocalDate.of(2026, 12, 28),
                            LocalDate.of(2027, 1, 1),
                            LocalDate.of(2027, 12, 27),
                            LocalDate.of(2028, 1, 3)));

    static Stream<AttestationKind> kindsOfTheCalendar() {
        return AttestationKinds.all().stream().filter(kind -> kind.cycle().isOfCalendar());
    }

    @ParameterizedTest
    @MethodSource("kindsOfTheCalendar")
    void nothingIsOverdueOnAnyDayWhenEachIsCommittedOnItsLastDay(AttestationKind kind) {
        List<Attestation> stated = onTheLastDay(kind, LocalDate.MIN);

        BEGIN.datesUntil(END.plusDays(1))
                .forEach(
                        today ->
                                assertThat(of(kind, stated, today))
                                        .as("%s", today)
                                        .noneMatch(DuePeriodsTest::isOverdue));
    }

    @ParameterizedTest
    @MethodSource("kindsOfTheCalendar")
    void oneCommittedOneWorkingDayLaterIsExactlyThatOneLate(AttestationKind kind) {
        LocalDate from = kind.cycle().first(LocalDate.of(2025, 11, 30));
        List<Attestation> stated = onTheLastDay(kind, from);
        LocalDate due = DAYS.after(kind.cycle().last(from), kind.cycle().workingDays());
        LocalDate later = DAYS.after(due, 1);

        BEGIN.datesUntil(END.plusDays(1))
                .forEach(
                        today -> {
                            List<DuePeriod> overdue =
                                    of(kind, stated, today).stream()
                                            .filter(DuePeriodsTest::isOverdue)
                                            .toList();
                            if (!today.isAfter(due)) {
                                assertThat(overdue).as("%s", today).isEmpty();
                            } else if (today.isBefore(later)) {
                                assertThat(words(overdue)).containsExactly(from + " overdue 0");
                            } else {
                                assertThat(overdue)
                                        .as("%s", today)
                                        .allMatch(each -> each.state() == State.LATE)
                                        .allMatch(each -> each.from().equals(from))
                                        .hasSizeLessThanOrEqualTo(1);
                            }
                        });
        assertThat(words(of(kind, stated, later)))
                .filteredOn(each -> each.contains(" late "))
                .containsExactly(from + " late 0");
    }

    @Test
    void aMissedPeriodStaysVisibleAndDoesNotHoldUpTheNext() {
        AttestationKind kind = kind(WEEKLY);
        List<Attestation> stated =
                new ArrayList<>(
                        List.of(
                                weekly("2026-06-01", "2026-06-07", "2026-06-10"),
                                weekly("2026-06-15", "2026-06-21", "2026-06-22")));

        assertThat(words(of(kind, stated, day("2026-06-29"))))
                .containsExactly(
                        "2026-06-01 stated 2",
                        "2026-06-08 missed 1",
                        "2026-06-15 stated 0",
                        "2026-06-22 open -1",
                        "2026-06-29 running -1");

        stated.add(weekly("2026-06-08", "2026-06-14", "2026-06-29"));
        assertThat(words(of(kind, stated, day("2026-06-29"))))
                .containsExactly(
                        "2026-06-01 stated 2",
                        "2026-06-08 late 1",
                        "2026-06-15 stated 0",
                        "2026-06-22 open -1",
                        "2026-06-29 running -1");
        assertThat(words(of(kind, stated, day("2026-06-28"))))
                .as("what is not stated yet")
                .contains("2026-06-08 missed 1");
    }

    @Test
    void onlyThirteenWeeksAreRemembered() {
        List<Attestation> stated = List.of(weekly("2024-01-01", "2024-01-07", "2024-01-08"));

        List<DuePeriod> periods = of(kind(WEEKLY), stated, day("2026-06-30"));

        assertThat(periods).filteredOn(each -> each.state() == State.MISSED).hasSize(12);
        assertThat(words(periods)).first().isEqualTo("2026-03-23 missed 12");
    }

    @Test
    void whatWasNeverStatedWasMissedOnceAndHolidaysPutItOff() {
        assertThat(words(of(kind(WEEKLY), List.of(), day("2026-06-25"))))
                .containsExactly("2026-06-15 overdue 0", "2026-06-22 running -1");
        assertThat(words(of(kind(WEEKLY), List.of(), day("2026-06-24"))))
                .containsExactly(
                        "2026-06-08 overdue 0", "2026-06-15 open -1", "2026-06-22 running -1");
        assertThat(of(kind(WEEKLY), List.of(), day("2026-12-31")))
                .extracting(DuePeriod::due)
                .containsExactly(day("2026-12-23"), day("2026-12-31"), day("2027-01-06"));
    }

    @Test
    void severalStatementsCoverAPeriodTogetherAndDaysThatNoneCoversAreNamed() {
        AttestationKind kind = kind(WEEKLY);
        List<Attestation> stated =
                List.of(
                        weekly("2026-06-01", "2026-06-10", "2026-06-10"),
                        weekly("2026-06-11", "2026-06-14", "2026-06-16"),
                        weekly("2026-06-15", "2026-06-19", "2026-06-22"));

        List<DuePeriod> periods = of(kind, stated, day("2026-06-25"));

        assertThat(words(periods))
                .containsExactly(
                        "2026-06-01 stated 2",
                        "2026-06-08 stated 1",
                        "2026-06-15 overdue 0",
                        "2026-06-22 running -1");
        assertThat(periods.get(1).stated()).isEqualTo(day("2026-06-16"));
        assertThat(periods.get(2).uncovered()).isEqualTo("2026-06-20 to 2026-06-21");
    }

    @Test
    void checkIsDoneOnceInItsPeriodAndTheFirstPeriodIsThatOfTheFirstStatement() {
        AttestationKind kind = kind("archive-restore-test");
        Attestation test = stated(kind.name(), "2026-02-10", "2026-02-10", "2026-02-12");

        assertThat(words(of(kind, List.of(test), day("2026-08-05"))))
                .containsExactly(
                        "2026-01-01 stated 1", "2026-04-01 overdue 0", "2026-07-01 running -1");
    }

    @Test
    void whatItsReviewerDidNotCommitDoesNotCountAndIsShown() {
        AttestationKind kind = kind(WEEKLY);
        Attestation right = weekly("2026-06-15", "2026-06-21", "2026-06-22");
        List<Attestation> before = List.of(weekly("2026-06-08", "2026-06-14", "2026-06-15"));

        assertThat(last(before, right.with(by("somebody")))).isEqualTo("overdue by-another");
        assertThat(last(before, right.with(without(Authorship.State.UNCOMMITTED))))
                .isEqualTo("overdue uncommitted");
        assertThat(last(before, right.with(without(Authorship.State.HISTORY_MISSING))))
                .isEqualTo("unknown unknown");
        assertThat(last(before, right)).isEqualTo("stated by-reviewer");
        assertThat(
                        words(
                                of(
                                        kind,
                                        List.of(
                                                before.getFirst(),
                                                right.with(without(Authorship.State.NO_ADDRESSES))),
                                        day("2026-06-24"))))
                .as("not due")
                .contains("2026-06-15 open -1");
    }

    @Test
    void whatIsStatedEveryYearHoldsFor365Days() {
        AttestationKind kind = kind("soc-integration");
        Attestation agreed = stated(kind.name(), "2025-06-30", "2025-06-30", "2025-06-30");
        List<Attestation> stated = List.of(agreed);

        assertThat(words(of(kind, stated, day("2026-06-30"))))
                .containsExactly("2025-06-30 stated 0");
        assertThat(of(kind, stated, day("2026-06-30")).getFirst().due())
                .isEqualTo(day("2026-06-30"));
        assertThat(words(of(kind, stated, day("2026-07-01"))))
                .containsExactly("2025-06-30 overdue 0");
        assertThat(words(of(kind, List.of(), day("2026-07-01"))))
                .containsExactly("2025-07-01 overdue 0");
        assertThat(of(kind, stated, day("2026-06-30")).getFirst().isApproved()).isFalse();
    }

    private static String last(List<Attestation> before, Attestation one) {
        var stated = new ArrayList<>(before);
        stated.add(one);
        DuePeriod last =
                of(kind(WEEKLY), stated, day("2026-06-25")).stream()
                        .filter(each -> each.ago() == 0)
                        .findFirst()
                        .orElseThrow();
        return last.state().word() + " " + last.authorship();
    }

    private static boolean isOverdue(DuePeriod period) {
        return period.state() != State.STATED
                && period.state() != State.OPEN
                && period.state() != State.RUNNING;
    }

    /**
     * One for each period of five years and of the time before them.
     *
     * @param late first day of the period that is stated a working day later
     */
    private static List<Attestation> onTheLastDay(AttestationKind kind, LocalDate late) {
        var stated = new ArrayList<Attestation>();
        LocalDate from = kind.cycle().first(BEGIN.minusMonths(8));
        while (from.isBefore(END)) {
            LocalDate to = kind.cycle().last(from);
            LocalDate due = DAYS.after(to, kind.cycle().workingDays());
            LocalDate day = from.equals(late) ? DAYS.after(due, 1) : due;
            stated.add(
                    stated(kind.name(), from.toString(), to.toString(), to.toString())
                            .with(by("reviewer", day)));
            from = to.plusDays(1);
        }
        return stated;
    }

    private static List<DuePeriod> of(
            AttestationKind kind, List<Attestation> stated, LocalDate today) {
        return DuePeriods.of(kind, SHOP, stated, DAYS, today);
    }

    private static List<String> words(List<DuePeriod> periods) {
        return periods.stream()
                .map(each -> "%s %s %d".formatted(each.from(), each.state().word(), each.ago()))
                .toList();
    }

    private static Attestation weekly(String from, String to, String date) {
        return stated(WEEKLY, from, to, date);
    }

    private static Attestation stated(String kind, String from, String to, String date) {
        return new Attestation(
                kind,
                SHOP,
                "reviewer",
                "",
                day(from),
                day(to),
                day(date),
                List.of(),
                false,
                List.of(),
                by("reviewer", day(date)),
                Origin.of("stated"));
    }

    private static Authorship by(String author) {
        return by(author, BEGIN);
    }

    /** In the last minute of the day. */
    private static Authorship by(String author, LocalDate day) {
        return new Authorship(
                Authorship.State.KNOWN,
                author,
                List.of(),
                List.of(),
                "c0ffee",
                day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC),
                "");
    }

    private static Authorship without(Authorship.State state) {
        return Authorship.without(state, "for the test");
    }

    private static AttestationKind kind(String name) {
        return AttestationKinds.named(name).orElseThrow();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
