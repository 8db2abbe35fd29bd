package org.logreeve.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.Journal;

/**
 * A page for pull requests and build summaries, the gravest first. When it would be too long, whole
 * hosts are left out and named.
 */
final class MarkdownReport {
    /** What GitHub takes of a step's summary, in bytes. */
    static final int LONGEST = 1 << 20;

    private MarkdownReport() {}

    /**
     * A part that is there as a whole or not at all.
     *
     * @param hosts of which it tells
     */
    record Part(List<String> hosts, String text) {
        Part {
            hosts = List.copyOf(hosts);
        }
    }

    static byte[] of(Journal journal) {
        return of(journal, LONGEST).getBytes(StandardCharsets.UTF_8);
    }

    /** At most so many bytes, of which what is said of the run as a whole takes a few thousand. */
    static String of(Journal journal, int longest) {
        var parts = new MarkdownParts(journal);
        var troubles = parts.notAssessed();
        var all = new ArrayList<>(troubles);
        all.addAll(
                Reported.of(journal).stream()
                        .filter(MarkdownReport::isToMend)
                        .sorted(Comparator.comparingInt(MarkdownReport::gravity).reversed())
                        .map(parts::subject)
                        .toList());
        var page = new StringBuilder(parts.head());
        if (!troubles.isEmpty()) {
            page.append("\n## Not assessed\n\n");
        }
        String end = parts.end();
        int room = longest - bytes(page) - bytes(end) - bytes(longestLeftOut(longest, all));
        int shown = 0;
        while (shown < all.size() && bytes(all.get(shown).text()) <= room) {
            page.append(all.get(shown).text());
            room -= bytes(all.get(shown).text());
            shown++;
        }
        List<String> left =
                all.subList(shown, all.size()).stream()
                        .flatMap(part -> part.hosts().stream())
                        .toList();
        return page.append(left.isEmpty() ? "" : MarkdownParts.leftOut(longest, left))
                .append(end)
                .toString();
    }

    /** What has to fit in any case: the sentence on what is left out, with the longest names. */
    private static String longestLeftOut(int longest, List<Part> parts) {
        return MarkdownParts.leftOut(
                longest,
                parts.stream()
                        .flatMap(part -> part.hosts().stream())
                        .sorted(Comparator.comparingInt(MarkdownReport::bytes).reversed())
                        .toList());
    }

    static boolean isToMend(Reported about) {
        return about.results().stream().anyMatch(result -> MarkdownParts.isShown(result.state()));
    }

    /** Proven fails before what is not known. */
    private static int gravity(Reported about) {
        List<Severity> order = List.of(Severity.values());
        return about.results().stream()
                .filter(result -> MarkdownParts.isShown(result.state()))
                .mapToInt(
                        result ->
                                order.indexOf(result.severity())
                                        + (result.state() == State.FAIL ? order.size() : 0))
                .max()
                .orElse(0);
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
