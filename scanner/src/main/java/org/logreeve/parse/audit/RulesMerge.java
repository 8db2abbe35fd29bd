package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * The merge of augenrules(8): of all files in natural order, the last {@code -D}, {@code -b} and
 * {@code -f} first, the last {@code -e} at the end, everything else in between; blank lines and
 * comments go. The script asks awk for white space in front of these with {@code \s}, which gawk
 * knows and mawk takes for the letter s.
 */
final class RulesMerge {
    /** The awk that the script runs. */
    enum Awk {
        GAWK,
        MAWK
    }

    private final Awk awk;
    private final boolean dropsReturns;
    private final List<RuleLine> rest = new ArrayList<>();
    private @Nullable RuleLine deleteAll;
    private @Nullable RuleLine backlog;
    private @Nullable RuleLine failure;
    private @Nullable RuleLine enabled;

    /**
     * @param dropsReturns whether the script takes a carriage return from the end of each line
     */
    RulesMerge(Awk awk, boolean dropsReturns) {
        this.awk = awk;
        this.dropsReturns = dropsReturns;
    }

    /** The lines that auditctl gets, in its order. */
    List<RuleLine> merge(List<RuleLine> lines) {
        lines.forEach(this::take);
        var merged = new ArrayList<RuleLine>();
        for (RuleLine line : java.util.Arrays.asList(deleteAll, backlog, failure)) {
            if (line != null) {
                merged.add(line);
            }
        }
        merged.addAll(rest);
        if (enabled != null) {
            merged.add(enabled);
        }
        return merged;
    }

    /**
     * The lines of several files one behind the other: where a file does not end with a line feed,
     * its last line goes on with the next file's first.
     */
    static List<RuleLine> lines(List<RuleLine> texts) {
        var lines = new ArrayList<RuleLine>();
        String open = "";
        Origin openAt = null;
        for (RuleLine file : texts) {
            String text = file.text();
            int from = 0;
            int number = 1;
            while (from < text.length()) {
                int end = text.indexOf('\n', from);
                String line = text.substring(from, end < 0 ? text.length() : end);
                Origin at = openAt == null ? new Origin(file.origin().path(), number) : openAt;
                if (end < 0) {
                    open += line;
                    openAt = at;
                    break;
                }
                lines.add(new RuleLine(open + line, at));
                open = "";
                openAt = null;
                from = end + 1;
                number++;
            }
        }
        if (openAt != null) {
            lines.add(new RuleLine(open, openAt));
        }
        return lines;
    }

    private void take(RuleLine line) {
        String text = line.text();
        if (dropsReturns && text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        RuleLine kept = text.equals(line.text()) ? line : new RuleLine(text, line.origin());
        String bare = withoutSpace(text);
        if (text.isEmpty() || bare.startsWith("#")) {
            return;
        }
        if (bare.startsWith("-e")) {
            enabled = kept;
        } else if (bare.startsWith("-D") && withoutSpace(bare.substring(2)).isEmpty()) {
            deleteAll = kept;
        } else if (bare.startsWith("-f")) {
            failure = kept;
        } else if (bare.startsWith("-b")) {
            backlog = kept;
        } else {
            rest.add(kept);
        }
    }

    private String withoutSpace(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return text.substring(at);
    }

    private boolean isSpace(char c) {
        return awk == Awk.MAWK ? c == 's' : c == ' ' || (c >= '\t' && c <= '\r');
    }
}
