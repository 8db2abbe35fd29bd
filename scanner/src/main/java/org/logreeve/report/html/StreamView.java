package org.logreeve.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostFigures;

/**
 * How long one log stays, over all hosts that have it.
 *
 * @param name the log's path
 * @param counted hosts by what the rules of retention say of it
 * @param shortest the host that keeps it for the fewest days
 * @param longest the fewest days on the host that keeps it longest; -1 when nothing deletes it
 * @param wrong what rules find wrong with it, each once, the first few
 */
public record StreamView(
        String name, Counted counted, Kept shortest, long longest, List<String> wrong) {
    /** The theme of the rules that judge it. */
    private static final String THEME = "retention";

    private static final int WRONG = 3;

    /** Longer lists are in the details of each host. */
    public static final int MOST = 60;

    /** Those that are wrong on most hosts in front, then those that most hosts have. */
    static List<StreamView> of(List<HostView> hosts) {
        Map<String, Collecting> byName = new TreeMap<>();
        for (HostView host : hosts) {
            if (host.isJudged() && host.record() != null) {
                for (HostFigures.Stream stream : host.record().figures().streams()) {
                    byName.computeIfAbsent(stream.name(), each -> new Collecting())
                            .add(host, stream);
                }
            }
        }
        return byName.entrySet().stream()
                .map(each -> each.getValue().view(each.getKey()))
                .sorted(
                        Comparator.comparingInt(
                                        (StreamView each) -> each.counted.of(Standing.FAILS))
                                .thenComparingInt(each -> each.counted.all())
                                .reversed()
                                .thenComparing(StreamView::name))
                .toList();
    }

    /** Days in words. */
    public static String days(long days) {
        return days < 0 ? "for ever" : days == 1 ? "1 day" : days + " days";
    }

    /**
     * A log on a host.
     *
     * @param finding what a rule found wrong with it; null for nothing
     */
    public record Kept(
            HostView host,
            HostFigures.Stream stream,
            Standing standing,
            @Nullable Finding finding) {
        /** The gravest of what rules of retention say of it; what none judged is not told. */
        static Kept of(HostView host, HostFigures.Stream stream) {
            var gravest = new Kept(host, stream, Standing.NOTHING, null);
            for (RuleResult result : host.results()) {
                if (Cell.theme(result.rule()).equals(THEME)) {
                    Kept one = of(host, stream, result);
                    gravest = one.standing.compareTo(gravest.standing) < 0 ? one : gravest;
                }
            }
            return gravest.standing == Standing.NOTHING
                    ? new Kept(host, stream, Standing.UNTOLD, null)
                    : gravest;
        }

        private static Kept of(HostView host, HostFigures.Stream stream, RuleResult result) {
            for (Finding finding : result.findings()) {
                if (finding.subject().equals(stream.name())) {
                    return new Kept(host, stream, Standing.of(result), finding);
                }
            }
            boolean isSeen =
                    result.examined().stream()
                            .anyMatch(each -> each.text().startsWith(stream.name() + " "));
            if (Standing.of(result) == Standing.UNTOLD) {
                boolean mayBeAboutIt = isSeen || result.examined().isEmpty();
                return new Kept(
                        host, stream, mayBeAboutIt ? Standing.UNTOLD : Standing.NOTHING, null);
            }
            boolean isJudged = isSeen && Standing.of(result) != Standing.NOTHING;
            return new Kept(host, stream, isJudged ? Standing.PASSES : Standing.NOTHING, null);
        }
    }

    private static final class Collecting {
        private final List<Kept> all = new ArrayList<>();

        private void add(HostView host, HostFigures.Stream stream) {
            all.add(Kept.of(host, stream));
        }

        private StreamView view(String name) {
            List<Kept> sorted =
                    all.stream()
                            .sorted(Comparator.comparingLong(each -> order(each.stream)))
                            .toList();
            return new StreamView(
                    name,
                    Counted.of(all.stream().map(Kept::standing).toList()),
                    sorted.getFirst(),
                    sorted.getLast().stream.leastDays(),
                    all.stream()
                            .map(Kept::finding)
                            .flatMap(Stream::ofNullable)
                            .map(Finding::message)
                            .distinct()
                            .limit(WRONG)
                            .toList());
        }

        private static long order(HostFigures.Stream stream) {
            return stream.leastDays() < 0 ? Long.MAX_VALUE : stream.leastDays();
        }
    }
}
