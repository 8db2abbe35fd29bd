package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * One program that auditd hands its records to (auditd-plugins(5)).
 *
 * @param name file name of its configuration
 * @param active whether auditd starts it
 * @param path the program, or the name of a built-in
 * @param arguments at most two
 * @param format {@code string} or {@code binary}
 * @param origin the line that decides whether it is active, else the file
 */
public record Plugin(
        String name,
        boolean active,
        String path,
        List<String> arguments,
        String format,
        Origin origin) {
    public Plugin {
        arguments = List.copyOf(arguments);
    }

    /** {@code syslog}, {@code remote}, {@code socket} or {@code other}. */
    public String kind() {
        String program = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return switch (program) {
            case "audisp-syslog", "builtin_syslog" -> "syslog";
            case "audisp-remote" -> "remote";
            case "audisp-af_unix", "builtin_af_unix" -> "socket";
            default -> "other";
        };
    }

    /**
     * Facility and severity that the syslog plugin writes with; empty when it is none, or when it
     * does not start with such arguments.
     */
    public String priority() {
        if (!kind().equals("syslog")) {
            return "";
        }
        String facility = "user";
        String severity = "info";
        for (String argument : arguments) {
            String word = argument.toLowerCase(Locale.ROOT).replaceFirst("^log_", "");
            if (SEVERITIES.contains(word) && argument.length() > word.length()) {
                severity = word;
            } else if (FACILITIES.contains(word) && argument.length() > word.length()) {
                facility = word;
            } else if (!word.equals("interpret")) {
                return "";
            }
        }
        return facility + "." + severity;
    }

    private static final List<String> SEVERITIES =
            List.of("debug", "info", "notice", "warning", "err", "crit", "alert", "emerg");

    private static final List<String> FACILITIES =
            List.of(
                    "local0",
                    "local1",
                    "local2",
                    "local3",
                    "local4",
                    "local5",
                    "local6",
                    "local7",
                    "auth",
                    "authpriv",
                    "daemon",
                    "syslog",
                    "user");

    /** Reads a plugin's file; what auditd does not take makes it inactive. */
    static Plugin read(FileRead.Content file, HostFiles files, Problems problems) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        var off = new Plugin(name, false, "", List.of(), "string", Origin.of(file.path()));
        String refusal = KeyValueFile.refusal(file);
        if (!refusal.isEmpty()) {
            problems.noted(Origin.of(file.path()), refusal);
            return off;
        }
        Plugin plugin = off;
        var reader = new KeyValueFile(file.path(), KeyValueFile.AUDITD_LONGEST);
        for (KeyValueFile.Entry entry : reader.entries(file.text())) {
            String fault = fault(entry);
            if (!fault.isEmpty()) {
                problems.noted(entry.origin(), "the plugin is left out: " + fault);
                return off;
            }
            plugin = plugin.with(entry);
        }
        reader.skipped()
                .forEach(
                        at ->
                                problems.noted(
                                        at,
                                        "skipped: longer than 158 bytes, or no line feed at its"
                                                + " end"));
        return plugin.active ? plugin.checked(files, problems) : plugin;
    }

    private Plugin with(KeyValueFile.Entry entry) {
        String value = entry.value();
        String word = value.toLowerCase(Locale.ROOT);
        return switch (entry.name()) {
            case "active" ->
                    new Plugin(name, word.equals("yes"), path, arguments, format, entry.origin());
            case "path" -> new Plugin(name, active, value, arguments, format, origin);
            case "args" -> new Plugin(name, active, path, arguments(entry), format, origin);
            case "format" -> new Plugin(name, active, path, arguments, word, origin);
            default -> this;
        };
    }

    private static List<String> arguments(KeyValueFile.Entry entry) {
        var arguments = new ArrayList<>(List.of(entry.value()));
        if (!entry.option().isEmpty()) {
            arguments.add(entry.option());
        }
        return arguments;
    }

    private static String fault(KeyValueFile.Entry entry) {
        if (!entry.fault().isEmpty()) {
            return entry.fault();
        }
        if (!entry.option().isEmpty() && !entry.name().equals("args")) {
            return "'" + entry.option() + "' behind the value (there are no comments there)";
        }
        String value = entry.value().toLowerCase(Locale.ROOT);
        List<String> words =
                switch (entry.name()) {
                    case "active" -> List.of("yes", "no");
                    case "direction" -> List.of("out");
                    case "type" -> List.of("builtin", "always");
                    case "format" -> List.of("binary", "string");
                    case "path", "args" -> List.of();
                    default -> null;
                };
        if (words == null) {
            return "keyword '" + entry.name() + "' is not known";
        }
        if (entry.name().equals("path")
                && !value.startsWith("builtin_")
                && value.lastIndexOf('/') < 4) {
            return "its folder's name is too short: '" + entry.value() + "'";
        }
        return words.isEmpty() || words.contains(value)
                ? ""
                : "it does not know '" + entry.value() + "'";
    }

    /** auditd starts only programs that are root's and have mode 0750 at least. */
    private Plugin checked(HostFiles files, Problems problems) {
        if (path.toLowerCase(Locale.ROOT).startsWith("builtin_")) {
            return this;
        }
        String fault =
                path.isEmpty()
                        ? "it is active and names no program"
                        : switch (files.stat(path)) {
                            case FileRead.Absent ignored -> "'" + path + "' is not there";
                            case FileRead.Present there
                                    when (there.meta().mode() & 0750) != 0750
                                            || !there.meta().owner().equals("root") ->
                                    "'" + path + "' must be root's with mode 0750 or more";
                            default -> "";
                        };
        if (fault.isEmpty()) {
            return this;
        }
        problems.noted(origin, "the plugin is left out: " + fault);
        return new Plugin(name, false, path, arguments, format, origin);
    }
}
