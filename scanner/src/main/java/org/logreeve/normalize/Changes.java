package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.logreeve.fact.AuditRule;
import org.logreeve.fact.AuditSettings;
import org.logreeve.fact.Change;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FactText;
import org.logreeve.fact.Facts;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.TimeSource;
import org.logreeve.text.Origin;

/** What is not as it was when a host was read before. */
public final class Changes {
    private static final String KIND = "Change";

    /** Facts that people set; what merely happens on a host is no change of its configuration. */
    private static final Set<String> CONFIGURED =
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
                    "KernelParameter");

    private Changes() {}

    /** What changed cannot be told, because the host was not read before or that is not kept. */
    public static Fact notYet(Origin host) {
        return new Gap(
                KIND,
                "",
                "",
                Gap.Cause.TOO_EARLY,
                "no earlier snapshot of the host is kept to compare with",
                host);
    }

    /** What was read before cannot be compared with. */
    public static Fact unreadable(String reason, Origin host) {
        return new Gap(KIND, "", "", Gap.Cause.UNREADABLE, reason, host);
    }

    /**
     * What differs; and a gap for each kind of which one side is not wholly known, for a line that
     * cannot be read any more has not changed.
     *
     * @param since when {@code before} was read, ISO 8601 in UTC
     */
    public static List<Fact> between(List<Fact> before, List<Fact> after, String since) {
        var facts = new ArrayList<Fact>();
        Map<String, Map<String, Fact>> was = byTopic(before);
        Map<String, Map<String, Fact>> is = byTopic(after);
        Map<String, Gap> gaps = new LinkedHashMap<>();
        gaps(before, gaps);
        gaps(after, gaps);
        gaps.values().forEach(gap -> facts.add(unknown(gap)));
        var topics = new TreeSet<>(was.keySet());
        topics.addAll(is.keySet());
        for (String topic : topics) {
            String kind = topic.substring(0, topic.indexOf(' '));
            if (!gaps.containsKey(kind)) {
                facts.addAll(
                        changed(
                                was.getOrDefault(topic, Map.of()),
                                is.getOrDefault(topic, Map.of()),
                                since));
            }
        }
        return facts;
    }

    private static void gaps(List<Fact> facts, Map<String, Gap> gaps) {
        for (Fact fact : facts) {
            if (fact instanceof Gap gap && CONFIGURED.contains(gap.kind())) {
                gaps.putIfAbsent(gap.kind(), gap);
            }
        }
    }

    private static Fact unknown(Gap gap) {
        return new Gap(
                KIND,
                gap.component(),
                gap.kind(),
                gap.cause(),
                "what changed of %s: %s".formatted(gap.kind(), gap.reason()),
                gap.origin());
    }

    /** Lines of facts by kind and what they are about. */
    private static Map<String, Map<String, Fact>> byTopic(List<Fact> facts) {
        var topics = new LinkedHashMap<String, Map<String, Fact>>();
        for (Fact fact : facts) {
            if (isConfigured(fact)) {
                topics.computeIfAbsent(topic(fact), topic -> new LinkedHashMap<>())
                        .put(FactText.line(asConfigured(fact)), fact);
            }
        }
        return topics;
    }

    private static boolean isConfigured(Fact fact) {
        return switch (fact) {
            case AuditRule rule -> rule.source().equals("boot");
            case AuditSettings settings -> settings.source().equals("boot");
            default -> CONFIGURED.contains(Facts.kind(fact));
        };
    }

    /** What is compared with what: a target that was moved is one change, not two. */
    private static String topic(Fact fact) {
        String about =
                switch (fact) {
                    case ForwardTarget target -> "";
                    case TimeSource source -> "";
                    default -> FactText.subject(fact);
                };
        return Facts.kind(fact) + " " + FactText.scopes(fact).getFirst() + " " + about;
    }

    /** Whether a daemon runs is not part of what is set. */
    private static Fact asConfigured(Fact fact) {
        return switch (fact) {
            case ForwardTarget target -> target.seenOn("", "unknown");
            case TimeSource source -> source.withObserved("unknown");
            default -> fact;
        };
    }

    /** Pairs what is gone with what is new, so that one edit is one change. */
    private static List<Fact> changed(Map<String, Fact> was, Map<String, Fact> is, String since) {
        Set<String> gone = new LinkedHashSet<>(was.keySet());
        gone.removeAll(is.keySet());
        Set<String> fresh = new LinkedHashSet<>(is.keySet());
        fresh.removeAll(was.keySet());
        List<String> before = List.copyOf(gone);
        List<String> after = List.copyOf(fresh);
        var changes = new ArrayList<Fact>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            String old = i < before.size() ? before.get(i) : "";
            String now = i < after.size() ? after.get(i) : "";
            Fact fact = now.isEmpty() ? was.get(old) : is.get(now);
            if (fact != null) {
                changes.add(
                        new Change(
                                Facts.kind(fact),
                                FactText.subject(fact),
                                old,
                                now,
                                since,
                                fact.origin()));
            }
        }
        return changes;
    }
}
