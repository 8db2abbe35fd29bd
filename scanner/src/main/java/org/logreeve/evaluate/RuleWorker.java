package org.logreeve.evaluate;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.logreeve.evaluate.WorkerProtocol.Condition;
import org.logreeve.evaluate.WorkerProtocol.HostReply;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadReply;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RawFinding;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleCase;
import org.logreeve.evaluate.WorkerProtocol.Says;
import org.logreeve.json.Json;

/**
 * The rule worker as the parent sees it: started again when it died, its answers never trusted.
 * Safe for several threads; they take turns.
 */
final class RuleWorker implements AutoCloseable {
    private static final String MAIN = "org.logreeve.evaluate.worker.WorkerMain";

    private static final int MAX_CONDITIONS = 1_000_000;

    private final String mainClass;
    private final LoadRequest load;
    private final WorkerLimits limits;
    private final ReentrantLock turn = new ReentrantLock();
    private List<RuleCase> cases = List.of();
    private volatile @Nullable WorkerProcess process;
    private volatile boolean closed;

    RuleWorker(LoadRequest load, WorkerLimits limits) {
        this(MAIN, load, limits);
    }

    RuleWorker(String mainClass, LoadRequest load, WorkerLimits limits) {
        this.mainClass = mainClass;
        this.load = load;
        this.limits = limits;
    }

    /** Starts the process and loads the rules; with problems in the reply it is of no use. */
    LoadReply start() throws WorkerException {
        turn.lock();
        try {
            return startProcess();
        } finally {
            turn.unlock();
        }
    }

    /** Judges one host, in a new process when the last one died. */
    HostReply judge(HostRequest host) throws WorkerException {
        return judge(host, limits.host());
    }

    /** The same, with a deadline of its own. */
    HostReply judge(HostRequest host, Duration deadline) throws WorkerException {
        turn.lock();
        try {
            WorkerProcess running = process;
            if (running == null) {
                startProcess();
                running = process;
            }
            if (running == null) {
                throw new WorkerException("ended", "the rules were accepted once and now are not");
            }
            byte[] reply = exchange(running, Json.write(host), deadline);
            try {
                HostReply answer = Json.read(reply, HostReply.class);
                check(answer, host);
                return answer;
            } catch (IOException | WorkerException e) {
                kill();
                throw new WorkerException(
                        "answer", "the rule worker gave a false answer: " + e.getMessage());
            }
        } finally {
            turn.unlock();
        }
    }

    /** The running process's id, 0 when none runs. */
    long pid() {
        WorkerProcess running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public void close() {
        closed = true;
        // Without a turn: a thread that waits for an answer is freed by the end of the process.
        kill();
    }

    private LoadReply startProcess() throws WorkerException {
        if (closed) {
            throw new WorkerException("closed", "the rule worker is closed");
        }
        var started = new WorkerProcess(mainClass);
        process = started;
        if (closed) {
            kill();
        }
        byte[] reply = exchange(started, Json.write(load), limits.start());
        try {
            LoadReply loaded = Json.read(reply, LoadReply.class);
            check(loaded);
            cases = loaded.cases();
            if (!loaded.problems().isEmpty()) {
                kill();
            }
            return loaded;
        } catch (IOException | WorkerException e) {
            kill();
            throw new WorkerException(
                    "answer", "the rule worker gave a false answer: " + e.getMessage());
        }
    }

    private byte[] exchange(WorkerProcess running, byte[] request, Duration deadline)
            throws WorkerException {
        try {
            return running.exchange(request, deadline);
        } catch (WorkerException e) {
            process = null;
            throw e;
        }
    }

    private void kill() {
        WorkerProcess running = process;
        process = null;
        if (running != null) {
            running.close();
        }
    }

    private void check(LoadReply reply) throws WorkerException {
        Set<String> known = new HashSet<>(load.ids());
        for (RuleCase each : reply.cases()) {
            demand(known.contains(each.rule()), "a rule that nobody sent");
        }
        demand(reply.conditions().size() <= MAX_CONDITIONS, "too many conditions");
        for (Condition each : reply.conditions()) {
            demand(known.contains(each.rule()), "a rule that nobody sent");
            demand(each.number() > 0, "a condition without a number");
            demand(each.change().length() <= WorkerProtocol.MAX_TEXT, "a text that is too long");
        }
        Set<String> answered = new HashSet<>(reply.cases().stream().map(RuleCase::rule).toList());
        demand(
                !reply.problems().isEmpty() || answered.equals(known),
                "rules neither accepted nor refused");
    }

    private void check(HostReply reply, HostRequest host) throws WorkerException {
        int facts = host.facts().size();
        List<String> wanted =
                host.rules().isEmpty()
                        ? load.groups().getOrDefault(host.group(), List.of())
                        : host.rules();
        demand(
                reply.answers().stream().map(RuleAnswer::rule).toList().equals(wanted),
                "not one answer for each rule");
        for (RuleAnswer answer : reply.answers()) {
            demand(
                    answer.findings().size() <= WorkerProtocol.MAX_FINDINGS
                            && answer.examined().size() <= WorkerProtocol.MAX_FINDINGS,
                    "too many findings");
            for (int fact : answer.examined()) {
                demand(fact >= 0 && fact < facts, "a fact that nobody sent");
            }
            for (RawFinding finding : answer.findings()) {
                check(answer.rule(), finding, facts);
            }
        }
    }

    private void check(String rule, RawFinding finding, int facts) throws WorkerException {
        Says says = finding.fact() < 0 ? Says.FAIL_ABSENT : Says.FAIL;
        demand(finding.fact() >= -1 && finding.fact() < facts, "a fact that nobody sent");
        demand(
                cases.stream()
                        .anyMatch(
                                known ->
                                        known.rule().equals(rule)
                                                && known.name().equals(finding.name())
                                                && known.says() == says),
                "a case that the rule does not have");
        demand(
                finding.found().length() <= WorkerProtocol.MAX_TEXT
                        && finding.wanted().length() <= WorkerProtocol.MAX_TEXT,
                "a text that is too long");
    }

    private static void demand(boolean holds, String otherwise) throws WorkerException {
        if (!holds) {
            throw new WorkerException("answer", otherwise);
        }
    }
}
