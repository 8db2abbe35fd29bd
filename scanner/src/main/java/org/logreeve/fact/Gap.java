package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * Facts of a kind that may be missing, because something could not be read or understood.
 *
 * @param kind name of the fact record that may be missing, for example {@code TimeSource}
 * @param component the program concerned
 * @param scope the stream, path or unit concerned; empty for all of the kind on this host
 * @param cause why
 * @param reason one line for people; may hold host text
 * @param origin what could not be read or understood
 */
public record Gap(
        String kind, String component, String scope, Cause cause, String reason, Origin origin)
        implements Fact {

    /** Why something is not known; the words of results. */
    public enum Cause {
        /** The account may not read it, or it was too large or cut. */
        UNREADABLE,
        /** It was read, and we do not know what it means. */
        NOT_UNDERSTOOD,
        /** An input of ours is missing: a list in the inventory, a parameter. */
        NOT_CONFIGURED,
        /** There is too little history yet. */
        TOO_EARLY,
        /** The host asked to be left alone. */
        BUSY,
        /** Git history that the answer needs is not there. */
        HISTORY_MISSING;

        /** The form in results: lower case, hyphens. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
