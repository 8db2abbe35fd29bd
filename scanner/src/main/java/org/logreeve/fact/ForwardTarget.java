package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A place that log messages are sent to over the network, by an action that messages can reach.
 *
 * @param daemon the component that sends, for example {@code rsyslog}
 * @param host target name or address exactly as configured
 * @param port TCP or UDP port
 * @param protocol {@code tcp}, {@code udp}, {@code relp} or {@code http}
 * @param tls whether the transport is encrypted
 * @param proof how the target has to prove who it is: {@code name} (by a certificate with its
 *     name), {@code fingerprint} (by a certain certificate), {@code authority} (by any certificate
 *     of a trusted authority), {@code none} when whoever answers gets the messages, or {@code
 *     unknown}
 * @param loopback whether the target is this host itself (127.0.0.0/8, ::1, localhost, its
 *     inventory name)
 * @param facilities names of the facilities of which at least one severity gets there
 *     unconditionally
 * @param conditional true when a condition beyond facility and severity decides what gets there
 * @param queue queue type of the action in lower case, for example {@code direct} or {@code
 *     linkedlist}; {@code journal} when what waits lies in the journal
 * @param diskAssisted whether the queue can spill to disk
 * @param observed whether that component was seen running: {@code running}, {@code stopped} or
 *     {@code unknown}; a stopped daemon sends nothing
 * @param origin {@code path:line} of the action
 */
public record ForwardTarget(
        String daemon,
        String host,
        long port,
        String protocol,
        boolean tls,
        String proof,
        boolean loopback,
        List<String> facilities,
        boolean conditional,
        String queue,
        boolean diskAssisted,
        String observed,
        Origin origin)
        implements Fact {
    public ForwardTarget {
        facilities = List.copyOf(facilities);
    }

    /** The same target, once it is known whether its daemon runs and what the host is called. */
    public ForwardTarget seenOn(String hostName, String state) {
        return new ForwardTarget(
                daemon,
                host,
                port,
                protocol,
                tls,
                proof,
                loopback || host.equalsIgnoreCase(hostName),
                facilities,
                conditional,
                queue,
                diskAssisted,
                state,
                origin);
    }
}
