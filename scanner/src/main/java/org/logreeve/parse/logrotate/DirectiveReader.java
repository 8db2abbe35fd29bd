package org.logreeve.parse.logrotate;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/** Reads one directive of logrotate 3.21 with its argument into a scope. */
final class DirectiveReader {
    /** What came of a directive. */
    enum Outcome {
        TAKEN,
        /** Wrong: the stanza is lost, or the whole file when it stands outside of one. */
        WRONG,
        /** Wrong in a way that ends the reading of the file even inside a stanza. */
        FATAL,
        UNKNOWN
    }

    private static final Set<String> FLAGS =
            Set.of(
                    "compress",
                    "delaycompress",
                    "shred",
                    "allowhardlink",
                    "sharedscripts",
                    "copytruncate",
                    "renamecopy",
                    "copy",
                    "dateext",
                    "missingok");

    private static final Set<String> INTERVALS =
            Set.of("hourly", "daily", "weekly", "monthly", "yearly");

    private static final Set<String> LINES =
            Set.of(
                    "dateformat",
                    "mail",
                    "olddir",
                    "extension",
                    "addextension",
                    "compresscmd",
                    "uncompresscmd",
                    "compressext");

    /** These may lack their argument without harm. */
    private static final Set<String> OPTIONAL = Set.of("dateformat", "size", "minsize", "maxsize");

    private static final Map<Character, Long> UNITS =
            Map.of('k', 1L << 10, 'K', 1L << 10, 'M', 1L << 20, 'G', 1L << 30);

    private final ConfigText text;
    private final Scope scope;
    private String trouble = "";

    DirectiveReader(ConfigText text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    /** Why the last directive was wrong. */
    String trouble() {
        return trouble;
    }

    /** The place is behind the directive's name. */
    Outcome read(String key, Origin at) {
        trouble = "";
        if (FLAGS.contains(key)) {
            return flag(key, "yes", at);
        }
        if (key.startsWith("no") && FLAGS.contains(key.substring(2))) {
            return set(key.substring(2), "no", at);
        }
        if (INTERVALS.contains(key)) {
            return interval(key, at);
        }
        if (LINES.contains(key)) {
            return line(key, at);
        }
        return switch (key) {
            case "ifempty" -> set("notifempty", "no", at);
            case "notifempty" -> set("notifempty", "yes", at);
            case "mailfirst", "dateyesterday", "datehourago", "ignoreduplicates" ->
                    set(key, "yes", at);
            case "maillast" -> set("mailfirst", "no", at);
            case "noolddir" -> clear("olddir", at);
            case "nomail" -> clear("mail", at);
            case "nocreate" -> set("create", "no", at);
            case "nocreateolddir" -> set("createolddir", "no", at);
            case "create", "createolddir" -> create(key, at);
            case "su" -> su(at);
            case "size", "minsize", "maxsize" -> size(key, at);
            case "rotate", "start", "minage", "maxage", "shredcycles" -> number(key, at);
            case "compressoptions" -> set(key, text.restOfLine(), at);
            case "errors" -> Outcome.TAKEN;
            default -> Outcome.UNKNOWN;
        };
    }

    private Outcome flag(String key, String value, Origin at) {
        switch (key) {
            // each of these two ends the other
            case "copytruncate" -> scope.set("renamecopy", "no", at);
            case "renamecopy" -> scope.set("copytruncate", "no", at);
            default -> {}
        }
        return set(key, value, at);
    }

    private Outcome interval(String key, Origin at) {
        scope.set("interval", key, at);
        if (!key.equals("weekly")) {
            return Outcome.TAKEN;
        }
        String day = text.restOfLine().strip();
        boolean known = day.isEmpty() || isWeekday(day);
        if (known && (!day.isEmpty() || scope.find("weekday") != null)) {
            scope.set("weekday", day.isEmpty() ? "0" : day, at);
        }
        if (!known) {
            trouble = "bad weekly directive '" + day + "'";
        }
        return known ? Outcome.TAKEN : Outcome.FATAL;
    }

    private static boolean isWeekday(String day) {
        return day.length() < 10
                && day.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(day) <= 7;
    }

    private Outcome line(String key, Origin at) {
        String value = text.value();
        if (value == null) {
            return missing(key);
        }
        boolean path = !key.equals("dateformat") && !key.endsWith("extension");
        if (path && value.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            scope.clear(key, at);
            return wrong("bad " + key + " '" + value + "'");
        }
        return set(key, value, at);
    }

    private Outcome create(String key, Origin at) {
        String value = text.restOfLine();
        String[] words = value.strip().split("[ \t\r\f\u000b]+", -1);
        boolean mode = !words[0].isEmpty() && words[0].charAt(0) >= '0' && words[0].charAt(0) < '8';
        if (words.length > (mode ? 3 : 2)) {
            return wrong("extra arguments for " + key);
        }
        return set(key, value.isEmpty() ? "yes" : value, at);
    }

    private Outcome su(Origin at) {
        String value = text.restOfLine().strip();
        int words = value.isEmpty() ? 0 : value.split("\\s+", -1).length;
        var before = scope.find("su");
        if (words > 2 || (words < 2 && before == null)) {
            return wrong("su wants a user and a group");
        }
        // what is left out stays as an earlier su set it
        return words == 2 ? set("su", value, at) : Outcome.TAKEN;
    }

    private Outcome size(String key, Origin at) {
        String value = text.value();
        if (value == null || value.isEmpty()) {
            return missing(key);
        }
        char last = value.charAt(value.length() - 1);
        Long unit = UNITS.get(last);
        if (unit == null && (last < '0' || last > '9')) {
            return wrong("unknown unit '" + last + "'");
        }
        String digits = unit == null ? value : value.substring(0, value.length() - 1);
        CNumber number = CNumber.unsigned(digits);
        long bytes = number.value() * (unit == null ? 1 : unit);
        if (!number.whole() || bytes < 0) {
            return wrong("bad size '" + value + "'");
        }
        return key.equals("size")
                ? set("interval", "size " + bytes, at)
                : set(key, Long.toString(bytes), at);
    }

    private Outcome number(String key, Origin at) {
        String value = text.value();
        if (value == null) {
            return missing(key);
        }
        CNumber number = key.equals("rotate") ? CNumber.signed(value) : CNumber.unsigned(value);
        int count = (int) number.value();
        // logrotate stores the number before it looks whether it is one
        set(key, Integer.toString(count), at);
        boolean good = number.whole() && count >= (key.equals("rotate") ? -1 : 0);
        return good ? Outcome.TAKEN : wrong("bad " + key + " count '" + value + "'");
    }

    private Outcome missing(String key) {
        trouble = "argument expected after " + key;
        return OPTIONAL.contains(key) ? Outcome.TAKEN : Outcome.WRONG;
    }

    private Outcome wrong(String why) {
        trouble = why;
        return Outcome.WRONG;
    }

    private Outcome set(String key, String value, Origin at) {
        scope.set(key, value, at);
        return Outcome.TAKEN;
    }

    private Outcome clear(String key, Origin at) {
        scope.clear(key, at);
        return Outcome.TAKEN;
    }

    /** The value of a path directive that is in force, or null without one. */
    static @Nullable String path(Scope scope, String key) {
        var value = scope.find(key);
        return value == null || value.value().isEmpty() ? null : value.value();
    }
}
