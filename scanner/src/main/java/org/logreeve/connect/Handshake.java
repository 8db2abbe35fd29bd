package org.logreeve.connect;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.logreeve.inventory.Connection;
import org.logreeve.text.HostException;

/** From a wire that leads to a server up to the end of the key exchange. */
final class Handshake {
    private static final String NO_AGREEMENT = "Unable to reach a settlement of ";

    private final SshConnector.Limits limits;

    Handshake(SshConnector.Limits limits) {
        this.limits = limits;
    }

    SSHClient with(Connection to, Wire wire, HostKeyVerifier check, Config config, LegacyUse past)
            throws HostException {
        wire.phase(
                "dial", "waiting for the server to identify itself", limits.banner(), wire::late);
        var client = new SSHClient(config);
        // Ours come first; SSHJ's own timeouts do not cover every wait.
        int never = (int) Math.min(Integer.MAX_VALUE, to.deadline().toMillis() + 5_000);
        client.getTransport().setTimeoutMs(never);
        client.getConnection().setTimeoutMs(never);
        client.addHostKeyVerifier(check);
        client.addAlgorithmsVerifier(past);
        try {
            client.setSocketFactory(wire.watched(limits.bannerBytes(), () -> identified(wire)));
            client.connect(to.address(), to.port());
            return client;
        } catch (IOException | SSHRuntimeException | IllegalStateException e) {
            throw wire.explain(broken(to, first(client, e)));
        }
    }

    private void identified(Wire wire) {
        wire.done("ident", wire.ident());
        wire.phase(
                "dial",
                "exchanging keys",
                limits.keyExchange(),
                waited ->
                        ConnectFault.KEX_TIMEOUT.because(
                                "the key exchange was not done in " + waited));
    }

    /**
     * Two threads of the library may break off, and the one that only finds the socket shut by the
     * other may be heard first.
     */
    private static Exception first(SSHClient client, Exception heard) {
        if (!"Socket closed".equals(heard.getMessage())) {
            return heard;
        }
        try {
            // the transport knows the cause before it shuts the socket, and ends only afterwards
            client.getTransport().join(1, TimeUnit.SECONDS);
            return heard;
        } catch (IOException cause) {
            return cause.getCause() instanceof TimeoutException ? heard : cause;
        }
    }

    private static HostException broken(Connection to, Exception e) {
        String said = ConnectFault.said(e);
        if (!said.startsWith(NO_AGREEMENT)) {
            return ConnectFault.KEX_BROKEN.because("the key exchange broke off: " + said);
        }
        String cause =
                "ours and the server's have nothing in common, "
                        + said.substring(NO_AGREEMENT.length());
        return to.legacy() == null && Algorithms.isOnlyLegacy(said)
                ? ConnectFault.NO_COMMON_ALGORITHM.because(
                        cause, "update the SSH server; until then, " + ConnectFault.LEGACY_OPT_IN)
                : ConnectFault.NO_COMMON_ALGORITHM.because(cause);
    }
}
