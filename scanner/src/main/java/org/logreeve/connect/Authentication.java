package org.logreeve.connect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.UserAuth;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.text.HostException;

/**
 * One login, of a host or of a hop: offers the keys, each once and in order, and nothing else.
 * Nothing of an agent but its signatures is ever seen by the server.
 */
final class Authentication {
    /** Servers that know RSA keys by signatures with SHA-1 only. */
    private static final Pattern BEFORE_SHA2 =
            Pattern.compile("SSH-2\\.0-OpenSSH_([1-6]\\.|7\\.[01]([^0-9]|$)).*");

    private static final String TOO_MANY = "Too many authentication failures";

    private final String name;
    private final Connection to;
    private final List<Identity> identities;
    private final List<String> notices;
    private final RefusedLogins.Source source;
    private @Nullable HostException unsigned;
    private @Nullable Identity taken;
    private boolean legacySignature;

    Authentication(
            String name,
            Connection to,
            List<Identity> identities,
            List<String> notices,
            RefusedLogins.Source source) {
        this.name = name;
        this.to = to;
        this.identities = identities;
        this.notices = notices;
        this.source = source;
    }

    /**
     * Logs in over a connection whose host key was accepted.
     *
     * @return what the report should say about it
     */
    List<String> with(SSHClient client, Wire wire, Duration limit) throws HostException {
        wire.phase("auth", "waiting for the outcome of other logins with the same keys");
        source.ask(wire);
        Boolean decision = null;
        try {
            decision = decided(client, wire, limit);
            if (!decision) {
                throw refused(client.getUserAuth(), wire.ident());
            }
            return notices;
        } finally {
            tell(decision, client.getUserAuth());
        }
    }

    /** The account, and what proved that we may use it. */
    String shown() {
        return taken == null ? to.user() : to.user() + " with " + taken.name();
    }

    /** Whether the server took our key by a signature with SHA-1 only. */
    boolean isLegacySignature() {
        return legacySignature;
    }

    private void tell(@Nullable Boolean decision, UserAuth auth) {
        if (decision == null) {
            source.undecided();
        } else if (decision) {
            source.taken();
        } else if (auth.hadPartialSuccess() || unsigned != null) {
            source.undecided(); // the key was right, or we could not even show it
        } else {
            source.refused(name);
        }
    }

    /** Whether the server takes a key. */
    private boolean decided(SSHClient client, Wire wire, Duration limit) throws HostException {
        wire.phase(
                "auth",
                "authenticating",
                limit,
                waited ->
                        ConnectFault.AUTH_TIMEOUT.because(
                                "no decision about '" + to.user() + "' in " + waited));
        try {
            for (Identity identity : identities) {
                for (String algorithm : identity.algorithms(to.legacy() != null)) {
                    if (accepts(client, identity, algorithm)) {
                        taken = identity;
                        legacySignature = algorithm.startsWith("ssh-rsa");
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | SSHRuntimeException | IllegalStateException e) {
            if (wire.trouble() == null && ConnectFault.said(e).contains(TOO_MANY)) {
                return false;
            }
            throw wire.explain(broken(e, client.getUserAuth().getBanner()));
        }
    }

    private boolean accepts(SSHClient client, Identity identity, String algorithm)
            throws IOException, HostException {
        try {
            attempt(client, PublicKeyMethod.query(identity, algorithm));
            return client.isAuthenticated();
        } catch (PublicKeyMethod.Acceptable e) {
            byte[] challenge =
                    PublicKeyMethod.challenge(
                            client.getTransport().getSessionID(), to.user(), identity, algorithm);
            byte[] signature;
            try {
                signature = identity.signer().sign(HostCertificate.plain(algorithm), challenge);
            } catch (HostException refusal) {
                if (refusal.code().equals(ConnectFault.INTERRUPTED.code())) {
                    throw refusal;
                }
                unsigned = unsigned == null ? refusal : unsigned;
                return false;
            }
            return attempt(client, PublicKeyMethod.proof(identity, algorithm, signature));
        }
    }

    private boolean attempt(SSHClient client, PublicKeyMethod method) throws IOException {
        return client.getUserAuth()
                .authenticate(
                        to.user(),
                        (Service) client.getConnection(),
                        method,
                        client.getTransport().getTimeoutMs());
    }

    private HostException broken(Exception e, String banner) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        String said = "the connection broke while authenticating '" + to.user() + "': ";
        String why = said + ConnectFault.said(root);
        return AccountState.in(banner, to.user())
                .orElseGet(() -> ConnectFault.AUTH_BROKEN.because(why + saying(banner)));
    }

    private HostException refused(UserAuth auth, String server) {
        if (unsigned != null) {
            return unsigned;
        }
        String banner = auth.getBanner();
        return AccountState.in(banner, to.user()).orElseGet(() -> refused(auth, server, banner));
    }

    private HostException refused(UserAuth auth, String server, String banner) {
        var cause = new StringBuilder("the server takes none of the keys for '");
        cause.append(to.user())
                .append("', tried ")
                .append(identities.stream().map(Identity::name).toList());
        if (auth.hadPartialSuccess()) {
            cause.append("; it wants ").append(auth.getAllowedMethods()).append(" too");
        }
        doubts().forEach(doubt -> cause.append("; ").append(doubt));
        notices.forEach(notice -> cause.append("; ").append(notice));
        cause.append(saying(banner));
        return ConnectFault.AUTH_REFUSED.because(cause.toString(), next(server));
    }

    private List<String> doubts() {
        var doubts = new ArrayList<String>();
        for (Identity identity : identities) {
            HostCertificate certificate = identity.certificate();
            if (certificate != null) {
                UserCertificate.doubt(certificate, to.user())
                        .ifPresent(doubt -> doubts.add(identity.name() + " " + doubt));
            }
        }
        return doubts;
    }

    private String next(String server) {
        if (to.legacy() == null
                && identities.stream().anyMatch(Identity::isRsa)
                && BEFORE_SHA2.matcher(server).matches()) {
            return "use an Ed25519 or ECDSA key: this server knows RSA keys with SHA-1 only; or,"
                    + " until it is updated, "
                    + ConnectFault.LEGACY_OPT_IN;
        }
        return identities.stream().anyMatch(identity -> identity.certificate() != null)
                ? "have the server trust the certificate's authority (TrustedUserCAKeys), or add"
                        + " the public key to the account's authorized_keys"
                : ConnectFault.AUTH_REFUSED.next();
    }

    private static String saying(String banner) {
        return banner.isBlank() ? "" : "; it says: " + AccountState.cut(banner);
    }
}
