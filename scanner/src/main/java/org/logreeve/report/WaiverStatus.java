package org.logreeve.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.text.EndNotice;

/**
 * A waiver of a run, and what became of it.
 *
 * @param results that it waives; of one that is over, those that fail again
 * @param unused whether it is in force and nothing needs it, as far as all that it covers was told
 */
public record WaiverStatus(RunHeader.Waiver waiver, long results, boolean unused) {
    private static final int LINES = 15;

    /** In the order they are stated. */
    public static List<WaiverStatus> of(Journal journal) {
        Map<String, Long> results = new HashMap<>();
        for (RuleResult result : journal.countedResults()) {
            ResultWaiver waiver = result.waiver();
            if (waiver != null) {
                results.merge(waiver.at(), 1L, Long::sum);
            }
        }
        Set<String> unused =
                journal.end() == null ? Set.of() : new HashSet<>(journal.end().unusedWaivers());
        return journal.header().inventory().waivers().stream()
                .map(
                        each ->
                                new WaiverStatus(
                                        each,
                                        results.getOrDefault(each.at(), 0L),
                                        unused.contains(each.at())))
                .toList();
    }

    public boolean isInForce() {
        return waiver.standing().equals("in-force") || isExpiring();
    }

    public boolean isExpiring() {
        return waiver.standing().equals("expiring");
    }

    public boolean isExpired() {
        return waiver.standing().equals("expired");
    }

    /** Whether its days are there, and it waives nothing all the same. */
    public boolean isUnproven() {
        return waiver.standing().equals("unproven");
    }

    /** Whether somebody has to do something about it. */
    public boolean isToLookAt() {
        return isUnproven() || isExpired() || isExpiring() || unused;
    }

    /** In one word. */
    public String word() {
        return unused ? "unused" : waiver.standing();
    }

    /** What is to be known of it, in one line. */
    public String words() {
        String end = "%s (%s)".formatted(waiver.until(), waiver.zone());
        if (isExpired()) {
            return "ended on %s; %s"
                    .formatted(
                            end,
                            results == 0
                                    ? "nothing that fails in this run needs it"
                                    : number(results, "result fails again", "results fail again"));
        }
        if (isUnproven()) {
            return "waives nothing: " + waiver.doubt();
        }
        if (!isInForce()) {
            return "begins on %s (%s)".formatted(waiver.from(), waiver.zone());
        }
        String until =
                isExpiring()
                        ? "ends on %s, in %s"
                                .formatted(end, number(waiver.daysLeft(), "day", "days"))
                        : "until " + end;
        return until + "; " + use();
    }

    private String use() {
        if (waiver.rules().isEmpty()) {
            return "its rule is not part of this run";
        }
        return unused
                ? "nothing that it covers fails: delete it"
                : number(results, "result is waived", "results are waived");
    }

    private static String number(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** All of them in a sentence. */
    static String sentence(List<WaiverStatus> all) {
        long unproven = all.stream().filter(WaiverStatus::isUnproven).count();
        return "Waivers: %d stated, %d in force (%d of these within %d days of the end), %d unused, %d expired%s."
                .formatted(
                        all.size(),
                        all.stream().filter(WaiverStatus::isInForce).count(),
                        all.stream().filter(WaiverStatus::isExpiring).count(),
                        EndNotice.DAYS,
                        all.stream().filter(WaiverStatus::unused).count(),
                        all.stream().filter(WaiverStatus::isExpired).count(),
                        unproven == 0 ? "" : ", %d unproven".formatted(unproven));
    }

    /** Those that somebody has to do something about, the most urgent first. */
    static List<WaiverStatus> toLookAt(List<WaiverStatus> all) {
        return all.stream()
                .filter(WaiverStatus::isToLookAt)
                .sorted(
                        Comparator.comparing((WaiverStatus each) -> !each.isUnproven())
                                .thenComparing(each -> !each.isExpired())
                                .thenComparing(each -> !each.isExpiring())
                                .thenComparing(WaiverStatus::results, Comparator.reverseOrder()))
                .toList();
    }

    /** For a terminal, not encoded yet; nothing where nothing is stated. */
    static List<String> lines(Journal journal) {
        List<WaiverStatus> all = of(journal);
        if (all.isEmpty()) {
            return List.of();
        }
        List<WaiverStatus> urgent = toLookAt(all);
        Stream<String> lines =
                Stream.concat(
                        Stream.of(sentence(all)),
                        urgent.stream()
                                .limit(LINES)
                                .map(
                                        each ->
                                                "   %-8s  %s: %s  %s"
                                                        .formatted(
                                                                each.word(),
                                                                each.waiver().rule(),
                                                                each.words(),
                                                                each.waiver().at())));
        return urgent.size() <= LINES
                ? lines.toList()
                : Stream.concat(
                                lines,
                                Stream.of(
                                        "   and %d more: results.json"
                                                .formatted(urgent.size() - LINES)))
                        .toList();
    }
}
