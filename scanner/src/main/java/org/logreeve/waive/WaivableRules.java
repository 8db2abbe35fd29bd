package org.logreeve.waive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.logreeve.inventory.Waiver;
import org.logreeve.inventory.WaiverScope;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;

/**
 * What a policy calls its rules, and what each is about.
 *
 * @param names by what people may call a rule, the ids of it or its instances; also of rules that
 *     the run leaves out
 * @param subjects by the id of each rule of the run, {@code host}, {@code service}, {@code person}
 *     or {@code estate}
 */
public record WaivableRules(SortedMap<String, List<String>> names, Map<String, String> subjects) {
    public WaivableRules {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        subjects = Map.copyOf(subjects);
    }

    /** Ids of the rules of the run that a waiver so names. */
    Set<String> ofTheRun(String name) {
        var ids = new TreeSet<>(names.getOrDefault(name, List.of()));
        ids.retainAll(subjects.keySet());
        return ids;
    }

    /** Waivers that could never waive anything: their rule is not there, or not about such. */
    public List<InputProblem> problems(List<Waiver> waivers) {
        var problems = new ArrayList<InputProblem>();
        for (Waiver waiver : waivers) {
            if (!names.containsKey(waiver.rule())) {
                problems.add(
                        problem(
                                waiver,
                                "there is no rule '" + waiver.rule() + "'",
                                Nearest.hint(waiver.rule(), names.keySet())));
                continue;
            }
            for (String subject : subjects(waiver)) {
                String wanted = wanted(subject, waiver.scope());
                if (!wanted.isEmpty()) {
                    problems.add(
                            problem(
                                    waiver,
                                    "'%s' is about %s, which the scope does not cover"
                                            .formatted(waiver.rule(), plural(subject)),
                                    wanted));
                }
            }
        }
        return problems;
    }

    /** Instances of one rule are about the same. */
    private Set<String> subjects(Waiver waiver) {
        var subjects = new TreeSet<String>();
        ofTheRun(waiver.rule()).forEach(id -> subjects.add(this.subjects.get(id)));
        return subjects;
    }

    /** What the scope has to be; empty when it is. */
    private static String wanted(String subject, WaiverScope scope) {
        return switch (subject) {
            case "host" -> scope.estate() ? "name a host, group, label or service" : "";
            case "service" -> scope.isOfServices() ? "" : "write {service: NAME} alone";
            case "estate" -> scope.estate() ? "" : "write estate";
            default -> "results about persons cannot be waived";
        };
    }

    private static String plural(String subject) {
        return subject.equals("estate") ? "the estate as a whole" : subject + "s";
    }

    private static InputProblem problem(Waiver waiver, String message, String hint) {
        return new InputProblem(waiver.ruleAt().path(), waiver.ruleAt().line(), 0, message, hint);
    }
}
