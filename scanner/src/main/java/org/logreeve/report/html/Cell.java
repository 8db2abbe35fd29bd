package org.logreeve.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.finding.RuleResult;

/**
 * What the results of one theme on one host say.
 *
 * @param standing of all together
 * @param number how many say so
 */
public record Cell(Standing standing, int number) {
    private static final Cell NOTHING = new Cell(Standing.NOTHING, 0);

    /** One for each theme, in their order. */
    static Map<String, Cell> of(List<RuleResult> results, List<String> themes) {
        Map<String, List<Standing>> byTheme = new HashMap<>();
        for (RuleResult result : results) {
            byTheme.computeIfAbsent(theme(result.rule()), each -> new ArrayList<>())
                    .add(Standing.of(result));
        }
        Map<String, Cell> cells = new LinkedHashMap<>();
        themes.forEach(theme -> cells.put(theme, of(byTheme.getOrDefault(theme, List.of()))));
        return cells;
    }

    /** The folder of a rule is its theme. */
    static String theme(String rule) {
        return rule.substring(0, Math.max(0, rule.indexOf('/')));
    }

    private static Cell of(List<Standing> standings) {
        return standings.stream()
                .min(Standing::compareTo)
                .map(
                        gravest ->
                                new Cell(
                                        gravest,
                                        (int)
                                                standings.stream()
                                                        .filter(each -> each == gravest)
                                                        .count()))
                .orElse(NOTHING);
    }
}
