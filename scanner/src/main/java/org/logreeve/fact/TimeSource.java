package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A time source the host is configured to follow, whichever daemon follows it.
 *
 * @param daemon the component that uses it, for example {@code chrony}
 * @param kind {@code server}, {@code pool}, {@code peer}, {@code refclock}, or {@code start} for
 *     one that only sets the clock when the daemon starts
 * @param address host name or address exactly as configured
 * @param authenticated whether replies are authenticated (NTS or a symmetric key)
 * @param observed whether that component was seen running: {@code running}, {@code stopped} or
 *     {@code unknown}; what a stopped daemon, or one told to leave the clock alone, is told to
 *     follow is not followed
 * @param repeated whether the host follows that address by an earlier setting already
 * @param origin {@code path:line} of the setting
 */
public record TimeSource(
        String daemon,
        String kind,
        String address,
        boolean authenticated,
        String observed,
        boolean repeated,
        Origin origin)
        implements Fact {
    /** The first of its address. */
    public TimeSource(
            String daemon,
            String kind,
            String address,
            boolean authenticated,
            String observed,
            Origin origin) {
        this(daemon, kind, address, authenticated, observed, false, origin);
    }

    /** The same source, once it is known whether its daemon runs. */
    public TimeSource withObserved(String state) {
        return new TimeSource(daemon, kind, address, authenticated, state, repeated, origin);
    }

    /** The same source, behind another setting that names its address. */
    public TimeSource again() {
        return new TimeSource(daemon, kind, address, authenticated, observed, true, origin);
    }
}
