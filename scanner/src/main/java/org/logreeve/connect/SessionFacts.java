package org.logreeve.connect;

/**
 * How a host was reached; every text from the server is hostile.
 *
 * @param address dialled address and port
 * @param hostKey type and SHA-256 fingerprint of the accepted host key
 * @param trust how the key was trusted: the known-hosts file and line
 * @param server the server's identification line
 */
public record SessionFacts(String address, String hostKey, String trust, String server) {}
