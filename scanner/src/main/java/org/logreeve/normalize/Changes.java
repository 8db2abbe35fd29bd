package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.logreeve.fact.Change;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FactText;
import org.logreeve.fact.Facts;
import org.logreeve.fact.Gap;
import org.logreeve.text.Origin;

/** What is not as it was when a host was read before. */
public final class Changes {
    private static final String KIND = "Change";

    /** Of these the place among their like decides too: the last one counts, or the first. */
    private static final Set<String> ORDERED = Set.of("SudoDefault", "SudoGrant", "SshdSetting");

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
        List<SetFact> was = SetFact.of(before);
        List<SetFact> is = SetFact.of(after);
        Map<String, Gap> gaps = new LinkedHashMap<>();
        gaps(before, gaps);
        gaps(after, gaps);
        gaps.values().forEach(gap -> facts.add(unknown(gap)));
        Predicate<SetFact> known = each -> !gaps.containsKey(Facts.kind(each.fact()));
        Map<String, Map<String, SetFact>> old = byTopic(was.stream().filter(known).toList());
        Map<String, Map<String, SetFact>> now = byTopic(is.stream().filter(known).toList());
        var topics = new TreeSet<>(old.keySet());
        topics.addAll(now.keySet());
        for (String topic : topics) {
            facts.addAll(
                    changed(
                            old.getOrDefault(topic, Map.of()),
                            now.getOrDefault(topic, Map.of()),
                            since));
        }
        for (String kind : new TreeSet<>(ORDERED)) {
            if (!gaps.containsKey(kind)) {
                facts.addAll(moved(ofKind(kind, was), ofKind(kind, is), since));
            }
        }
        return facts;
    }

    private static void gaps(List<Fact> facts, Map<String, Gap> gaps) {
        for (Fact fact : facts) {
            if (fact instanceof Gap gap && SetFact.KINDS.contains(gap.kind())) {
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

    /** What is set, by what it is about. */
    private static Map<String, Map<String, SetFact>> byTopic(List<SetFact> facts) {
        var topics = new LinkedHashMap<String, Map<String, SetFact>>();
        for (SetFact fact : facts) {
            topics.computeIfAbsent(fact.topic(), topic -> new LinkedHashMap<>())
                    .put(fact.key(), fact);
        }
        return topics;
    }

    /** Pairs what is gone with what is new, so that one edit is one change. */
    private static List<Fact> changed(
            Map<String, SetFact> was, Map<String, SetFact> is, String since) {
        List<SetFact> gone = lacking(was, is.keySet());
        List<SetFact> fresh = lacking(is, was.keySet());
        var changes = new ArrayList<Fact>();
        for (int i = 0; i < Math.max(gone.size(), fresh.size()); i++) {
            if (i >= fresh.size()) {
                changes.add(change(gone.get(i), gone.get(i).line(), "", since));
            } else if (i >= gone.size()) {
                changes.add(change(fresh.get(i), "", fresh.get(i).line(), since));
            } else {
                changes.add(
                        change(
                                fresh.get(i),
                                gone.get(i).lineBeside(fresh.get(i)),
                                fresh.get(i).lineBeside(gone.get(i)),
                                since));
            }
        }
        return changes;
    }

    private static List<SetFact> lacking(Map<String, SetFact> some, Set<String> others) {
        return some.entrySet().stream()
                .filter(each -> !others.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static List<SetFact> ofKind(String kind, List<SetFact> facts) {
        return facts.stream().filter(each -> Facts.kind(each.fact()).equals(kind)).toList();
    }

    /** The first of those on both sides that has another in its place now. */
    private static List<Fact> moved(List<SetFact> was, List<SetFact> is, String since) {
        List<SetFact> before = kept(was, is);
        List<SetFact> after = kept(is, was);
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).key().equals(after.get(i).key())) {
                return List.of(
                        change(
                                after.get(i),
                                "in this place of the order: " + before.get(i).line(),
                                "in this place of the order: " + after.get(i).line(),
                                since));
            }
        }
        return List.of();
    }

    /** What is on the other side too, each once: where it stands last. */
    private static List<SetFact> kept(List<SetFact> facts, List<SetFact> others) {
        var there = new LinkedHashSet<String>();
        others.forEach(each -> there.add(each.key()));
        var kept = new LinkedHashMap<String, SetFact>();
        for (SetFact fact : facts) {
            if (there.contains(fact.key())) {
                kept.putLast(fact.key(), fact);
            }
        }
        return List.copyOf(kept.values());
    }

    private static Change change(SetFact about, String before, String after, String since) {
        Fact fact = about.fact();
        return new Change(
                Facts.kind(fact), FactText.subject(fact), before, after, since, fact.origin());
    }
}
