package org.logreeve.evaluate.worker;

/** One construct of a rule that is not on the list of what rules may do. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal code;
    private final String hint;

    RefusedException(Refusal code, String message) {
        this(code, message, "");
    }

    RefusedException(Refusal code, String message, String hint) {
        super(message, null, false, false);
        this.code = code;
        this.hint = hint;
    }

    Refusal code() {
        return code;
    }

    String hint() {
        return hint;
    }
}
