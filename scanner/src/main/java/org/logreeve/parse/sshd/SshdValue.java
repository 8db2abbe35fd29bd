package org.logreeve.parse.sshd;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments of a directive as {@code sshd -T} prints them. */
final class SshdValue {
    private static final Set<String> FACILITIES =
            Set.of(
                    "DAEMON",
                    "USER",
                    "AUTH",
                    "AUTHPRIV",
                    "LOCAL0",
                    "LOCAL1",
                    "LOCAL2",
                    "LOCAL3",
                    "LOCAL4",
                    "LOCAL5",
                    "LOCAL6",
                    "LOCAL7");
    private static final Set<String> LEVELS =
            Set.of("QUIET", "FATAL", "ERROR", "INFO", "VERBOSE", "DEBUG", "DEBUG2", "DEBUG3");

    private SshdValue() {}

    /** Null when sshd does not take them. */
    static @Nullable String of(Keywords.Row row, String rest, List<String> words) {
        String type = row.type();
        if (type.startsWith("words")) {
            return words.isEmpty() || words.contains("") ? null : String.join(" ", words);
        }
        if (type.equals("rest")) {
            return rest.strip();
        }
        if (words.size() != 1 || words.getFirst().isEmpty()) {
            return null;
        }
        String word = words.getFirst();
        return switch (type) {
            case "flag" -> one(List.of("yes", "no"), word);
            case "one" -> one(row.words(), word);
            case "number" -> number(word);
            case "time" -> time(word);
            case "facility" -> upper(word, FACILITIES);
            case "level" -> level(word);
            case "startups" -> startups(word);
            default -> word;
        };
    }

    private static @Nullable String one(List<String> words, String word) {
        for (String each : words) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? each : each.substring(0, equals);
            if (name.equalsIgnoreCase(word)) {
                return each.substring(equals + 1);
            }
        }
        return null;
    }

    /** Two of them have two names; sshd prints SILENT for QUIET, which no manual names. */
    private static @Nullable String level(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "DEBUG1" -> "DEBUG";
            case "SILENT" -> "QUIET";
            default -> upper(word, LEVELS);
        };
    }

    private static @Nullable String upper(String word, Set<String> all) {
        String upper = word.toUpperCase(Locale.ROOT);
        return all.contains(upper) ? upper : null;
    }

    private static @Nullable String number(String word) {
        String digits = word.startsWith("-") ? word.substring(1) : word;
        boolean fine = !digits.isEmpty() && digits.length() < 10 && isDigits(digits);
        return fine ? String.valueOf(Integer.parseInt(word)) : null;
    }

    /** sshd_config(5), TIME FORMATS: numbers with units that add up, as seconds. */
    private static @Nullable String time(String word) {
        long total = 0;
        int at = 0;
        while (at < word.length()) {
            int end = at;
            while (end < word.length() && isDigits(word.substring(end, end + 1))) {
                end++;
            }
            if (end == at || end - at > 10) {
                return null;
            }
            long seconds = Long.parseLong(word.substring(at, end));
            if (end < word.length()) {
                int unit = "smhdw".indexOf(Character.toLowerCase(word.charAt(end)));
                if (unit < 0) {
                    return null;
                }
                seconds *= List.of(1L, 60L, 3_600L, 86_400L, 604_800L).get(unit);
            }
            total += seconds;
            if (total > Integer.MAX_VALUE) {
                return null;
            }
            at = end + 1;
        }
        return String.valueOf(total);
    }

    private static @Nullable String startups(String word) {
        List<String> parts = List.of(word.split(":", -1));
        boolean numbers = parts.stream().allMatch(p -> p.length() < 9 && isDigits(p));
        if (!numbers || (parts.size() != 1 && parts.size() != 3)) {
            return null;
        }
        long begin = Long.parseLong(parts.getFirst());
        long full = Long.parseLong(parts.getLast());
        if (parts.size() == 1) {
            return begin > 0 ? begin + ":30:" + begin : null;
        }
        long rate = Long.parseLong(parts.get(1));
        boolean fine = begin > 0 && begin <= full && rate >= 1 && rate <= 100;
        return fine ? begin + ":" + rate + ":" + full : null;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
