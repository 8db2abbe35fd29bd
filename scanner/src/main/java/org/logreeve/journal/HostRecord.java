package org.logreeve.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.RuleResult;

/**
 * What came of one host; every text from the host is hostile.
 *
 * @param host inventory name
 * @param status {@code assessed}, {@code error}, or {@code postponed} for a host that was left
 *     alone on purpose
 * @param error why the host was not assessed; null when it was
 * @param connection how it was reached; null when it was not
 * @param access by which way and with which rights it was read
 * @param started when its assessment began, ISO 8601 in UTC
 * @param millis how long it took, by a monotonic clock
 * @param clock the host's own clock, seconds since 1970; 0 when unknown
 * @param problems what its configurations hold that is not plainly in force
 * @param results one per rule, in the policy's order; empty when the host was not assessed, unless
 *     an earlier snapshot stands in
 * @param snapshot address of what was read in the run folder's snapshots; null when it is not kept
 * @param standIn the earlier snapshot that the results rest on; null when they rest on this run's
 * @param fleet what rules over the whole fleet see of it; empty when it was not assessed
 * @param figures what reports show beside verdicts; empty when it was not assessed
 */
public record HostRecord(
        String host,
        String status,
        @Nullable Trouble error,
        @Nullable Connection connection,
        Access access,
        String started,
        long millis,
        long clock,
        List<Note> problems,
        List<RuleResult> results,
        @Nullable String snapshot,
        @Nullable StandIn standIn,
        List<FleetLine> fleet,
        HostFigures figures) {
    public HostRecord {
        problems = List.copyOf(problems);
        results = List.copyOf(results);
        fleet = List.copyOf(fleet);
    }

    /** Of this run alone, and not kept. */
    public HostRecord(
            String host,
            String status,
            @Nullable Trouble error,
            @Nullable Connection connection,
            Access access,
            String started,
            long millis,
            long clock,
            List<Note> problems,
            List<RuleResult> results) {
        this(
                host,
                status,
                error,
                connection,
                access,
                started,
                millis,
                clock,
                problems,
                results,
                null,
                null,
                List.of(),
                HostFigures.NONE);
    }

    /** Component of a note that tells of an earlier attempt at this host. */
    private static final String FIRST_ATTEMPT = "connection";

    public boolean isAssessed() {
        return error == null;
    }

    /** This record, of a second attempt, with the failure of the first among its problems. */
    public HostRecord afterFirst(Trouble first) {
        return with(
                new Note(
                        FIRST_ATTEMPT,
                        first.phase(),
                        "noted",
                        "the first attempt failed: %s %s".formatted(first.code(), first.cause())));
    }

    /** This record with a note in front of its problems. */
    public HostRecord with(Note note) {
        var all = new ArrayList<Note>();
        all.add(note);
        all.addAll(problems);
        return with(all, results, standIn, fleet, figures);
    }

    /** This record of a host that was not assessed, with results that rest on an earlier one. */
    public HostRecord with(StandIn earlier, List<RuleResult> earlierResults) {
        return with(problems, earlierResults, earlier, fleet, figures);
    }

    /** This record with what earlier runs knew of the host. */
    public HostRecord with(HostFigures.History history) {
        return with(problems, results, standIn, fleet, figures.with(history));
    }

    /** What stands in this record whatever the policy is. */
    public HostRecord withoutVerdicts() {
        return with(problems, List.of(), null, List.of(), figures.clockAlone());
    }

    private HostRecord with(
            List<Note> itsProblems,
            List<RuleResult> itsResults,
            @Nullable StandIn its,
            List<FleetLine> itsFleet,
            HostFigures itsFigures) {
        return new HostRecord(
                host,
                status,
                error,
                connection,
                access,
                started,
                millis,
                clock,
                itsProblems,
                itsResults,
                snapshot,
                its,
                itsFleet,
                itsFigures);
    }

    /** This record, judged now, of a host that was read when another record says. */
    public HostRecord asRead(HostRecord then) {
        return new HostRecord(
                host,
                status,
                error,
                connection,
                access,
                then.started,
                then.millis,
                clock,
                problems,
                results,
                then.snapshot,
                standIn,
                fleet,
                figures);
    }

    public boolean isPostponed() {
        return status.equals("postponed");
    }

    /** Whether this is of a second attempt. */
    public boolean isSecondAttempt() {
        return problems.stream().anyMatch(note -> note.component().equals(FIRST_ATTEMPT));
    }

    /**
     * An earlier snapshot that results rest on.
     *
     * @param run the run that read it
     * @param asOf when that was, by the clock of the scanner, ISO 8601 in UTC
     * @param snapshot its address
     */
    public record StandIn(String run, String asOf, String snapshot) {}

    /** Why a host was not assessed: a stable code, the phase, the cause and the next step. */
    public record Trouble(String code, String phase, String cause, String next) {}

    /**
     * How a host was reached.
     *
     * @param notices what a reader should know, such as algorithms of the past
     */
    public record Connection(
            String address, String hostKey, String trust, String server, List<String> notices) {
        public Connection {
            notices = List.copyOf(notices);
        }
    }

    /**
     * How a host was read.
     *
     * @param type {@code ssh}, {@code local} or {@code tree}
     * @param wanted the privilege mode that the inventory asks for
     * @param granted the mode in force when it was read; empty when no collector answered
     * @param collector version of the collector that answered; 0 when none did
     * @param commands every command that the host was told to run, and those the collector ran
     * @param withheld why less was granted than wanted; null when it was not less
     */
    public record Access(
            String type,
            String wanted,
            String granted,
            int collector,
            List<String> commands,
            @Nullable Trouble withheld) {
        public Access {
            commands = List.copyOf(commands);
        }

        /** Whether the scanner had all the rights that there are. */
        public boolean isFullRoot() {
            return granted.equals("sudo-shell");
        }
    }

    /**
     * A problem in a configuration.
     *
     * @param effect {@code noted} or {@code unknown}
     */
    public record Note(String component, String at, String effect, String message) {}
}
