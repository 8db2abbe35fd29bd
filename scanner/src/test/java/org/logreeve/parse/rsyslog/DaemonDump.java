package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.logreeve.parse.PriorityMask;

/**
 * What {@code rsyslogd -N1 -d} says it made of a configuration: one line a statement, by ruleset.
 */
final class DaemonDump {
    private static final Pattern NUMBER = Pattern.compile(": action-([0-9]+)-");
    private static final Pattern ACTION = Pattern.compile("ACTION ([0-9]+) \\[(.*)\\]");
    private static final Pattern RULESET = Pattern.compile(".*ruleset '(.*)' after optimization:");
    private static final Map<String, String> TYPES =
            Map.of(
                    "builtin:omfile", "omfile",
                    "builtin:omfwd", "omfwd",
                    "builtin:ompipe", "ompipe",
                    "builtin-shell", "omshell",
                    "builtin:omusrmsg", "omusrmsg");

    private final SequencedMap<String, List<String>> rulesets = new TreeMap<>();
    private final Map<Integer, Map<String, String>> created = new HashMap<>();

    /** Statements by ruleset name. */
    static SequencedMap<String, List<String>> read(List<String> lines) {
        var dump = new DaemonDump();
        dump.readActions(lines);
        dump.readRulesets(lines);
        return dump.rulesets;
    }

    private void readActions(List<String> lines) {
        Map<String, String> forward = Map.of();
        Map<String, String> now = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.endsWith("action param blk in omfwd:")) {
                forward = block(lines, i + 1);
            } else if (line.contains("queue.c: parameter dump:")) {
                Matcher m = NUMBER.matcher(line);
                now = new HashMap<>(forward);
                if (m.find()) {
                    created.put(Integer.parseInt(m.group(1)), now);
                    forward = Map.of();
                }
            } else if (line.contains("queue.c: queue.")) {
                String text = line.substring(line.indexOf("queue.c: ") + "queue.c: ".length());
                int space = text.indexOf(' ');
                now.put(
                        text.substring(0, space).replace(":", ""),
                        text.substring(space + 1).strip());
            }
        }
    }

    private static Map<String, String> block(List<String> lines, int from) {
        var values = new HashMap<String, String>();
        for (String name : List.of("target", "port", "protocol")) {
            for (int i = from; i < Math.min(from + 60, lines.size()); i++) {
                Matcher m =
                        Pattern.compile(".*rainerscript\\.c: " + name + ": +'?([^']*?)'?$")
                                .matcher(lines.get(i));
                if (m.matches()) {
                    values.put(name, m.group(1).strip());
                    break;
                }
            }
        }
        return values;
    }

    private void readRulesets(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher m = RULESET.matcher(lines.get(i));
            if (m.matches()) {
                int end = i + 1;
                while (!lines.get(end).contains("assigned parser list")) {
                    end++;
                }
                rulesets.put(
                        m.group(1).toLowerCase(Locale.ROOT),
                        new Tree(lines.subList(i + 2, end)).read());
            }
        }
    }

    private final class Tree {
        private final List<String> lines;
        private final List<String> out = new ArrayList<>();
        private int at;

        Tree(List<String> lines) {
            this.lines =
                    lines.stream()
                            .map(l -> l.replaceFirst("^[0-9.]+:[^:]*: rainerscript\\.c: ", ""))
                            .toList();
        }

        List<String> read() {
            body(PriorityMask.ALL);
            return out;
        }

        private void body(PriorityMask mask) {
            while (at < lines.size()) {
                String line = lines.get(at).strip();
                if (line.equals("ELSE") || line.startsWith("END ")) {
                    return;
                }
                at++;
                if (line.startsWith("PRIFILT ")) {
                    PriorityMask own = mask(lines.get(at++).strip());
                    branch(mask.and(own), mask.and(own.not()));
                } else if (line.equals("IF") || line.equals("PROPFILT")) {
                    skipTo("THEN");
                    branch(mask, mask);
                } else if (line.startsWith("FOREACH ")) {
                    skipTo("DO");
                    branch(mask, mask);
                } else if (line.startsWith("SET ")) {
                    skipTo("END SET");
                } else if (line.startsWith("ACTION ")) {
                    out.add(action(line) + " " + mask);
                } else if (line.equals("STOP")) {
                    out.add("stop " + mask);
                } else if (line.startsWith("CALL [")) {
                    String name = line.substring("CALL [".length(), line.indexOf(','));
                    out.add("call " + name.toLowerCase(Locale.ROOT) + " " + mask);
                }
            }
        }

        private void branch(PriorityMask then, PriorityMask otherwise) {
            body(then);
            if (at < lines.size() && lines.get(at).strip().equals("ELSE")) {
                at++;
                body(otherwise);
            }
            at++;
        }

        private void skipTo(String end) {
            while (!lines.get(at++).strip().equals(end)) {}
        }
    }

    private static PriorityMask mask(String line) {
        String[] bytes = line.substring("pmask:".length()).strip().split(" +");
        int[] bits =
                Arrays.stream(bytes)
                        .limit(PriorityMask.FACILITIES)
                        .mapToInt(b -> b.equals("X") ? 0 : Integer.parseInt(b, 16))
                        .toArray();
        return PriorityMask.of(bits);
    }

    private String action(String line) {
        Matcher m = ACTION.matcher(line);
        if (!m.matches()) {
            return line;
        }
        String label = m.group(2);
        String module =
                TYPES.keySet().stream()
                        .filter(t -> label.startsWith(t + ":"))
                        .findFirst()
                        .orElse(label);
        Map<String, String> made = created.getOrDefault(Integer.parseInt(m.group(1)), Map.of());
        String type = TYPES.getOrDefault(module, module);
        String queue =
                made.getOrDefault("queue.type", "?")
                                .replaceAll(".*\\[(.*)\\]", "$1")
                                .toLowerCase(Locale.ROOT)
                        + " "
                        + made.get("queue.size")
                        + " "
                        + made.get("queue.filename")
                        + " "
                        + made.get("queue.highwatermark")
                        + " "
                        + made.get("queue.saveonshutdown")
                        + " "
                        + made.get("queue.maxdiskspace");
        String written = label.substring(Math.min(label.length(), module.length() + 1));
        return type + (type.equals("omfwd") ? " " + remote(written, made) : "") + " " + queue;
    }

    private static String remote(String written, Map<String, String> made) {
        if (written.startsWith("@")) {
            Matcher m =
                    Pattern.compile(
                                    "@(@?)(?:\\([^)]*\\))?(?:\\[([^\\]]*)\\]|([^:; #]*))(?::([0-9]+))?.*")
                            .matcher(written);
            if (m.matches()) {
                String host = m.group(2) == null ? m.group(3) : m.group(2);
                String port = m.group(4) == null ? "514" : m.group(4);
                return host + " " + port + " " + (m.group(1).isEmpty() ? "udp" : "tcp");
            }
        }
        return made.get("target")
                + " "
                + unset(made.getOrDefault("port", "(unset)"), "514")
                + " "
                + unset(made.getOrDefault("protocol", "(unset)"), "udp").toLowerCase(Locale.ROOT);
    }

    private static String unset(String value, String otherwise) {
        return value.equals("(unset)") ? otherwise : value;
    }
}
