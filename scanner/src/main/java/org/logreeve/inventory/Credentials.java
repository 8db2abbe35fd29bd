package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves to a host who we are, beside the key files themselves.
 *
 * @param passphrase opens the key files that are encrypted; null when the inventory names none
 * @param certificates OpenSSH certificates for the keys, beside those that lie next to a key file
 * @param agent holds keys and signs with them; null when no agent is asked
 */
public record Credentials(
        @Nullable SecretSource passphrase, List<Path> certificates, @Nullable Agent agent) {
    public Credentials {
        certificates = List.copyOf(certificates);
    }

    /** Key files without passphrase. */
    public static Credentials none() {
        return new Credentials(null, List.of(), null);
    }

    /**
     * An ssh-agent.
     *
     * @param socket its Unix socket; null when the environment names it
     */
    public record Agent(@Nullable Path socket) {}
}
