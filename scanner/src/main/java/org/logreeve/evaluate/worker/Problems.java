package org.logreeve.evaluate.worker;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.evaluate.WorkerProtocol.RuleProblem;

/** All that is wrong with one DRL file. */
final class Problems {
    private static final int MOST = 50;
    private static final int MAX_MESSAGE = 400;

    private final String path;
    private final List<RuleProblem> problems = new ArrayList<>();

    Problems(String path) {
        this.path = path;
    }

    void add(int line, RefusedException refused) {
        add(line, refused.code(), String.valueOf(refused.getMessage()), refused.hint());
    }

    void add(int line, Refusal code, String message) {
        add(line, code, message, "");
    }

    void add(int line, Refusal code, String message, String hint) {
        if (problems.size() < MOST) {
            problems.add(new RuleProblem(path, Math.max(0, line), code.word(), cut(message), hint));
        }
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<RuleProblem> list() {
        return List.copyOf(problems);
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE);
    }
}
