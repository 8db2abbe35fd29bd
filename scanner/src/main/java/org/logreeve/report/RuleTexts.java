package org.logreeve.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;

/** The texts of a run's rules, by id. */
final class RuleTexts {
    private static final RunHeader.Rule NONE =
            new RunHeader.Rule("", List.of(), "", "", "", "", "", List.of());

    private final Map<String, RunHeader.Rule> rules = new HashMap<>();

    RuleTexts(Journal journal) {
        journal.header().rules().forEach(rule -> rules.put(rule.id(), rule));
    }

    String title(String rule) {
        return rules.getOrDefault(rule, NONE).title();
    }

    /** Its lines. */
    List<String> remediation(String rule) {
        return rules.getOrDefault(rule, NONE).remediation().strip().lines().toList();
    }
}
