package org.logreeve.parse.syslogng;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.logreeve.text.Origin;

/** Whether the daemon takes a call of one of its template functions. */
final class TemplateCall {
    /** They take any number of templates. */
    private static final Set<String> PLAIN =
            Set.of(
                    "echo",
                    "length",
                    "substr",
                    "strip",
                    "lowercase",
                    "uppercase",
                    "replace-delimiter",
                    "or",
                    "basename",
                    "dirname",
                    "list-concat",
                    "list-head",
                    "list-nth",
                    "list-tail",
                    "list-slice",
                    "list-count",
                    "list-append",
                    "explode",
                    "implode",
                    "+",
                    "-",
                    "*",
                    "/",
                    "%",
                    "round",
                    "ceil",
                    "floor",
                    "sum",
                    "min",
                    "max",
                    "average",
                    "ipv4-to-int",
                    "indent-multi-line",
                    "env",
                    "url-encode",
                    "url-decode",
                    "base64-encode",
                    "uuid",
                    "getent");

    /** The same, but words with a hyphen are options, which are not looked into. */
    private static final Set<String> WITH_OPTIONS =
            Set.of("sanitize", "hash", "sha1", "sha256", "sha512", "md4", "md5");

    private static final String TEMPLATE = "template";
    private static final String OCTETS = "binary";
    private static final Set<String> JSON = Set.of("format-json", "format-flat-json");
    private static final Set<String> PAIRS =
            Set.of("format-json", "format-flat-json", "format-welf", "values", "names");

    private static final Set<String> SCOPES =
            Set.of(
                    "nv-pairs",
                    "dot-nv-pairs",
                    "all-nv-pairs",
                    "rfc3164",
                    "core",
                    "base",
                    "rfc5424",
                    "syslog-proto",
                    "all-macros",
                    "selected-macros",
                    "sdata",
                    "everything");

    private static final Set<String> SWITCHES =
            Set.of("--omit-empty-values", "--cast", "--no-cast", "--auto-cast");

    private final TemplateCheck templates;
    private final Origin at;
    private final int depth;

    TemplateCall(TemplateCheck templates, Origin at, int depth) {
        this.templates = templates;
        this.at = at;
        this.depth = depth;
    }

    static boolean isKnown(String name) {
        return PLAIN.contains(name)
                || WITH_OPTIONS.contains(name)
                || PAIRS.contains(name)
                || name.equals(OCTETS)
                || name.equals(TEMPLATE);
    }

    /** A function's name, which may be one that the configuration makes, and its arguments. */
    void check(String name, List<String> arguments) throws RefusedException {
        if (WITH_OPTIONS.contains(name)) {
            boolean hasOptions = arguments.stream().anyMatch(word -> word.startsWith("-"));
            boolean isHashing = !name.equals("sanitize");
            if (hasOptions || (isHashing && arguments.isEmpty())) {
                throw notTaken(name, arguments);
            }
        }
        if (PAIRS.contains(name)) {
            pairs(name, arguments);
            return;
        }
        if (name.equals(OCTETS)) {
            if (arguments.isEmpty() || !arguments.stream().allMatch(TemplateCall::isOctet)) {
                throw notTaken(name, arguments);
            }
            return;
        }
        if (name.equals(TEMPLATE)) {
            boolean isNamed =
                    !arguments.isEmpty()
                            && (templates.isNamed(arguments.getFirst())
                                    || arguments.getFirst().contains("$"));
            if (!isNamed) {
                throw notTaken(name, arguments);
            }
        }
        for (String argument : arguments) {
            templates.check(argument, at, depth + 1);
        }
    }

    /** Which values it formats, and under which names. */
    private void pairs(String name, List<String> arguments) throws RefusedException {
        Deque<String> rest = new ArrayDeque<>(arguments);
        boolean isSelecting = false;
        while (!rest.isEmpty()) {
            String word = rest.removeFirst();
            if (!word.startsWith("-")) {
                pair(name, word);
                continue;
            }
            if (SWITCHES.contains(word) || isInitialDot(name, word)) {
                continue;
            }
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 && rest.isEmpty()) {
                throw notTaken(name, arguments);
            }
            String value = equals < 0 ? rest.removeFirst() : word.substring(equals + 1);
            boolean fits =
                    switch (option) {
                        case "--scope", "-s" -> SCOPES.containsAll(List.of(value.split(",", -1)));
                        case "--exclude", "-x", "--key", "-k", "--rekey", "-r" -> true;
                        case "--pair", "-p" -> {
                            pair(name, value);
                            yield true;
                        }
                        case "--shift", "-S", "--shift-levels" ->
                                isSelecting && value.matches("[1-9][0-9]{0,5}");
                        case "--add-prefix", "-A" -> isSelecting;
                        case "--replace-prefix", "-R" -> isSelecting && value.contains("=");
                        case "--subkeys" -> !value.isEmpty();
                        case "--key-delimiter" -> JSON.contains(name) && value.length() == 1;
                        default -> false;
                    };
            if (!fits) {
                throw notTaken(name, arguments);
            }
            isSelecting |= Set.of("--key", "-k", "--rekey", "-r").contains(option);
        }
    }

    private static boolean isOctet(String word) {
        OptionalLong value = Numbers.value(word);
        return value.isPresent()
                && Character.digit(word.charAt(word.length() - 1), 16) >= 0
                && value.getAsLong() >= 0
                && value.getAsLong() <= 255;
    }

    private static boolean isInitialDot(String name, String word) {
        return JSON.contains(name) && word.equals("--leave-initial-dot");
    }

    private void pair(String name, String pair) throws RefusedException {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            throw notTaken(name, List.of(pair));
        }
        templates.check(pair.substring(equals + 1), at, depth + 1);
    }

    private RefusedException notTaken(String name, List<String> arguments) {
        return new RefusedException(
                at, "$(" + name + " " + Names.shown(String.join(" ", arguments)) + ")");
    }
}
