package org.logreeve.policy;

import java.util.Collection;
import java.util.List;

/**
 * What reports say first of all that rules found; no verdict rests on it.
 *
 * @param headlines in the order of reports
 * @param responsibilities in the order of reports
 */
public record Overview(List<Headline> headlines, List<Responsibility> responsibilities) {
    /** Of a pack that says nothing of the kind. */
    public static final Overview NONE = new Overview(List.of(), List.of());

    public Overview {
        headlines = List.copyOf(headlines);
        responsibilities = List.copyOf(responsibilities);
    }

    /** The same, of some rules: headlines without any are left out. */
    Overview only(Collection<String> rules) {
        return new Overview(
                headlines.stream()
                        .map(each -> each.only(rules))
                        .filter(each -> !each.rules().isEmpty())
                        .toList(),
                responsibilities);
    }
}
