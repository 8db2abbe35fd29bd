package org.logreeve.evaluate;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;

/**
 * Keeps a rule that breaks the worker from taking others with it: when all together break it, each
 * is evaluated alone, and from then on the guilty ones are alone on every host. Safe for several
 * threads; they take turns.
 */
final class Containment {
    /** Rules that are too much together but not alone are judged alone from then on. */
    private static final int MAX_SEARCHES_IN_VAIN = 2;

    private final RuleWorker worker;
    private final Map<String, List<String>> ids;
    private final WorkerLimits limits;
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<String> guilty = new LinkedHashSet<>();
    private Duration spent = Duration.ZERO;
    private int searchesInVain;

    /**
     * @param ids of the rules of each group
     */
    Containment(RuleWorker worker, Map<String, List<String>> ids, WorkerLimits limits) {
        this.worker = worker;
        this.ids = Map.copyOf(ids);
        this.limits = limits;
    }

    /**
     * What came of each rule of a group on one host or another subject.
     *
     * @param answers of rules that could be evaluated, by id
     * @param broken why others could not be
     */
    record Judged(Map<String, RuleAnswer> answers, Map<String, WorkerException> broken) {
        Judged {
            answers = Map.copyOf(answers);
            broken = Map.copyOf(broken);
        }
    }

    Judged judge(String group, List<FactFrame> facts) {
        turn.lock();
        try {
            return judgeInTurn(new Case(group, ids.getOrDefault(group, List.of()), facts));
        } finally {
            turn.unlock();
        }
    }

    /** What is to be judged, by which rules. */
    private record Case(String group, List<String> ids, List<FactFrame> facts) {}

    private Judged judgeInTurn(Case subject) {
        var answers = new HashMap<String, RuleAnswer>();
        var broken = new LinkedHashMap<String, WorkerException>();
        List<String> together = subject.ids().stream().filter(id -> !guilty.contains(id)).toList();
        if (!isJudgedTogether(subject, together, answers)) {
            int before = guilty.size();
            together.forEach(id -> alone(subject, id, answers, broken));
            searchesInVain += guilty.size() == before ? 1 : 0;
        }
        for (String id : guilty) {
            if (subject.ids().contains(id) && !broken.containsKey(id)) {
                again(subject, id, answers, broken);
            }
        }
        return new Judged(answers, broken);
    }

    private boolean isJudgedTogether(
            Case subject, List<String> together, Map<String, RuleAnswer> answers) {
        if (together.isEmpty()) {
            return true;
        }
        if (searchesInVain > MAX_SEARCHES_IN_VAIN) {
            return false;
        }
        try {
            ask(
                    subject,
                    together.equals(subject.ids()) ? List.of() : together,
                    limits.host(),
                    answers);
            return true;
        } catch (WorkerException e) {
            return false;
        }
    }

    /** A rule that was killed on another host may do on this one, as long as that is affordable. */
    private void again(
            Case subject,
            String id,
            Map<String, RuleAnswer> answers,
            Map<String, WorkerException> broken) {
        if (spent.compareTo(limits.run()) < 0) {
            alone(subject, id, answers, broken);
        } else {
            broken.put(
                    id,
                    new WorkerException(
                            "spent",
                            "rules that had to be killed have cost this run %d s; not tried again"
                                    .formatted(spent.toSeconds())));
        }
    }

    private void alone(
            Case subject,
            String id,
            Map<String, RuleAnswer> answers,
            Map<String, WorkerException> broken) {
        long began = System.nanoTime();
        try {
            ask(subject, List.of(id), limits.rule(), answers);
        } catch (WorkerException e) {
            spent = spent.plusNanos(System.nanoTime() - began);
            guilty.add(id);
            broken.put(id, e);
        }
    }

    private void ask(
            Case subject, List<String> rules, Duration deadline, Map<String, RuleAnswer> answers)
            throws WorkerException {
        var request = new HostRequest(subject.group(), subject.facts(), rules);
        for (RuleAnswer answer : worker.judge(request, deadline).answers()) {
            answers.put(answer.rule(), answer);
        }
    }
}
