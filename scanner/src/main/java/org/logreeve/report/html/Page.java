package org.logreeve.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.report.Summary;
import org.logreeve.report.WaiverStatus;

/**
 * What the page says, part by part.
 *
 * @param themes folders of the rules, in the order of their names
 * @param answers to the questions that are asked first
 * @param hosts all of the run, those that need most work in front
 * @param subjects services, persons, the estate
 * @param rules by id
 * @param numbers their places in the policy's order
 * @param open rules that fail or could not be told somewhere
 * @param duties responsibilities that the policy serves
 * @param waivers all that are stated, in force or not
 * @param waived results that a waiver keeps from counting, with their subjects
 */
public record Page(
        Journal journal,
        Summary summary,
        List<String> themes,
        List<Answer> answers,
        List<HostView> hosts,
        List<HostView> subjects,
        Map<String, RunHeader.Rule> rules,
        Map<String, Integer> numbers,
        List<RuleView> open,
        List<DutyView> duties,
        List<StreamView> streams,
        List<ClockView> clocks,
        PathMap paths,
        List<WaiverStatus> waivers,
        List<Waived> waived) {
    private static final int FIRST_RULES = 8;

    /** Hosts whose row is laid out at once where scripts run; all of some estates take seconds. */
    static final int FIRST_HOSTS = 500;

    /**
     * Rows of the table of hosts and themes.
     *
     * @param isFirst whether they are shown at once
     */
    public record HeatPart(List<HostView> hosts, boolean isFirst) {
        public HeatPart {
            hosts = List.copyOf(hosts);
        }
    }

    /** All hosts, the first ones apart. */
    public List<HeatPart> heat() {
        int first = Math.min(FIRST_HOSTS, hosts.size());
        var parts = new ArrayList<HeatPart>();
        parts.add(new HeatPart(hosts.subList(0, first), true));
        if (first < hosts.size()) {
            parts.add(new HeatPart(hosts.subList(first, hosts.size()), false));
        }
        return parts;
    }

    static Page of(Journal journal) {
        RunHeader header = journal.header();
        List<String> themes =
                List.copyOf(
                        new TreeSet<>(
                                header.rules().stream()
                                        .map(rule -> Cell.theme(rule.id()))
                                        .toList()));
        Map<String, HostRecord> records = new HashMap<>();
        journal.hosts().forEach(record -> records.put(record.host(), record));
        var hosts = new ArrayList<HostView>();
        for (RunHeader.Line line : header.inventory().hosts()) {
            hosts.add(HostView.of(hosts.size(), line, records.get(line.host()), themes));
        }
        List<HostView> inService = hosts.stream().filter(HostView::isInService).toList();
        var subjects = new ArrayList<HostView>();
        journal.subjects()
                .forEach(each -> subjects.add(HostView.of(subjects.size(), each, themes)));
        var all = new ArrayList<>(inService);
        all.addAll(subjects);
        Map<String, RunHeader.Rule> rules = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (RunHeader.Rule rule : header.rules()) {
            numbers.put(rule.id(), rules.size());
            rules.put(rule.id(), rule);
        }
        hosts.sort(WORST);
        List<RuleView> open = RuleView.open(header.rules(), all);
        return new Page(
                journal,
                Summary.of(journal),
                themes,
                header.headlines().stream().map(each -> Answer.of(each, inService, rules)).toList(),
                hosts,
                subjects,
                rules,
                numbers,
                open,
                DutyView.of(header, all, open),
                StreamView.of(inService),
                ClockView.of(inService),
                PathMap.of(inService),
                WaiverStatus.of(journal),
                Waived.of(all));
    }

    private static final Comparator<HostView> WORST =
            Comparator.comparing((HostView host) -> !host.isInService())
                    .thenComparing(HostView::isJudged)
                    .thenComparing(Comparator.comparingLong(Page::weight).reversed())
                    .thenComparing(HostView::name);

    /** A critical finding weighs more than any number of lesser ones. */
    private static long weight(HostView host) {
        long weight = 0;
        for (RuleResult result : host.results()) {
            weight +=
                    switch (Standing.of(result)) {
                        case FAILS -> 100L * rank(result.severity());
                        case UNTOLD -> rank(result.severity());
                        case WAIVED, PASSES, NOTHING -> 0;
                    };
        }
        return weight;
    }

    private static long rank(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case LOW -> 1_000;
            case MEDIUM -> 1_000_000;
            case HIGH -> 1_000_000_000;
            case CRITICAL -> 1_000_000_000_000L;
        };
    }

    /** The page in a few sentences. What is not known to be wrong is not said to be right. */
    public String plainly() {
        int inService = summary.hosts() - summary.notInService();
        String read =
                summary.assessed() == inService
                        ? "All %d hosts in service were read.".formatted(inService)
                        : "%d of %d hosts in service were read."
                                .formatted(summary.assessed(), inService);
        if (summary.assessed() == 0) {
            return read + " Nothing can be said of any.";
        }
        long failing = serious(hosts, Standing.FAILS);
        long untold = serious(hosts, Standing.UNTOLD);
        long others = serious(subjects, Standing.FAILS);
        return read
                + " Of these, %s a rule of high or critical severity"
                        .formatted(
                                failing == 0
                                        ? "none is known to fail"
                                        : failing + (failing == 1 ? " fails" : " fail"))
                + (untold == 0
                        ? "."
                        : ", and on %d such a rule could not be told.".formatted(untold))
                + (others == 0
                        ? ""
                        : " So %s %d of the services, people and estate."
                                .formatted(others == 1 ? "does" : "do", others));
    }

    private static long serious(List<HostView> subjects, Standing standing) {
        return subjects.stream()
                .filter(subject -> subject.isInService() && subject.isJudged())
                .filter(subject -> subject.results().stream().anyMatch(each -> is(each, standing)))
                .count();
    }

    private static boolean is(RuleResult result, Standing standing) {
        return Standing.of(result) == standing && result.severity().isAtLeast(Severity.HIGH);
    }

    /** Whether everything was read, and nothing fails or could not be told. */
    public boolean isAllWell() {
        return open.isEmpty()
                && hosts.stream().noneMatch(each -> each.isInService() && !each.isJudged());
    }

    /** Place of a rule in the policy's order; -1 for none of its rules. */
    public int number(String rule) {
        return numbers.getOrDefault(rule, -1);
    }

    /** What is to be mended first. */
    public List<RuleView> first() {
        return open.stream().filter(each -> !each.failing().isEmpty()).limit(FIRST_RULES).toList();
    }

    /** Hosts by what each theme says of them. */
    public Counted theme(String theme) {
        return Counted.of(
                hosts.stream()
                        .filter(host -> host.isInService() && host.isJudged())
                        .map(host -> host.themes().getOrDefault(theme, NOTHING).standing())
                        .toList());
    }

    private static final Cell NOTHING = new Cell(Standing.NOTHING, 0);

    /** A theme for people: {@code Time sync}. */
    public static String title(String theme) {
        return theme.isEmpty()
                ? "Other"
                : theme.substring(0, 1).toUpperCase(Locale.ROOT)
                        + theme.substring(1).replace('-', ' ');
    }

    /** A text of the policy, which may have several lines. */
    public static List<String> lines(String text) {
        return text.strip().lines().toList();
    }

    /** The commit, as much as people compare. */
    public String commit() {
        String commit = journal.header().policy().commit();
        return commit.substring(0, Math.min(12, commit.length()));
    }

    /** A result that a waiver keeps from counting. */
    public record Waived(HostView subject, RuleResult result) {
        static List<Waived> of(List<HostView> subjects) {
            return subjects.stream()
                    .filter(HostView::isJudged)
                    .flatMap(
                            subject ->
                                    subject.results().stream()
                                            .filter(each -> Standing.of(each) == Standing.WAIVED)
                                            .map(each -> new Waived(subject, each)))
                    .toList();
        }
    }
}
