package org.logreeve.connect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import org.logreeve.inventory.Connection;
import org.logreeve.text.HostException;

/** Offers the host's keys, each once and in order, and nothing else. */
final class Authentication {
    private final SSHClient client;
    private final Wire wire;
    private final Connection to;

    Authentication(SSHClient client, Wire wire, Connection to) {
        this.client = client;
        this.wire = wire;
        this.to = to;
    }

    void with(Map<Path, KeyProvider> identities, Duration limit) throws HostException {
        wire.phase(
                "auth",
                "authenticating",
                limit,
                waited ->
                        ConnectFault.AUTH_TIMEOUT.because(
                                "no decision about '" + to.user() + "' in " + waited));
        for (KeyProvider key : identities.values()) {
            if (accepts(key)) {
                return;
            }
        }
        throw wire.explain(refused(identities));
    }

    private boolean accepts(KeyProvider key) throws HostException {
        try {
            client.auth(to.user(), new OneAttempt(key));
            return true;
        } catch (UserAuthException e) {
            if (client.isConnected() && wire.trouble() == null) {
                return false;
            }
            throw wire.explain(broken(e));
        } catch (IOException | SSHRuntimeException | IllegalStateException e) {
            throw wire.explain(broken(e));
        }
    }

    private HostException broken(Exception e) {
        Throwable root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return fault(ConnectFault.AUTH_BROKEN)
                .because(
                        "the connection broke while authenticating '"
                                + to.user()
                                + "': "
                                + ConnectFault.said(root)
                                + banner());
    }

    private HostException refused(Map<Path, KeyProvider> identities) {
        var cause = new StringBuilder("the server takes none of the keys for '");
        cause.append(to.user()).append("', tried ").append(identities.keySet());
        if (client.getUserAuth().hadPartialSuccess()) {
            cause.append("; it wants ")
                    .append(client.getUserAuth().getAllowedMethods())
                    .append(" too");
        }
        return fault(ConnectFault.AUTH_REFUSED).because(cause.append(banner()).toString());
    }

    private String banner() {
        String banner = client.getUserAuth().getBanner();
        return banner.isBlank()
                ? ""
                : "; it says: " + banner.substring(0, Math.min(200, banner.length()));
    }

    /** pam_unix(8) tells by the banner that the account, not the key, is what is wrong. */
    private ConnectFault fault(ConnectFault otherwise) {
        String said = client.getUserAuth().getBanner().toLowerCase(Locale.ROOT);
        return said.contains("account has expired") || said.contains("account is locked")
                ? ConnectFault.ACCOUNT_CLOSED
                : otherwise;
    }

    /** SSHJ would offer an RSA key again with its second signature algorithm. */
    private static final class OneAttempt extends AuthPublickey {
        OneAttempt(KeyProvider key) {
            super(key);
        }

        @Override
        public boolean shouldRetry() {
            return false;
        }
    }
}
