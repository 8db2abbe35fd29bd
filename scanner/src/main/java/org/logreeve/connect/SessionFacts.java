package org.logreeve.connect;

import java.util.List;

/**
 * How a host was reached; every text from the server is hostile.
 *
 * @param address dialled address and port
 * @param hostKey type and SHA-256 fingerprint of the accepted host key
 * @param trust how the key was trusted: the known-hosts file and line
 * @param server the server's identification line
 * @param notices what a reader of the report should know, such as algorithms of the past
 */
public record SessionFacts(
        String address, String hostKey, String trust, String server, List<String> notices) {
    public SessionFacts {
        notices = List.copyOf(notices);
    }

    /** With nothing to be noticed. */
    public SessionFacts(String address, String hostKey, String trust, String server) {
        this(address, hostKey, trust, server, List.of());
    }
}
