package org.logreeve.normalize;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.logreeve.fact.AuditRule;
import org.logreeve.fact.AuditSettings;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FactText;
import org.logreeve.fact.Facts;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.TimeSource;
import org.logreeve.text.Origin;

/**
 * A fact that people set, as it is compared with what it was: by all that it says, not by where
 * that is written nor by what merely happens on a host.
 *
 * @param says its components by name
 */
record SetFact(Fact fact, Map<String, String> says) {
    static final Set<String> KINDS =
            Set.of(
                    "ForwardTarget",
                    "TimeSource",
                    "Retention",
                    "JournalStorage",
                    "AuditLog",
                    "AuditRule",
                    "AuditSettings",
                    "AuditPlugin",
                    "DaemonSetting",
                    "KernelParameter",
                    "SshdSetting",
                    "SudoDefault",
                    "SudoGrant",
                    "Mount");

    /** Whether a daemon runs, how old its records are, and how full a disk is. */
    private static final Set<String> HAPPENS =
            Set.of(
                    "observed",
                    "repeated",
                    "oldestDays",
                    "lost",
                    "bytes",
                    "freeBytes",
                    "freePercent");

    /** Those of a host's facts that people set, in their order. */
    static List<SetFact> of(List<Fact> facts) {
        return facts.stream()
                .filter(SetFact::isSet)
                .map(fact -> new SetFact(fact, components(fact)))
                .toList();
    }

    private static boolean isSet(Fact fact) {
        return switch (fact) {
            case AuditRule rule -> rule.source().equals("boot");
            case AuditSettings settings -> settings.source().equals("boot");
            default -> KINDS.contains(Facts.kind(fact));
        };
    }

    private static Map<String, String> components(Fact fact) {
        var says = new LinkedHashMap<String, String>();
        for (RecordComponent each : fact.getClass().getRecordComponents()) {
            if (each.getType() != Origin.class && !HAPPENS.contains(each.getName())) {
                says.put(each.getName(), value(fact, each));
            }
        }
        return says;
    }

    private static String value(Fact fact, RecordComponent component) {
        try {
            return String.valueOf(component.getAccessor().invoke(fact));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record component that cannot be read", e);
        }
    }

    /** Equal for the same setting, wherever it is written. */
    String key() {
        var key = new StringBuilder(Facts.kind(fact));
        // lengths, so that no host text can look like two components
        says.values().forEach(each -> key.append(' ').append(each.length()).append(each));
        return key.toString();
    }

    /** What is compared with what: a target that was moved is one change, not two. */
    String topic() {
        String about =
                switch (fact) {
                    case ForwardTarget target -> "";
                    case TimeSource source -> "";
                    default -> FactText.subject(fact);
                };
        return Facts.kind(fact) + " " + FactText.scopes(fact).getFirst() + " " + about;
    }

    /** In words, without what merely happens. */
    String line() {
        return FactText.line(
                switch (fact) {
                    case ForwardTarget target -> target.seenOn("", "unknown");
                    case TimeSource source -> source.withObserved("unknown");
                    default -> fact;
                });
    }

    /** In words that tell it from another; the components that differ when both read the same. */
    String lineBeside(SetFact other) {
        if (!line().equals(other.line())) {
            return line();
        }
        var differing = new StringJoiner(", ", line() + " (", ")");
        says.forEach(
                (name, value) -> {
                    if (!value.equals(other.says().get(name))) {
                        differing.add(name + " " + value);
                    }
                });
        return differing.toString();
    }
}
