package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/** One command of a unit with its variables filled in, as systemd.service(5) does. */
final class StartLine {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

    private final UnitStates.Unit unit;
    private final List<String> followed;
    private final HostFiles files;
    private final List<String> words = new ArrayList<>();
    private String unread = "";

    /**
     * Fills in the variables.
     *
     * @param followed files whose variables somebody else takes care of
     */
    StartLine(UnitStates.Unit unit, String command, List<String> followed, HostFiles files) {
        this.unit = unit;
        this.followed = followed;
        this.files = files;
        for (String word : CommandLine.words(command)) {
            add(word);
        }
    }

    List<String> words() {
        return words;
    }

    /** The file that may hold a variable and was not read; empty when all is known. */
    String unread() {
        return unread;
    }

    private void add(String word) {
        Matcher variable = VARIABLE.matcher(word);
        if (!variable.find()) {
            words.add(word);
        } else if (variable.group(2) != null && variable.matches()) {
            // Only a bare $NAME becomes as many words as its value has.
            words.addAll(CommandLine.words(value(variable.group(2))));
        } else {
            words.add(
                    variable.reset()
                            .replaceAll(m -> Matcher.quoteReplacement(value(name(m.group())))));
        }
    }

    private static String name(String variable) {
        return variable.replaceAll("[${}]", "");
    }

    /** The last one counts, and files come after {@code Environment=}. */
    private String value(String name) {
        if (unit.environment().isEmpty()
                && unit.environmentFiles().isEmpty()
                && followed.isEmpty()) {
            unread = "the one that sets $" + name;
        }
        String value = "";
        for (String variable : unit.environment()) {
            value = variable.startsWith(name + "=") ? after(variable) : value;
        }
        for (String path : unit.environmentFiles()) {
            if (path.matches(".*[*?\\[].*")) {
                unread = path;
            } else if (!followed.contains(path)) {
                String stated = stated(name, path);
                value = stated == null ? value : stated;
            }
        }
        return value;
    }

    private @Nullable String stated(String name, String path) {
        switch (files.read(path)) {
            case FileRead.Content content -> {
                String found = null;
                for (String line : (Iterable<String>) content.text().lines()::iterator) {
                    String bare = line.strip();
                    found = bare.startsWith(name + "=") ? unquoted(after(bare)) : found;
                }
                return found;
            }
            case FileRead.Absent absent -> {}
            case FileRead.Directory directory -> unread = path;
            case FileRead.Present special -> unread = path;
            case FileRead.Denied denied -> unread = path + " (" + denied.reason() + ")";
            case FileRead.Unread read -> unread = path + " (" + read.reason() + ")";
            case FileRead.NotCollected missing -> unread = path;
        }
        return null;
    }

    private static String after(String assignment) {
        return assignment.substring(assignment.indexOf('=') + 1);
    }

    /** One pair of quotes around the whole value is the file's, not the command's. */
    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1
                        && (value.startsWith("\"") || value.startsWith("'"))
                        && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
