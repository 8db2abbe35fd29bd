package org.logreeve.parse.sshd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a Match line.
 *
 * @param text as conditions are shown: {@code user joe address 10.0.0.0/8}
 * @param wrong why sshd does not take it, or null
 * @param unknown the criterion that we do not know, or null
 */
record MatchLine(String text, @Nullable String wrong, @Nullable String unknown) {
    static final String ALL = "all";

    private static final Set<String> KNOWN =
            Set.of("user", "group", "host", "address", "localaddress", "localport", "rdomain");

    /** Criteria of newer versions than the one that is checked against. */
    private static final Set<String> NEWER = Set.of("invalid-user", "version", "exec");

    private static final int MOST = 100;

    static MatchLine of(String rest) {
        List<String> words = words(rest);
        if (words.size() == MOST) {
            return new MatchLine("", "too many criteria", null);
        }
        if (words.isEmpty()) {
            return new MatchLine("", "a criterion is wanted", null);
        }
        if (words.getFirst().equalsIgnoreCase("all")) {
            return words.size() == 1
                    ? new MatchLine(ALL, null, null)
                    : new MatchLine("", "'all' stands alone", null);
        }
        var shown = new ArrayList<String>();
        String unknown = null;
        int at = 0;
        while (at < words.size()) {
            String name = words.get(at).toLowerCase(Locale.ROOT);
            boolean newer = NEWER.contains(name);
            if (!KNOWN.contains(name) && !newer) {
                return new MatchLine("", "criterion '" + name + "' is not known", null);
            }
            unknown = newer ? name : unknown;
            if (name.equals("invalid-user")) {
                shown.add(name);
                at++;
                continue;
            }
            if (at + 1 == words.size()) {
                return new MatchLine("", "'" + name + "' needs a value", null);
            }
            shown.add(name + " " + words.get(at + 1));
            at += 2;
        }
        return new MatchLine(String.join(" ", shown), null, unknown);
    }

    /** Criteria and values may be joined by an equals sign; a comment ends them. */
    private static List<String> words(String rest) {
        var words = new ArrayList<String>();
        String left = rest.strip();
        while (!left.isEmpty() && left.charAt(0) != '#' && words.size() < MOST) {
            if (left.charAt(0) == '"') {
                int close = left.indexOf('"', 1);
                int end = close < 0 ? left.length() : close;
                words.add(left.substring(1, end));
                left = left.substring(Math.min(left.length(), end + 1)).strip();
                continue;
            }
            int end = Words.keywordEnd(left);
            words.add(left.substring(0, end));
            left = end == 0 ? left.substring(1).strip() : Words.rest(left);
        }
        return words;
    }
}
