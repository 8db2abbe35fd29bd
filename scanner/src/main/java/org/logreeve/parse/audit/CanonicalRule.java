package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * One rule as the kernel holds it, whichever way it was written.
 *
 * @param list {@code exit}, {@code task}, {@code user}, {@code exclude} or {@code filesystem}
 * @param action {@code always} or {@code never}
 * @param allSyscalls whether no system call is named, or all are
 * @param syscalls those named, in the order of their numbers
 * @param fields conditions but keys, in the order written
 * @param keys in the order written
 * @param origin where it stands
 */
public record CanonicalRule(
        String list,
        String action,
        boolean allSyscalls,
        List<String> syscalls,
        List<RuleField> fields,
        List<String> keys,
        Origin origin) {
    public CanonicalRule {
        syscalls = List.copyOf(syscalls);
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
    }

    /**
     * The rule as {@code auditctl -l} prints it, but for what is said at {@code isListedAsWatch}.
     */
    public String listing() {
        if (isWatch()) {
            var words = new ArrayList<String>();
            for (RuleField field : fields) {
                words.add((field.is("perm") ? "-p " : "-w ") + field.value());
            }
            keys.forEach(key -> words.add("-k " + key));
            return String.join(" ", words);
        }
        var words = new ArrayList<String>();
        words.add("-a " + action + "," + list);
        fields.stream().filter(f -> f.is("arch")).forEach(f -> words.add(f.option()));
        if (takesSyscalls()) {
            words.add("-S " + (allSyscalls ? "all" : String.join(",", syscalls)));
        }
        fields.stream().filter(f -> !f.is("arch")).forEach(f -> words.add(f.option()));
        keys.forEach(key -> words.add("-F key=" + key));
        return String.join(" ", words);
    }

    /** Equal for rules that make the same records, keys included. */
    public String identity() {
        List<String> conditions =
                fields.stream().map(CanonicalRule::identity).sorted().distinct().toList();
        return String.join(
                " ",
                list,
                action,
                allSyscalls ? "all" : String.join(",", syscalls),
                String.join(" ", conditions),
                String.join(" ", keys));
    }

    /** auditctl of audit 3 lists {@code exe!=} as {@code exe=}, so these cannot be told apart. */
    private static String identity(RuleField field) {
        if (field.is("exe")) {
            return "exe " + field.value();
        }
        return field.is("dir") ? "dir=" + withoutSlash(field.value()) : field.condition();
    }

    /** Watched file or directory, without a slash at its end; empty when there is none. */
    public String path() {
        RuleField path = field("path");
        RuleField watched = path == null ? field("dir") : path;
        return watched == null ? "" : withoutSlash(watched.value());
    }

    /** Whether everything below the path is watched. */
    public boolean isRecursive() {
        return field("dir") != null;
    }

    /** Kinds of access, of {@code r}, {@code w}, {@code x}, {@code a}; all when none is named. */
    public List<String> permissions() {
        RuleField perm = field("perm");
        return List.of((perm == null ? "rwxa" : perm.value()).split(""));
    }

    /**
     * {@code b64}, {@code b32} or both. System calls without an architecture are numbers of the
     * machine's own, so they mean what they say there only.
     */
    public List<String> arches() {
        RuleField arch = field("arch");
        if (arch == null) {
            return allSyscalls ? List.of("b64", "b32") : List.of("b64");
        }
        boolean wide = arch.value().equals("b64") == arch.operator().equals("=");
        return List.of(wide ? "b64" : "b32");
    }

    /** The architecture that the rule names, with whatever operator, else the one given. */
    String namedArch(String otherwise) {
        RuleField arch = field("arch");
        return arch == null ? otherwise : arch.value();
    }

    /** Conditions beyond architecture, path and kind of access, sorted. */
    public List<String> filters() {
        return narrowing().map(RuleField::condition).sorted().distinct().toList();
    }

    Stream<RuleField> narrowing() {
        return fields.stream()
                .filter(
                        f ->
                                f.comparison()
                                        || !List.of("arch", "path", "dir", "perm")
                                                .contains(f.name()));
    }

    boolean isOnExit() {
        return list.equals("exit");
    }

    boolean isNever() {
        return action.equals("never");
    }

    CanonicalRule at(Origin place) {
        return new CanonicalRule(list, action, allSyscalls, syscalls, fields, keys, place);
    }

    private @Nullable RuleField field(String name) {
        for (RuleField field : fields) {
            if (field.is(name)) {
                return field;
            }
        }
        return null;
    }

    private boolean takesSyscalls() {
        return isOnExit() || list.equals("io_uring");
    }

    /** A kind of access, a path and nothing else: a watch in other words. */
    private boolean isWatch() {
        return action.equals("always") && !path().isEmpty() && isListedAsWatch();
    }

    /**
     * auditctl lists these without their action, so that a {@code never} rule looks like a watch.
     */
    boolean isListedAsWatch() {
        return isOnExit()
                && allSyscalls
                && field("perm") != null
                && fields.stream().allMatch(f -> f.is("perm") || f.is("path") || f.is("dir"));
    }

    CanonicalRule withAction(String other) {
        return new CanonicalRule(list, other, allSyscalls, syscalls, fields, keys, origin);
    }

    static String withoutSlash(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
