package org.logreeve.connect;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
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
    private final Clock clock;
    private final SeenHostKey seen = new SeenHostKey();
    private volatile @Nullable Accepted accepted;

    HostKeyCheck(KnownHosts known, Connection host, Wire wire, Clock clock) {
        this.known = known;
        this.host = host;
        this.wire = wire;
        this.clock = clock;
    }

    /**
     * The key that was accepted, and the line that says so.
     *
     * @param type the key's, or its certificate's
     */
    record Accepted(String type, HostKey key, Origin at) {}

    /** Must see what the server answers, or no certificate is accepted. */
    SeenHostKey seen() {
        return seen;
    }

    @Nullable Accepted accepted() {
        return accepted;
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey publicKey) {
        if (publicKey instanceof Certificate<?> certificate) {
            return verify(certificate);
        }
        HostKey key = key(publicKey);
        return decide(key.type(), key, known.check(host.address(), host.port(), key));
    }

    private boolean verify(Certificate<?> parsed) {
        HostKey key = key(parsed.getKey());
        byte[] blob = seen.blob();
        try {
            var certificate = HostCertificate.parse(blob == null ? new byte[0] : blob);
            // SSHJ checked the exchange with the key as it read it: we must read the same one.
            if (!certificate.key().isSameAs(key)) {
                return refuse(broken(key, "it holds another key than the exchange was signed by"));
            }
            return decide(
                    certificate.type(),
                    key,
                    known.check(host.address(), host.port(), certificate, clock.instant()));
        } catch (WireFields.Malformed e) {
            return refuse(broken(key, String.valueOf(e.getMessage())));
        }
    }

    private boolean decide(String type, HostKey key, KnownHosts.Verdict verdict) {
        return switch (verdict) {
            case KnownHosts.Verdict.Known(Origin at) -> accept(key.type(), key, at);
            case KnownHosts.Verdict.Certified(Origin at) -> accept(type, key, at);
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
            case KnownHosts.Verdict.OtherAuthority(Origin at) ->
                    refuse(
                            ConnectFault.HOST_CERTIFICATE_OF_OTHERS.because(
                                    shown(key)
                                            + " with a certificate of another authority than "
                                            + at));
            case KnownHosts.Verdict.CertificateFlawed(Origin at, String flaw) ->
                    refuse(
                            ConnectFault.HOST_CERTIFICATE_FLAWED.because(
                                    shown(key)
                                            + " with a certificate of the authority at "
                                            + at
                                            + ", but "
                                            + flaw));
            case KnownHosts.Verdict.Forged() ->
                    refuse(broken(key, "the authority that it names did not sign it"));
        };
    }

    private boolean accept(String type, HostKey key, Origin at) {
        accepted = new Accepted(type, key, at);
        return true;
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return known.preferred(
                host.address(),
                host.port(),
                host.legacy() == null
                        ? Algorithms.hostKeyNames()
                        : Algorithms.hostKeyNamesWithLegacy());
    }

    static HostKey key(PublicKey publicKey) {
        return new HostKey(
                KeyType.fromKey(publicKey).toString(),
                new Buffer.PlainBuffer().putPublicKey(publicKey).getCompactData());
    }

    private boolean refuse(HostException reason) {
        wire.fail(reason);
        return false;
    }

    private HostException broken(HostKey key, String why) {
        return ConnectFault.HOST_CERTIFICATE_BROKEN.because(
                shown(key) + " with a certificate that cannot be used: " + why);
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
