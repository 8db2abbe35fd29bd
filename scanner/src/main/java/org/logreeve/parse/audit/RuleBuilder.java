package org.logreeve.parse.audit;

import static org.logreeve.parse.audit.FieldReader.refuseWhere;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.logreeve.parse.audit.RuleWords.Option;
import org.logreeve.text.Origin;

/** One rule in the making, option by option in the order written, as order has effect. */
final class RuleBuilder {
    private static final List<String> LISTS =
            List.of("exit", "task", "user", "exclude", "filesystem");

    private static final Pattern CONDITION = Pattern.compile("!=|>=|<=|&=");

    /** Longest key, and separators between keys (linux/audit.h). */
    private static final int LONGEST_KEY = 256;

    private static final int MOST_FIELDS = 63;
    private static final int HIGHEST_SYSCALL = 2047;

    /** linux/audit.h: the highest 16 are no system calls. */
    private static final int FIRST_CLASS = 2032;

    private final FieldReader reader;
    private final Machine machine;
    private final Predicate<String> isFolder;

    private final List<RuleField> fields = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Map<Integer, String> syscalls = new TreeMap<>();
    private final List<String> unchecked = new ArrayList<>();
    private String list = "";
    private String action = "";
    private String arch;
    private boolean first;
    private boolean delete;
    private boolean watch;
    private boolean namesSyscalls;
    private boolean all;

    /**
     * @param arch whose numbers system calls have when the rule names no architecture
     */
    RuleBuilder(FieldReader reader, Machine machine, Predicate<String> isFolder, String arch) {
        this.arch = arch;
        this.reader = reader;
        this.machine = machine;
        this.isFolder = isFolder;
    }

    Command build(List<Option> options, Origin at) throws RefusedException {
        for (Option option : options) {
            take(option);
        }
        refuseWhere(list.isEmpty(), "no list is named");
        refuseWhere(
                !keys.isEmpty() && !canHaveKey(),
                "a key needs a watch, a system call or a program before it");
        refuseWhere(
                keys.stream().anyMatch(key -> CONDITION.matcher(key).find()),
                "a key that reads like a condition");
        // linux, kernel/auditfilter.c: one place, one program
        refuseWhere(count("path", "dir", "inode") > 1, "the kernel takes one path or inode a rule");
        refuseWhere(count("exe") > 1, "the kernel takes one program a rule");
        boolean every = all || (!namesSyscalls && !list.equals("task"));
        var names = new ArrayList<>(syscalls.values());
        names.addAll(unchecked);
        var rule =
                new CanonicalRule(list, action, every, every ? List.of() : names, fields, keys, at);
        return delete ? new Command.Delete(rule) : new Command.Add(rule, first);
    }

    private long count(String... names) {
        List<String> counted = List.of(names);
        long count = 0;
        for (RuleField field : fields) {
            count += !field.comparison() && counted.contains(field.name()) ? 1 : 0;
        }
        return count;
    }

    private void take(Option option) throws RefusedException {
        switch (option.name()) {
            case "a", "A", "d" -> setUp(option);
            case "w", "W" -> watch(option);
            case "S" -> syscalls(option.value());
            case "F" -> field(option.value());
            case "C" -> add(reader.comparison(option.value(), list));
            case "k" -> {
                refuseWhere(
                        list.isEmpty() || !canHaveKey(),
                        "a key needs a watch, a system call or a program before it");
                key(option.value());
            }
            case "p" -> permissions(option.value());
            default -> throw RefusedException.open("-" + option.name() + " together with a rule");
        }
    }

    /** {@code always,exit} and {@code exit,always} are the same. */
    private void setUp(Option option) throws RefusedException {
        refuseWhere(!list.isEmpty() && !watch, "a rule names its list twice");
        if (watch) {
            throw RefusedException.open("a watch that names a list");
        }
        String[] words = option.value().split(",", -1);
        refuseWhere(words.length != 2, "'" + option.value() + "' is no list and action");
        boolean actionFirst = List.of("always", "never").contains(words[0]);
        action = words[actionFirst ? 0 : 1];
        list = words[actionFirst ? 1 : 0];
        if (option.value().contains("possible") || option.value().contains("io_uring")) {
            throw RefusedException.open("'" + option.value() + "' is not understood");
        }
        refuseWhere(
                !LISTS.contains(list) || !List.of("always", "never").contains(action),
                "'" + option.value() + "' is no list and action");
        refuseWhere(list.equals("task") && namesSyscalls, "the task list takes no system calls");
        first = option.name().equals("A");
        delete = option.name().equals("d");
    }

    private void watch(Option option) throws RefusedException {
        refuseWhere(!list.isEmpty(), "a watch in a rule that names a list");
        refuseWhere(!fields.isEmpty(), "a watch after conditions");
        String path = option.value();
        refuseWhere(!path.startsWith("/"), "a watch needs a path from /");
        path = path.length() > 2 ? CanonicalRule.withoutSlash(path) : path;
        list = "exit";
        action = "always";
        watch = true;
        all = true;
        namesSyscalls = true;
        delete = option.name().equals("W");
        add(new RuleField(isFolder.test(path) ? "dir" : "path", "=", path));
        add(new RuleField("perm", "=", "rwxa"));
    }

    private void field(String pair) throws RefusedException {
        refuseWhere(list.isEmpty(), "a list must be named before a condition");
        if (pair.startsWith("key=")) {
            key(pair.substring("key=".length()));
            return;
        }
        RuleField field = reader.field(pair, list);
        if (field.is("arch")) {
            refuseWhere(namesSyscalls, "arch must be named before system calls");
            // auditctl looks names up for the architecture it was told, whatever the operator
            arch = field.value();
        }
        add(field);
    }

    private void key(String key) throws RefusedException {
        keys.add(key);
        refuseWhere(
                String.join(" ", keys).length() > LONGEST_KEY, "a key longer than 256 characters");
    }

    private void permissions(String value) throws RefusedException {
        refuseWhere(list.isEmpty(), "permissions need a watch before them");
        String permissions = FieldValues.permissions(value);
        refuseWhere(fields.isEmpty(), "permissions need a watch before them");
        boolean replaced = false;
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is("perm")) {
                fields.set(i, new RuleField("perm", "=", permissions));
                replaced = true;
            }
        }
        if (!replaced) {
            refuseWhere(!list.equals("exit"), "the kernel takes permissions on the exit list only");
            add(new RuleField("perm", "=", permissions));
        }
    }

    private void syscalls(String names) throws RefusedException {
        refuseWhere(
                !list.isEmpty() && !list.equals("exit"),
                "the " + list + " list takes no system calls");
        boolean several = names.indexOf(',') >= 0;
        for (String name : names.split(",", -1)) {
            if (!name.isEmpty() || !several) {
                syscall(name);
            }
        }
        namesSyscalls = true;
    }

    private void syscall(String name) throws RefusedException {
        if (name.equals("all")) {
            all = true;
            return;
        }
        NumberTable table = machine.syscalls(arch);
        if (table == null) {
            unchecked.add(name);
            return;
        }
        Integer number = table.number(name);
        if (number == null && CNumbers.begins(name, false)) {
            number = CNumbers.number(name);
        }
        if (number == null) {
            throw machine.hasElsewhere(name)
                    ? RefusedException.refused("there is no system call '" + name + "' on " + arch)
                    : RefusedException.open(
                            "system call '" + name + "' is not known to audit 3.0.9");
        }
        refuseWhere(number < 0 || number > HIGHEST_SYSCALL, "there is no system call " + name);
        if (number >= FIRST_CLASS) {
            throw RefusedException.open("system call " + name + " stands for a class of them");
        }
        // without an architecture the kernel compares the bare number, here read as its own
        boolean named = fields.stream().anyMatch(f -> f.is("arch"));
        NumberTable shown = named ? table : machine.syscalls("b64");
        syscalls.put(number, (shown == null ? table : shown).name(number));
    }

    private void add(RuleField field) throws RefusedException {
        refuseWhere(fields.size() >= MOST_FIELDS, "more conditions than a rule can have");
        fields.add(field);
    }

    private boolean canHaveKey() {
        return namesSyscalls
                || fields.stream()
                        .anyMatch(
                                f ->
                                        List.of("perm", "path", "dir", "exe", "fstype")
                                                .contains(f.name()));
    }
}
