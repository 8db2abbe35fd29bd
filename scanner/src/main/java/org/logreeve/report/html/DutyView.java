package org.logreeve.report.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.RunHeader;

/**
 * A responsibility, and how far this run answers for it.
 *
 * @param answered how many of its requirements some rule of this run answers for
 * @param rules rules that do
 * @param counted subjects by what all results of these rules say of them together
 * @param open rules of these that fail or could not be told somewhere
 */
public record DutyView(
        RunHeader.Responsibility duty,
        int answered,
        int rules,
        Counted counted,
        List<RuleView> open) {
    static List<DutyView> of(RunHeader header, List<HostView> subjects, List<RuleView> open) {
        return header.responsibilities().stream()
                .map(duty -> of(duty, header.rules(), subjects, open))
                .toList();
    }

    private static DutyView of(
            RunHeader.Responsibility duty,
            List<RunHeader.Rule> rules,
            List<HostView> subjects,
            List<RuleView> open) {
        Set<String> wanted = new HashSet<>(duty.requirements());
        Set<String> answered = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (RunHeader.Rule rule : rules) {
            for (String requirement : rule.requirement()) {
                if (wanted.contains(requirement)) {
                    answered.add(requirement);
                    ids.add(rule.id());
                }
            }
        }
        return new DutyView(
                duty,
                answered.size(),
                ids.size(),
                counted(subjects, ids),
                open.stream().filter(each -> ids.contains(each.rule().id())).toList());
    }

    /** A host that was not read could not be told; a subject that no rule is about is left out. */
    private static Counted counted(List<HostView> subjects, Set<String> ids) {
        var standings = new ArrayList<Standing>();
        for (HostView subject : subjects) {
            List<RuleResult> results =
                    subject.results().stream().filter(each -> ids.contains(each.rule())).toList();
            if (!subject.isJudged()) {
                standings.add(Standing.UNTOLD);
            } else if (!results.isEmpty()) {
                standings.add(Standing.of(results));
            }
        }
        return Counted.of(standings);
    }
}
