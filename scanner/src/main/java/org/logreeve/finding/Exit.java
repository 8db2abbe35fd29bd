package org.logreeve.finding;

/** What a command returns to the shell; the highest that applies wins, in the order below. */
public enum Exit {
    /** Everything that was asked for was assessed and meets the policy. */
    COMPLIANT(0),
    /** Findings at or above {@code --fail-on}, everything assessed. */
    FINDINGS(1),
    /** A host was not assessed, or an unknown at or above {@code --fail-on}. */
    INCOMPLETE(3),
    /** A policy signature, a journal or evidence does not verify. */
    INTEGRITY(4),
    /** Wrong usage or input; nothing was contacted. */
    INPUT(2),
    /** A fault of ours or of the machine we run on. */
    INTERNAL(70),
    /** Stopped by the user; resumable. */
    INTERRUPTED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
