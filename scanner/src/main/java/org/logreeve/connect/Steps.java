package org.logreeve.connect;

/**
 * Whoever wants to hear how a connection is made, step by step.
 *
 * <p>Told on the thread that took the step, which for a jump host is another one than that of the
 * host behind it; must not block and must not throw.
 */
public interface Steps {
    /** Nobody listens. */
    Steps IGNORED = step -> {};

    void done(Step step);

    /**
     * One thing that worked.
     *
     * @param hop the host or the jump host concerned, as the inventory calls it
     * @param what one or two words
     * @param text what came of it; may hold host text
     */
    record Step(String hop, String what, String text) {}

    /** The same for one hop. */
    default OfHop of(String hop) {
        return (what, text) -> done(new Step(hop, what, text));
    }

    /** Steps of one hop. */
    interface OfHop {
        /** Nobody listens. */
        OfHop IGNORED = (what, text) -> {};

        void done(String what, String text);
    }
}
