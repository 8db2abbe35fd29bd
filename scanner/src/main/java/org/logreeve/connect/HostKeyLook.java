package org.logreeve.connect;

import java.security.PublicKey;
import java.util.List;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/** Sees the key that a host proves to hold, and accepts none: the connection ends there. */
final class HostKeyLook implements HostKeyVerifier {
    private volatile @Nullable HostKey key;

    @Nullable HostKey key() {
        return key;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey publicKey) {
        key = HostKeyCheck.key(publicKey);
        return false;
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return List.of();
    }
}
