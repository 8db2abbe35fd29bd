package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.logreeve.parse.audit.Command.Setting;
import org.logreeve.parse.audit.RuleWords.Line;
import org.logreeve.parse.audit.RuleWords.Option;
import org.logreeve.text.Origin;

/** Reads lines of rules as auditctl 3 does (auditctl(8)). */
final class RuleReader {
    /** auditctl reads a line in pieces of this many bytes. */
    private static final int LONGEST = 6143;

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "e", "enabled",
                    "f", "failure",
                    "b", "backlog_limit",
                    "r", "rate_limit",
                    "backlog_wait_time", "backlog_wait_time");

    private final FieldReader fields;
    private final Machine machine;
    private final Predicate<String> isFolder;

    /**
     * @param isFolder whether a path of the host is a directory: auditctl looks when it gets a
     *     watch
     */
    RuleReader(FieldReader fields, Machine machine, Predicate<String> isFolder) {
        this.fields = fields;
        this.machine = machine;
        this.isFolder = isFolder;
    }

    Command read(String text, Origin at) throws RefusedException {
        return read(text, at, "b64");
    }

    /**
     * @param arch whose names system calls have when the line names no architecture
     */
    Command read(String text, Origin at, String arch) throws RefusedException {
        if (text.length() > LONGEST) {
            throw RefusedException.open("a line too long to be read in one piece");
        }
        if (text.indexOf('\0') >= 0) {
            throw RefusedException.open("a NUL in the line");
        }
        List<String> words = RuleWords.split(text);
        return words.isEmpty()
                ? new Command.Nothing()
                : command(RuleWords.options(words), at, arch);
    }

    private Command command(Line line, Origin at, String arch) throws RefusedException {
        String first = line.options().isEmpty() ? "" : line.options().getFirst().name();
        Command command =
                switch (first) {
                    case "" -> null;
                    case "i", "c" -> new Command.GoOn(first);
                    case "s", "l", "v", "t", "m", "reset-lost", "reset_backlog_wait_time_actual" ->
                            new Command.Nothing();
                    case "D" -> deleteAll(line);
                    case "e", "f", "b", "r", "backlog_wait_time" -> settings(line);
                    case "loginuid-immutable" ->
                            new Command.Set(List.of(new Setting("loginuid_immutable", 1)));
                    case "h", "R", "signal" ->
                            throw RefusedException.refused("-" + first + " is not for rules files");
                    case "q" ->
                            throw RefusedException.open("-q joins directory trees of other mounts");
                    default ->
                            new RuleBuilder(fields, machine, isFolder, arch)
                                    .build(line.options(), at);
                };
        if (!line.invalid().isEmpty()) {
            throw RefusedException.refused("option '" + line.invalid() + "' is not valid");
        }
        boolean alone = command instanceof Command.GoOn || command instanceof Command.Nothing;
        int used = alone || first.equals("loginuid-immutable") ? 1 : line.options().size();
        if (command == null || !line.left().isEmpty() || used < line.options().size()) {
            throw RefusedException.refused("a word that belongs to no option");
        }
        return command;
    }

    private static Command deleteAll(Line line) throws RefusedException {
        List<Option> options = line.options();
        if (line.count() == 1) {
            return new Command.DeleteAll("");
        }
        if (line.count() == 3 && options.size() == 2 && options.getLast().name().equals("k")) {
            return new Command.DeleteAll(options.getLast().value());
        }
        throw RefusedException.refused("-D takes nothing but -k");
    }

    private static Command settings(Line line) throws RefusedException {
        var settings = new ArrayList<Setting>();
        for (Option option : line.options()) {
            String name = SETTINGS.get(option.name());
            if (name == null) {
                throw RefusedException.open("settings and rules in one line");
            }
            boolean choice = option.name().equals("e") || option.name().equals("f");
            String value = option.value();
            if (choice ? !value.matches("[012]") : !CNumbers.begins(value, false)) {
                throw RefusedException.refused(name + " cannot be '" + value + "'");
            }
            settings.add(new Setting(name, CNumbers.number(value) & 0xFFFF_FFFFL));
        }
        return new Command.Set(settings);
    }
}
