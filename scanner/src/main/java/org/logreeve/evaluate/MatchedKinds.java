package org.logreeve.evaluate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Subject;

/**
 * The kinds of facts that rules about a subject can match at all. The others need not go to the
 * worker, and of some kinds a host has hundreds.
 */
final class MatchedKinds {
    private final Map<Subject, Set<String>> kinds = new EnumMap<>(Subject.class);

    MatchedKinds(PolicyPack pack) {
        for (Subject subject : Subject.values()) {
            kinds.put(
                    subject,
                    Facts.kinds().keySet().stream()
                            .filter(kind -> pack.canMatch(subject, kind))
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    List<Fact> among(Subject subject, List<Fact> facts) {
        Set<String> known = kinds.getOrDefault(subject, Set.of());
        return facts.stream().filter(fact -> known.contains(Facts.kind(fact))).toList();
    }
}
