package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A place where a logger of the host takes log messages from the network, as it is configured.
 *
 * @param daemon the component that listens, for example {@code rsyslog}
 * @param protocol {@code tcp}, {@code udp}, {@code relp} or {@code http}
 * @param address the address it is bound to as configured; empty for all
 * @param port TCP or UDP port
 * @param loopback whether only programs of the host itself reach it
 * @param tls whether the transport is encrypted
 * @param authMode how senders are authenticated, in the daemon's own words; empty when nothing is
 *     said
 * @param permittedPeers senders that are let in, in the daemon's own words; empty when nothing is
 *     said
 * @param ruleset the ruleset that messages enter, of rsyslog; empty for the default one
 * @param observed whether that component was seen running: {@code running}, {@code stopped} or
 *     {@code unknown}
 * @param origin {@code path:line} of the input
 */
public record Listener(
        String daemon,
        String protocol,
        String address,
        long port,
        boolean loopback,
        boolean tls,
        String authMode,
        List<String> permittedPeers,
        String ruleset,
        String observed,
        Origin origin)
        implements Fact {
    public Listener {
        permittedPeers = List.copyOf(permittedPeers);
    }

    /** The same, once it is known whether its daemon runs. */
    public Listener withObserved(String state) {
        return new Listener(
                daemon,
                protocol,
                address,
                port,
                loopback,
                tls,
                authMode,
                permittedPeers,
                ruleset,
                state,
                origin);
    }
}
