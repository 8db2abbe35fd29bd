package org.logreeve.parse.audit;

/** A line that auditctl or the kernel does not take, or of which that is not known. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean open;

    private RefusedException(String reason, boolean open) {
        super(reason, null, false, false);
        this.open = open;
    }

    /** It is known to be an error on the host. */
    static RefusedException refused(String reason) {
        return new RefusedException(reason, false);
    }

    /** We do not know what the host makes of it. */
    static RefusedException open(String reason) {
        return new RefusedException(reason, true);
    }

    boolean isOpen() {
        return open;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
