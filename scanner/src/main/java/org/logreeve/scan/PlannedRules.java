package org.logreeve.scan;

import java.util.ArrayList;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.text.InputException;

/** The rules of a plan, before any host is looked at. */
final class PlannedRules {
    private PlannedRules() {}

    /**
     * A setting or waiver that no rule can use is said before any host is contacted.
     *
     * @throws InputException with all such settings and waivers
     */
    static void check(ScanPlan plan) {
        var problems =
                new ArrayList<>(
                        Evaluator.settingProblems(
                                plan.pack(),
                                plan.hosts().stream()
                                        .map(host -> HostAssessment.settings(host.settings()))
                                        .toList()));
        problems.addAll(Waiving.problems(plan));
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    static Evaluator compiled(ScanPlan plan, Progress progress) {
        progress.doing("compiling %d rules".formatted(plan.pack().rules().size()));
        return Evaluator.start(plan.pack(), WorkerLimits.STANDARD);
    }
}
