package org.logreeve.report;

import static org.logreeve.report.MarkdownParts.code;

import java.util.List;
import java.util.stream.Stream;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;

/** The part of a Markdown page that tells of waivers, those first that somebody has to look at. */
final class MarkdownWaivers {
    static final int MOST = 20;

    private MarkdownWaivers() {}

    /** Empty where nothing is stated. */
    static String of(Journal journal) {
        List<WaiverStatus> all = WaiverStatus.of(journal);
        if (all.isEmpty()) {
            return "";
        }
        var text =
                new StringBuilder("\n## Waivers\n\n")
                        .append(WaiverStatus.sentence(all))
                        .append("\n\n");
        Stream.concat(
                        WaiverStatus.toLookAt(all).stream(),
                        all.stream().filter(each -> !each.isToLookAt()))
                .limit(MOST)
                .forEach(each -> line(text, each));
        if (all.size() > MOST) {
            text.append("- and %d more: `results.json`\n".formatted(all.size() - MOST));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, WaiverStatus each) {
        RunHeader.Waiver waiver = each.waiver();
        text.append(
                "- **%s** %s for %s: %s; owner %s, approved by %s, ticket %s: %s %s\n"
                        .formatted(
                                each.word(),
                                code(waiver.rule()),
                                code(String.join(", ", waiver.scope())),
                                code(each.words()),
                                code(waiver.owner()),
                                code(waiver.approver()),
                                code(waiver.ticket()),
                                code(waiver.reason()),
                                code(waiver.at())));
    }
}
