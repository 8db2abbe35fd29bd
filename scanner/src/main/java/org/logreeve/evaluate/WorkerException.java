package org.logreeve.evaluate;

/** The worker process did not give a usable answer; it was killed. */
final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason {@code deadline}, {@code cpu}, {@code memory}, {@code ended}, {@code answer},
     *     {@code spent} or {@code closed}
     */
    WorkerException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
