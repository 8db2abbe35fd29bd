package org.logreeve.text;

/**
 * One host's trouble that ends its assessment. The message may hold host text: encode it before it
 * is shown.
 */
public final class HostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String phase;
    private final String next;

    /**
     * @param code stable code, {@code LR-} and four digits
     * @param phase where it happened: dial, identity, auth, collect, parse, evaluate
     * @param cause what happened, in one line
     * @param next what the user can do about it, in one line or a command
     */
    public HostException(String code, String phase, String cause, String next) {
        super(cause);
        this.code = code;
        this.phase = phase;
        this.next = next;
    }

    public String code() {
        return code;
    }

    public String phase() {
        return phase;
    }

    public String next() {
        return next;
    }
}
