package org.logreeve.evaluate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.policy.PolicyPack;

/**
 * The kinds of facts that rules of a pack can match at all: those whose name stands in one. The
 * others need not go to the worker, and of some kinds a host has hundreds.
 */
final class MatchedKinds {
    private final Set<String> kinds;

    MatchedKinds(PolicyPack pack) {
        kinds =
                Facts.kinds().keySet().stream()
                        .filter(
                                kind ->
                                        pack.rules().values().stream()
                                                .anyMatch(rule -> rule.drl().contains(kind)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    List<Fact> among(List<Fact> facts) {
        return facts.stream().filter(fact -> kinds.contains(Facts.kind(fact))).toList();
    }
}
