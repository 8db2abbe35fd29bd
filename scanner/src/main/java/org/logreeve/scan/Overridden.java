package org.logreeve.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.normalize.ComponentModel;
import org.logreeve.normalize.HostModel;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/** Adds to findings which lines the departing line overrode, from the effective configuration. */
final class Overridden {
    private final Map<Origin, List<String>> losers;

    private Overridden(Map<Origin, List<String>> losers) {
        this.losers = losers;
    }

    static Overridden of(HostModel model) {
        Map<Origin, List<String>> losers = new HashMap<>();
        for (ComponentModel component : model.components()) {
            for (EffectiveValue value : component.values()) {
                if (!value.overrode().isEmpty()) {
                    losers.putIfAbsent(
                            value.origin(),
                            value.overrode().stream()
                                    .map(loser -> loser.origin() + ": " + loser.value())
                                    .toList());
                }
            }
        }
        return new Overridden(losers);
    }

    RuleResult addTo(RuleResult result) {
        if (result.findings().stream().noneMatch(finding -> losers.containsKey(finding.at()))) {
            return result;
        }
        return result.with(result.findings().stream().map(this::addTo).toList());
    }

    private Finding addTo(Finding finding) {
        return new Finding(
                finding.at(),
                finding.message(),
                finding.found(),
                finding.wanted(),
                finding.how(),
                finding.subject(),
                finding.severity(),
                losers.getOrDefault(finding.at(), finding.overrode()),
                finding.fingerprint());
    }
}
