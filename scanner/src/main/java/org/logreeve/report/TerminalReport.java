package org.logreeve.report;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.logreeve.finding.Finding;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.text.TerminalText;

/** The report for a terminal: what is wrong first, each with its place and what is wanted. */
public final class TerminalReport {
    private static final int FINDINGS_PER_RESULT = 10;
    private static final int NAMES = 50;

    private final Journal journal;
    private final Colours colours;
    private final SharedTroubles shared;
    private final StringBuilder out = new StringBuilder();

    private TerminalReport(Journal journal, Colours colours) {
        this.journal = journal;
        this.colours = colours;
        this.shared = SharedTroubles.of(journal);
    }

    public static String of(Journal journal, Colours colours) {
        return new TerminalReport(journal, colours).text();
    }

    private String text() {
        RunHeader header = journal.header();
        RunHeader.Policy policy = header.policy();
        line(
                "Policy %s %s (%s, %s%s)   %d hosts in %s",
                safe(policy.name()),
                safe(policy.version()),
                safe(policy.commit().isEmpty() ? policy.source() : shortened(policy.commit())),
                safe(policy.state()),
                policy.profile().isEmpty() ? "" : ", profile " + safe(policy.profile()),
                header.inventory().hosts().size(),
                safe(header.inventory().path()));
        if (journal.end() != null && journal.end().interrupted()) {
            line(
                    "%s: stopped before its end; %s",
                    colours.bad("INTERRUPTED"),
                    "to go on: " + safe(header.made().goingOn(header.run())));
        }
        if (!header.made().words().isEmpty()) {
            line("%s: %s", colours.bad("EVALUATED"), safe(header.made().words()));
        }
        String override = header.override();
        if (override != null) {
            line(
                    "%s: audit windows and freeze file were ignored, because '%s'",
                    colours.bad("OVERRIDE"), safe(override));
        }
        Map<String, HostRecord> records = new HashMap<>();
        journal.hosts().forEach(record -> records.put(record.host(), record));
        for (RunHeader.Line line : header.inventory().hosts()) {
            HostRecord host = records.get(line.host());
            if (host != null) {
                host(host);
            }
            lifecycle(line);
        }
        journal.subjects().forEach(this::subject);
        missing();
        end();
        return out.toString();
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(12, commit.length()));
    }

    private void host(HostRecord host) {
        HostRecord.Trouble error = host.error();
        if (error != null) {
            notAssessed(host, error);
            standIn(host);
            return;
        }
        line(
                " %s  %s%s",
                safe(host.host()),
                counts(host.results()),
                host.access().isFullRoot() ? "   (read with full root: sudo-shell)" : "");
        if (host.connection() != null) {
            host.connection().notices().forEach(notice -> line("    note: %s", safe(notice)));
        }
        withheld(host.access());
        scheduled(host, "schedule");
        results(host.results(), "");
    }

    private void subject(SubjectRecord subject) {
        line(" %s  %s", safe(subject.words()), counts(subject.results()));
        results(subject.results(), "");
    }

    /** What an earlier snapshot says, or why none does. */
    private void standIn(HostRecord host) {
        HostRecord.StandIn standIn = host.standIn();
        if (standIn != null && !isFirst(host)) {
            line(" %s", safe(host.host()));
        }
        scheduled(host, "stand-in");
        if (standIn != null) {
            String asOf = "as of " + safe(standIn.asOf());
            line(
                    "         %s, from a snapshot of run %s: %s",
                    colours.bad(asOf), safe(standIn.run()), counts(host.results()));
            results(host.results(), "  (" + asOf + ")");
        }
    }

    private void scheduled(HostRecord host, String component) {
        host.problems().stream()
                .filter(note -> note.component().equals(component))
                .forEach(note -> line("         %s", safe(note.message())));
    }

    private void results(List<RuleResult> results, String mark) {
        List<RuleResult> shown =
                results.stream()
                        .filter(result -> result.state() != State.PASS)
                        .filter(result -> result.state() != State.NOTAPPLICABLE)
                        .toList();
        for (Explained each : Explained.of(shown)) {
            result(each.cause(), mark);
            if (!each.others().isEmpty()) {
                line("         which explains:");
                each.others().forEach(other -> heading("           ", other, mark));
            }
        }
    }

    /** Whether its trouble is said where it stands, and not with another host. */
    private boolean isFirst(HostRecord host) {
        HostRecord.Trouble error = host.error();
        return error == null || shared.hosts(error).getFirst().equals(host.host());
    }

    /** One cause is said once, where the first of its hosts stands, with all of their names. */
    private void notAssessed(HostRecord host, HostRecord.Trouble error) {
        List<String> hosts = shared.hosts(error);
        if (!hosts.getFirst().equals(host.host())) {
            return;
        }
        line(
                " %s  %s  %s %s: %s",
                safe(hosts.size() == 1 ? host.host() : hosts.size() + " hosts"),
                colours.bad(host.isPostponed() ? "POSTPONED" : "NOT ASSESSED"),
                safe(error.code()),
                safe(error.phase()),
                safe(error.cause()));
        if (hosts.size() > 1) {
            line("         all for this one reason: %s", safe(names(hosts)));
        }
        line("         next: %s", safe(error.next()));
    }

    private static String names(List<String> hosts) {
        int more = hosts.size() - NAMES;
        return String.join(", ", hosts.subList(0, Math.min(NAMES, hosts.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private void withheld(HostRecord.Access access) {
        HostRecord.Trouble withheld = access.withheld();
        if (withheld != null) {
            line(
                    "    read without rights, %s was refused: %s %s",
                    safe(access.wanted()), safe(withheld.code()), safe(withheld.cause()));
            line("         next: %s", safe(withheld.next()));
        }
    }

    private void lifecycle(RunHeader.Line line) {
        RunHeader.Lifecycle lifecycle = line.lifecycle();
        if (!lifecycle.inService()) {
            line(" %s  NOT IN SERVICE  %s", safe(line.host()), safe(lifecycle.words()));
        } else if (lifecycle.isOver()) {
            line("         the %s is over: correct %s", safe(lifecycle.words()), safe(line.at()));
        }
    }

    private String counts(List<RuleResult> results) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        results.forEach(result -> states.merge(result.state(), 1, Integer::sum));
        var words = new StringBuilder();
        for (State state :
                List.of(
                        State.FAIL,
                        State.ERROR,
                        State.UNKNOWN,
                        State.WAIVED,
                        State.NOTAPPLICABLE,
                        State.PASS)) {
            Integer count = states.get(state);
            if (count != null) {
                words.append(words.isEmpty() ? "" : "   ")
                        .append(colours.of(state, state.word() + " " + count));
            }
        }
        return words.toString();
    }

    private void result(RuleResult result, String asOf) {
        heading("   ", result, asOf);
        if (result.findings().isEmpty()) {
            line("         %s: %s", safe(result.reason()), safe(result.detail()));
        }
        result.findings().stream().limit(FINDINGS_PER_RESULT).forEach(this::finding);
        waiver(result);
        if (result.findings().size() > FINDINGS_PER_RESULT) {
            line(
                    "         and %d more: logreeve explain %s %s",
                    result.findings().size() - FINDINGS_PER_RESULT,
                    safe(result.about()),
                    safe(result.rule()));
        }
    }

    private void heading(String indent, RuleResult result, String asOf) {
        line(
                "%s%s %s  %s%s",
                indent,
                colours.of(result.state(), mark(result)),
                safe(result.rule()),
                safe(title(result.rule())),
                asOf);
    }

    private void waiver(RuleResult result) {
        ResultWaiver waiver = result.waiver();
        if (waiver != null) {
            line("         %s", safe(FindingText.waiver(waiver)));
        }
    }

    private void finding(Finding finding) {
        String at = FindingText.at(finding);
        line(
                "         %s%s",
                safe(at.isEmpty() ? "" : at + "  "), safe(FindingText.message(finding)));
    }

    private static String mark(RuleResult result) {
        return switch (result.state()) {
            case FAIL -> "%-8s".formatted(result.severity().word());
            case UNKNOWN -> "?       ";
            default -> "%-8s".formatted(result.state().word());
        };
    }

    private String title(String rule) {
        return journal.header().rules().stream()
                .filter(known -> known.id().equals(rule))
                .map(RunHeader.Rule::title)
                .findFirst()
                .orElse("");
    }

    private void missing() {
        long wanted = journal.header().inventory().inService().size();
        if (journal.hosts().size() < wanted) {
            line(
                    " %s",
                    colours.bad(
                            wanted
                                    - journal.hosts().size()
                                    + " hosts were not reached before the end"));
        }
    }

    private void end() {
        Summary summary = Summary.of(journal);
        line(
                "Hosts %d: %d assessed, %d not assessed%s%s.  Results: %s.%s",
                summary.hosts(),
                summary.assessed(),
                summary.notAssessed(),
                summary.postponed() == 0 ? "" : " (%d postponed)".formatted(summary.postponed()),
                summary.notInService() == 0
                        ? ""
                        : ", " + summary.notInService() + " not in service",
                states(summary.states()),
                findings(summary));
        if (summary.standIns() > 0) {
            line(
                    "As of earlier, for %d hosts that were not reached: %s. These hosts are not"
                            + " assessed.",
                    summary.standIns(), states(summary.standInStates()));
        }
        WaiverStatus.lines(journal).forEach(said -> line("%s", safe(said)));
        List<String> vanished = journal.header().vanished();
        if (!vanished.isEmpty()) {
            line(
                    "Vanished from the inventory since the last run: %s.",
                    safe(String.join(", ", vanished)));
        }
        if (!summary.setUp().isEmpty()) {
            line("To set up (these do not count):");
            summary.setUp().forEach(what -> line("   %s", safe(what)));
        }
        line("exit %d (%s)", summary.exit().code(), summary.exit().name().toLowerCase(Locale.ROOT));
    }

    private static String states(Map<State, Integer> states) {
        if (states.isEmpty()) {
            return "none";
        }
        var words = new StringBuilder();
        states.forEach(
                (state, count) ->
                        words.append(words.isEmpty() ? "" : ", ")
                                .append(count)
                                .append(' ')
                                .append(state.word()));
        return words.toString();
    }

    private static String findings(Summary summary) {
        var words = new StringBuilder();
        for (Severity severity : Severity.values()) {
            Integer count = summary.findings().get(severity);
            if (count != null) {
                words.insert(0, " " + count + " " + severity.word() + ",");
            }
        }
        return words.isEmpty() ? "" : "  Findings:" + words.substring(0, words.length() - 1) + ".";
    }

    /** Takes encoded text only: whatever came from a host or a file went through {@link #safe}. */
    private void line(String format, Object... encoded) {
        out.append(format.formatted(encoded)).append('\n');
    }

    private static String safe(Object text) {
        return TerminalText.encode(text.toString());
    }
}
