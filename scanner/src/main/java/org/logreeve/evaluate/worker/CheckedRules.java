package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.drools.drl.ast.descr.PackageDescr;
import org.logreeve.evaluate.WorkerProtocol.Condition;
import org.logreeve.evaluate.WorkerProtocol.RuleCase;
import org.logreeve.evaluate.WorkerProtocol.RuleProblem;
import org.logreeve.evaluate.WorkerProtocol.RuleText;

/**
 * Rules that the guard built anew, by the id of each instance, or the problems that kept it from
 * doing so.
 *
 * @param packages of use only without problems
 */
record CheckedRules(
        SequencedMap<String, PackageDescr> packages,
        List<RuleCase> cases,
        List<Condition> conditions,
        List<RuleProblem> problems) {
    static CheckedRules of(List<RuleText> rules) {
        var packages = new LinkedHashMap<String, PackageDescr>();
        var cases = new ArrayList<RuleCase>();
        var conditions = new ArrayList<Condition>();
        var problems = new ArrayList<RuleProblem>();
        for (RuleText rule : rules) {
            var found = new Problems(rule.path());
            PackageDescr parsed = RuleParser.parse(rule.text(), found);
            for (String instance : rule.instances()) {
                if (parsed != null && found.isEmpty()) {
                    var guard = new RuleGuard(rule, instance, found);
                    packages.put(instance, guard.check(parsed));
                    cases.addAll(guard.cases());
                    conditions.addAll(guard.conditions());
                }
            }
            problems.addAll(found.list());
        }
        return new CheckedRules(packages, cases, conditions, problems);
    }
}
