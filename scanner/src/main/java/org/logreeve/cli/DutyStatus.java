package org.logreeve.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.logreeve.finding.Exit;
import org.logreeve.inventory.Cycle;
import org.logreeve.inventory.DuePeriod;
import org.logreeve.inventory.DuePeriod.State;

/** What people have to state, as a table. */
final class DutyStatus {
    /** What holds for a year is called due so many days before it ends. */
    private static final int SOON = 14;

    private final List<DuePeriod> periods;
    private final LocalDate day;

    /**
     * @param periods in the order of the table
     */
    DutyStatus(List<DuePeriod> periods, LocalDate day) {
        this.periods = List.copyOf(periods);
        this.day = day;
    }

    /**
     * @param all what needs nothing to be done as well
     */
    List<String> lines(boolean all) {
        List<DuePeriod> shown = periods.stream().filter(each -> all || isShown(each)).toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("STATE", "DUE", "KIND", "ABOUT", "PERIOD", ""));
        shown.forEach(each -> rows.add(row(each)));
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private List<String> row(DuePeriod each) {
        return List.of(
                word(each),
                each.due().toString(),
                each.kind().name(),
                each.about().words(),
                each.period().name(),
                switch (each.state()) {
                    case OVERDUE, MISSED, UNKNOWN, LATE -> each.words();
                    case STATED -> isAlone(each) ? "names no approver" : each.words();
                    case OPEN, RUNNING -> "";
                });
    }

    private String word(DuePeriod each) {
        if (isAlone(each)) {
            return "unapproved";
        }
        return isDue(each) ? "due" : each.state().word();
    }

    private boolean isShown(DuePeriod each) {
        return switch (each.state()) {
            case OVERDUE, MISSED, UNKNOWN -> true;
            case OPEN, STATED, LATE, RUNNING -> isDue(each) || isAlone(each);
        };
    }

    /** It is over and not stated, or will soon be over although it is. */
    private boolean isDue(DuePeriod each) {
        return each.state() == State.OPEN
                || (each.state() == State.STATED
                        && each.kind().cycle() == Cycle.YEARLY
                        && !each.due().isAfter(day.plusDays(SOON)));
    }

    private static boolean isAlone(DuePeriod each) {
        return each.state() == State.STATED && !each.isApproved();
    }

    /** All of it in one line. */
    String summary() {
        return "as of %s: %d overdue, %d missed before, %d not known, %d unapproved, %d due"
                .formatted(
                        day,
                        count(State.OVERDUE),
                        count(State.MISSED),
                        count(State.UNKNOWN),
                        periods.stream().filter(DutyStatus::isAlone).count(),
                        periods.stream().filter(this::isDue).count());
    }

    private long count(State state) {
        return periods.stream().filter(each -> each.state() == state).count();
    }

    Exit exit() {
        if (count(State.UNKNOWN) > 0) {
            return Exit.INCOMPLETE;
        }
        return count(State.OVERDUE) > 0 || periods.stream().anyMatch(DutyStatus::isAlone)
                ? Exit.FINDINGS
                : Exit.COMPLIANT;
    }
}
