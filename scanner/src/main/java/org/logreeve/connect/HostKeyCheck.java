package org.logreeve.connect;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/**
 * Puts our {@link KnownHosts} in the place of SSHJ's, which accepts revoked keys and keys of
 * authorities.
 */
final class HostKeyCheck implements HostKeyVerifier {
    private final KnownHosts known;
    private final Connection host;
    private final Wire wire;
    private volatile @Nullable Accepted accepted;

    HostKeyCheck(KnownHosts known, Connection host, Wire wire) {
        this.known = known;
        this.host = host;
        this.wire = wire;
    }

    /** The key that was accepted, and the line that says so. */
    record Accepted(HostKey key, Origin at) {}

    @Nullable Accepted accepted() {
        return accepted;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey publicKey) {
        var key =
                new HostKey(
                        KeyType.fromKey(publicKey).toString(),
                        new Buffer.PlainBuffer().putPublicKey(publicKey).getCompactData());
        return switch (known.check(host.address(), host.port(), key)) {
            case KnownHosts.Verdict.Known(Origin at) -> {
                accepted = new Accepted(key, at);
                yield true;
            }
            case KnownHosts.Verdict.Unknown() -> refuse(unknown(key));
            case KnownHosts.Verdict.Changed(Origin at) ->
                    refuse(
                            ConnectFault.HOST_KEY_CHANGED.because(
                                    shown(key) + ", but " + at + " knows another key"));
            case KnownHosts.Verdict.Revoked(Origin at) ->
                    refuse(
                            ConnectFault.HOST_KEY_REVOKED.because(
                                    shown(key) + ", which " + at + " revokes"));
            case KnownHosts.Verdict.AuthorityOnly(Origin at) ->
                    refuse(
                            ConnectFault.HOST_KEY_WITHOUT_CERTIFICATE.because(
                                    shown(key)
                                            + " without a certificate, and only an authority is"
                                            + " known, "
                                            + at,
                                    pin(key)));
        };
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        var algorithms = new ArrayList<String>();
        for (String type : known.knownTypes(host.address(), host.port())) {
            if (type.equals("ssh-rsa")) {
                algorithms.addAll(List.of("rsa-sha2-512", "rsa-sha2-256"));
            } else {
                algorithms.add(type);
            }
        }
        return algorithms;
    }

    private boolean refuse(HostException reason) {
        wire.fail(reason);
        return false;
    }

    private HostException unknown(HostKey key) {
        var cause = new StringBuilder(shown(key)).append(", which no known-hosts line has");
        List<Origin> ignored = known.notUnderstood();
        if (!ignored.isEmpty()) {
            cause.append("; not understood: ").append(ignored.getFirst());
            if (ignored.size() > 1) {
                cause.append(" and ").append(ignored.size() - 1).append(" more");
            }
        }
        return ConnectFault.HOST_KEY_UNKNOWN.because(cause.toString(), pin(key));
    }

    private String shown(HostKey key) {
        return KnownHosts.name(host.address(), host.port())
                + " shows "
                + key.type()
                + " "
                + key.fingerprint();
    }

    private String pin(HostKey key) {
        String line =
                KnownHosts.name(host.address(), host.port())
                        + " "
                        + key.type()
                        + " "
                        + key.base64();
        List<Path> files = host.knownHosts();
        return "printf '%s\\n' "
                + ShellQuote.of(line)
                + " >> "
                + ShellQuote.of(files.isEmpty() ? "known_hosts" : files.getFirst().toString());
    }
}
