package org.logreeve.parse.sudoers;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/**
 * sudo.conf(5): the policy may be another one, so may its file, and what records may be missing.
 */
final class SudoConf {
    static final String PATH = "/etc/sudo.conf";

    private static final String MAIN = "/etc/sudoers";
    private static final String POLICY = "sudoers_policy";
    private static final String RECORDING = "sudoers_io";
    private static final Set<String> OWN = Set.of(POLICY, RECORDING, "sudoers_audit");

    /** Where distributions put the plugin; without a folder it is in one of these. */
    private static final Set<String> LIBRARIES =
            Set.of(
                    "sudoers.so",
                    "/usr/libexec/sudo/sudoers.so",
                    "/usr/lib/sudo/sudoers.so",
                    "/usr/lib64/sudo/sudoers.so");

    private static final Set<String> FOLDERS =
            Set.of("/usr/libexec/sudo/", "/usr/lib/sudo/", "/usr/lib64/sudo/");

    private final Problems problems;
    private final Set<String> loaded = new HashSet<>();
    private String main = MAIN;
    private @Nullable Origin policyAt;

    SudoConf(@Nullable String text, Problems problems) {
        this.problems = problems;
        if (text != null) {
            read(text);
        }
    }

    /** The file of the policy. */
    String main() {
        return main.startsWith("/") ? main : MAIN;
    }

    /**
     * What loads the policy but nothing that records input and output; null when that is loaded.
     */
    @Nullable Origin withoutRecording() {
        return loaded.contains(RECORDING) ? null : policyAt;
    }

    /** A line that ends with a backslash goes on; what is behind a hash is a comment. */
    private void read(String text) {
        var line = new StringBuilder();
        int number = 0;
        int first = 1;
        for (String part : (Iterable<String>) text.lines()::iterator) {
            number++;
            boolean goesOn = part.endsWith("\\") && !part.endsWith("\\\\");
            line.append(goesOn ? part.substring(0, part.length() - 1) : part);
            if (!goesOn) {
                line(line.toString(), new Origin(PATH, first));
                line.setLength(0);
                first = number + 1;
            }
        }
        line(line.toString(), new Origin(PATH, first));
    }

    private void line(String line, Origin at) {
        int comment = line.indexOf('#');
        String bare = (comment < 0 ? line : line.substring(0, comment)).strip();
        List<String> words = List.of(bare.split("[ \t]+"));
        switch (words.getFirst().toLowerCase(Locale.ROOT)) {
            case "plugin" -> plugin(words, at);
            case "path" -> {
                boolean isFolder = words.size() > 1 && words.get(1).equalsIgnoreCase("plugin_dir");
                if (isFolder && (words.size() < 3 || !FOLDERS.contains(words.get(2)))) {
                    problems.unknown(at, "plugins come from a folder of their own");
                }
            }
            default -> {}
        }
    }

    private void plugin(List<String> words, Origin at) {
        if (words.size() < 3) {
            problems.noted(at, "sudo ignores it: a plugin has a name and a file");
            return;
        }
        String name = words.get(1);
        if (!OWN.contains(name) || !LIBRARIES.contains(words.get(2))) {
            problems.unknown(
                    at,
                    "plugin '"
                            + Problems.shown(name + " " + words.get(2), 60)
                            + "' may decide otherwise");
        }
        loaded.add(name);
        if (!name.equals(POLICY)) {
            return;
        }
        policyAt = at;
        for (String word : words.subList(3, words.size())) {
            if (word.startsWith("sudoers_file=")) {
                main = word.substring("sudoers_file=".length());
                problems.noted(at, "sudo reads '" + Problems.shown(main, 60) + "'");
            }
        }
    }
}
