package org.logreeve.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a host.
 *
 * @param address name or address to dial
 * @param port TCP port
 * @param user account on the host
 * @param identityFiles private key files, or public ones whose private half an agent holds; tried
 *     in order, and only these are offered
 * @param knownHosts OpenSSH known_hosts files that the host's key must stand in
 * @param connectTimeout limit for the TCP connection
 * @param deadline limit for the whole session
 * @param hostKeysFrom a command here whose output is known_hosts text for the host, with {@code
 *     {address}} and {@code {port}} to be filled in; none when empty
 * @param access where it is and with which rights it is read; only SSH needs what stands before
 * @param credentials what proves who we are, beside the key files
 * @param legacy the permission for algorithms that are not safe any more; null when there is none
 * @param via by which way its SSH server is reached
 */
public record Connection(
        String address,
        int port,
        String user,
        List<Path> identityFiles,
        List<Path> knownHosts,
        Duration connectTimeout,
        Duration deadline,
        List<String> hostKeysFrom,
        Access access,
        Credentials credentials,
        @Nullable LegacyAlgorithms legacy,
        Via via) {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    static final Duration DEADLINE = Duration.ofMinutes(2);

    public Connection {
        identityFiles = List.copyOf(identityFiles);
        knownHosts = List.copyOf(knownHosts);
        hostKeysFrom = List.copyOf(hostKeysFrom);
    }

    /** Straight to its address, with key files only, and with algorithms that are safe. */
    public Connection(
            String address,
            int port,
            String user,
            List<Path> identityFiles,
            List<Path> knownHosts,
            Duration connectTimeout,
            Duration deadline,
            List<String> hostKeysFrom,
            Access access) {
        this(
                address,
                port,
                user,
                identityFiles,
                knownHosts,
                connectTimeout,
                deadline,
                hostKeysFrom,
                access,
                Credentials.none(),
                null,
                new Via.Direct());
    }

    /** Over SSH, with the rights of the account and host keys in files. */
    public Connection(
            String address,
            int port,
            String user,
            List<Path> identityFiles,
            List<Path> knownHosts,
            Duration connectTimeout,
            Duration deadline) {
        this(
                address,
                port,
                user,
                identityFiles,
                knownHosts,
                connectTimeout,
                deadline,
                List.of(),
                Access.ssh());
    }

    /** Nothing but the usual times. */
    public static Connection unstated() {
        return new Connection("", 22, "", List.of(), List.of(), CONNECT_TIMEOUT, DEADLINE);
    }

    /** The same host, reached by another way. */
    public Connection by(Via way) {
        return new Connection(
                address,
                port,
                user,
                identityFiles,
                knownHosts,
                connectTimeout,
                deadline,
                hostKeysFrom,
                access,
                credentials,
                legacy,
                way);
    }
}
