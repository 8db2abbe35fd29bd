package org.logreeve.evaluate;

import java.io.IOException;

/** The worker process did not give a usable answer; it was killed. */
final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String NOT_STARTED = "start";

    private final String reason;

    /**
     * @param reason {@code start}, {@code deadline}, {@code cpu}, {@code memory}, {@code ended},
     *     {@code answer}, {@code spent} or {@code closed}
     */
    WorkerException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The machine would not have it: a fault of no rule. */
    static WorkerException notStarted(IOException why) {
        return new WorkerException(
                NOT_STARTED, "cannot start the rule worker: " + why.getMessage());
    }

    boolean isNotStarted() {
        return reason.equals(NOT_STARTED);
    }

    String reason() {
        return reason;
    }
}
