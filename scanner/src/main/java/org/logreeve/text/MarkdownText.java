package org.logreeve.text;

/** Encodes hostile text for Markdown, of CommonMark as of GitHub and GitLab. */
public final class MarkdownText {
    /** Some parsers take no longer fence than 80; nobody writes that many on purpose. */
    private static final int LONGEST_RUN = 8;

    private MarkdownText() {}

    /**
     * A code span, in which nothing is markup, a link or a mention; what is not printable is
     * visible as in {@link TerminalText}. Nothing for an empty text. Not for tables, where a bar
     * would part cells even here.
     */
    public static String code(String text) {
        String visible = TerminalText.encode(text);
        if (longestRun(visible) > LONGEST_RUN) {
            visible = visible.replace("`", "\\x60");
        }
        if (visible.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(visible) + 1);
        String gap = isGapNeeded(visible) ? " " : "";
        return fence + gap + visible + gap + fence;
    }

    /** Parsers strip one space from both ends, unless there is nothing else. */
    private static boolean isGapNeeded(String text) {
        return text.startsWith("`")
                || text.endsWith("`")
                || (text.startsWith(" ") && text.endsWith(" ") && !text.isBlank());
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
