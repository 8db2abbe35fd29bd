package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the rules of a kernel record what a wanted rule would, whichever way they are written: a
 * watch by a watch of a folder above it, system calls by several rules, each architecture by
 * itself. The kernel asks its rules in order and the first that matches an event decides.
 *
 * @param missing what no rule records, in words; empty when all is covered
 * @param by rules that cover it
 * @param exceptions {@code never} rules before those that take some of the events
 */
public record Cover(List<String> missing, List<CanonicalRule> by, List<CanonicalRule> exceptions) {
    public Cover {
        missing = List.copyOf(missing);
        by = List.copyOf(by);
        exceptions = List.copyOf(exceptions);
    }

    public boolean isWhole() {
        return missing.isEmpty();
    }

    /**
     * @param loaded in the kernel's order
     * @param wanted a rule that records on exit
     */
    public static Cover of(List<CanonicalRule> loaded, CanonicalRule wanted) {
        var missing = new ArrayList<String>();
        var by = new java.util.LinkedHashSet<CanonicalRule>();
        var exceptions = new java.util.LinkedHashSet<CanonicalRule>();
        var ordered = new ArrayList<CanonicalRule>();
        // a process without a context of auditing makes no record on exit, wherever the rule is
        loaded.stream().filter(Cover::isNoContext).forEach(ordered::add);
        loaded.stream().filter(rule -> !isNoContext(rule)).forEach(ordered::add);
        for (Event event : Event.of(wanted)) {
            var before = new ArrayList<CanonicalRule>();
            CanonicalRule decides = null;
            for (CanonicalRule rule : ordered) {
                if (decides == null && meets(rule, event)) {
                    if (takesAll(rule, event)) {
                        decides = rule;
                    } else if (rule.isNever()) {
                        before.add(rule);
                    }
                }
            }
            if (decides == null || decides.isNever()) {
                missing.add(event.words());
            } else {
                by.add(decides);
                exceptions.addAll(before);
            }
        }
        return new Cover(missing, List.copyOf(by), List.copyOf(exceptions));
    }

    /** The {@code never} rules that leave nothing of a rule, or take some of its events. */
    record Shadow(boolean whole, List<CanonicalRule> rules) {}

    /** What the {@code never} rules of a list take from a rule behind them. */
    static Shadow shadow(List<CanonicalRule> before, CanonicalRule rule) {
        var some = new ArrayList<CanonicalRule>();
        List<Event> events = Event.of(rule);
        for (CanonicalRule each : before) {
            if (each.isNever() && events.stream().anyMatch(event -> meets(each, event))) {
                some.add(each);
            }
        }
        boolean whole =
                !some.isEmpty()
                        && events.stream()
                                .allMatch(
                                        event ->
                                                some.stream()
                                                        .anyMatch(never -> takesAll(never, event)));
        return new Shadow(whole, some);
    }

    /** Kinds of access, one by one, or system calls, on one architecture. */
    private record Event(String arch, String syscall, String permission, CanonicalRule of) {
        static List<Event> of(CanonicalRule wanted) {
            List<String> syscalls = wanted.allSyscalls() ? List.of("all") : wanted.syscalls();
            List<String> permissions =
                    wanted.path().isEmpty() && wanted.permissions().size() == 4
                            ? List.of("")
                            : wanted.permissions();
            var events = new ArrayList<Event>();
            for (String arch : wanted.arches()) {
                for (String syscall : syscalls) {
                    permissions.forEach(p -> events.add(new Event(arch, syscall, p, wanted)));
                }
            }
            return events;
        }

        String words() {
            String what = of.path().isEmpty() ? syscall : of.path() + " " + permission;
            return arch + " " + what;
        }
    }

    static boolean isNoContext(CanonicalRule rule) {
        return rule.list().equals("task") && rule.isNever();
    }

    /** Whether some of the events may match the rule. */
    private static boolean meets(CanonicalRule rule, Event event) {
        if (isNoContext(rule)) {
            return true;
        }
        return rule.isOnExit()
                && rule.arches().contains(event.arch())
                && (rule.allSyscalls()
                        || event.syscall().equals("all")
                        || rule.syscalls().contains(event.syscall()))
                && (event.permission().isEmpty() || rule.permissions().contains(event.permission()))
                && !areApart(rule, event.of());
    }

    /** Whether all of the events match the rule, once some may. */
    private static boolean takesAll(CanonicalRule rule, Event event) {
        boolean syscalls = rule.allSyscalls() || !event.syscall().equals("all");
        boolean access = !event.permission().isEmpty() || rule.permissions().size() == 4;
        List<RuleField> given = event.of().narrowing().toList();
        return (syscalls || rule.list().equals("task"))
                && access
                && holds(rule, event.of())
                && rule.narrowing().allMatch(field -> isImplied(field, given));
    }

    private static boolean holds(CanonicalRule rule, CanonicalRule wanted) {
        String path = rule.path();
        if (path.isEmpty() || path.equals(wanted.path())) {
            return path.isEmpty() || rule.isRecursive() || !wanted.isRecursive();
        }
        return rule.isRecursive() && wanted.path().startsWith(path.equals("/") ? "/" : path + "/");
    }

    /** Paths or conditions of which no event meets both. */
    private static boolean areApart(CanonicalRule a, CanonicalRule b) {
        boolean paths =
                !a.path().isEmpty()
                        && !b.path().isEmpty()
                        && !holds(a, b)
                        && !holds(b, a)
                        && !a.path().equals(b.path());
        return paths || a.narrowing().anyMatch(x -> b.narrowing().anyMatch(y -> contradict(x, y)));
    }

    private static boolean contradict(RuleField a, RuleField b) {
        if (a.comparison() || b.comparison() || !a.name().equals(b.name())) {
            return false;
        }
        if (a.operator().equals("=") && b.operator().equals("=")) {
            return !a.value().equals(b.value()) && isNumber(a.value()) && isNumber(b.value());
        }
        return (a.operator().equals("=") && isExcluded(a, b))
                || (b.operator().equals("=") && isExcluded(b, a));
    }

    /** Whether the one value does not meet the other's condition. */
    private static boolean isExcluded(RuleField equal, RuleField other) {
        if (other.operator().equals("!=")) {
            return equal.value().equals(other.value());
        }
        return ORDERS.contains(other.operator())
                && isNumber(equal.value())
                && isNumber(other.value())
                && !isWithin(number(equal), other);
    }

    private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");

    /** Whether every event that meets the conditions given meets this one. */
    private static boolean isImplied(RuleField wanted, List<RuleField> given) {
        return given.stream().anyMatch(each -> implies(each, wanted));
    }

    private static boolean implies(RuleField given, RuleField wanted) {
        if (given.equals(wanted)) {
            return true;
        }
        if (given.comparison() || wanted.comparison() || !given.name().equals(wanted.name())) {
            return false;
        }
        if (!isNumber(given.value()) || !isNumber(wanted.value())) {
            return given.operator().equals("=")
                    && wanted.operator().equals("!=")
                    && !given.value().equals(wanted.value());
        }
        if (given.operator().equals("=")) {
            return wanted.operator().equals("!=")
                    ? number(given) != number(wanted)
                    : isWithin(number(given), wanted);
        }
        return ENDS.getOrDefault(given.operator(), Set.of()).contains(wanted.operator())
                && (given.operator().startsWith(">")
                        ? least(given) >= least(wanted)
                        : most(given) <= most(wanted));
    }

    private static final Map<String, Set<String>> ENDS =
            Map.of(
                    ">", Set.of(">", ">="),
                    ">=", Set.of(">", ">="),
                    "<", Set.of("<", "<="),
                    "<=", Set.of("<", "<="));

    private static boolean isWithin(long number, RuleField field) {
        return switch (field.operator()) {
            case ">", ">=" -> number >= least(field);
            case "<", "<=" -> number <= most(field);
            case "=" -> number == number(field);
            default -> false;
        };
    }

    private static long least(RuleField field) {
        return number(field) + (field.operator().equals(">") ? 1 : 0);
    }

    private static long most(RuleField field) {
        return number(field) - (field.operator().equals("<") ? 1 : 0);
    }

    private static boolean isNumber(String value) {
        return value.matches("-?[0-9]{1,10}");
    }

    /** User and group numbers have no sign: -1 is the largest. */
    private static long number(RuleField field) {
        long number = Long.parseLong(field.value());
        boolean unsigned = field.name().endsWith("uid") || field.name().endsWith("gid");
        return unsigned && number < 0 ? number + (1L << 32) : number;
    }
}
