package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A time source the host is configured to follow, whichever daemon follows it.
 *
 * @param daemon the component that uses it, for example {@code chrony}
 * @param kind {@code server}, {@code pool}, {@code peer} or {@code refclock}
 * @param address host name or address exactly as configured
 * @param authenticated whether replies are authenticated (NTS or a symmetric key)
 * @param origin {@code path:line} of the setting
 */
public record TimeSource(
        String daemon, String kind, String address, boolean authenticated, Origin origin)
        implements Fact {}
