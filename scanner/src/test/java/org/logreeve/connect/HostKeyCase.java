package org.logreeve.connect;

import java.time.Instant;

/**
 * One known_hosts file, one server, one name, and what {@code ssh} decides.
 *
 * @param pair the two features that it is made of
 * @param knownHosts keys stand as names in braces
 */
record HostKeyCase(
        String pair, String server, String address, int port, String knownHosts, boolean accepted) {
    private static final String ESCAPED_LINE_END = "\\n";
    private static final String ESCAPED_TAB = "\\t";

    boolean weAccept(HostKeyLab lab, Instant now) {
        return VerifierDriver.accepts(lab.fill(knownHosts), address, port, lab.shown(server), now);
    }

    HostKeyCase decided(boolean accepts) {
        return new HostKeyCase(pair, server, address, port, knownHosts, accepts);
    }

    static HostKeyCase read(String line) {
        String[] words = line.split("\t", -1);
        return new HostKeyCase(
                words[0],
                words[1],
                words[2],
                Integer.parseInt(words[3]),
                words[5].replace(ESCAPED_LINE_END, "\n").replace(ESCAPED_TAB, "\t"),
                words[4].equals("accepted"));
    }

    /** One line of the record. */
    String line() {
        return String.join(
                "\t",
                pair,
                server,
                address,
                Integer.toString(port),
                accepted ? "accepted" : "refused",
                knownHosts.replace("\n", ESCAPED_LINE_END).replace("\t", ESCAPED_TAB));
    }
}
