package org.logreeve.connect;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import net.schmizz.concurrent.Promise;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server for any answer, as OpenSSH's client does: it need not know the request to say so
 * (RFC 4254 section 4).
 */
final class SignOfLife {
    private static final String REQUEST = "keepalive@openssh.com";

    private SignOfLife() {}

    /** Does not wait for the answer, only for room to ask. */
    static @Nullable Promise<SSHPacket, ConnectionException> ask(SSHClient client) {
        try {
            return client.getConnection().sendGlobalRequest(REQUEST, true, new byte[0]);
        } catch (TransportException e) {
            // The connection is gone, and whoever uses it learns that.
            return null;
        }
    }

    static boolean comes(SSHClient client, Duration limit) {
        Promise<SSHPacket, ConnectionException> answer = ask(client);
        if (answer == null) {
            return false;
        }
        try {
            return answer.tryRetrieve(limit.toMillis(), TimeUnit.MILLISECONDS) != null;
        } catch (ConnectionException refusal) {
            return client.isConnected();
        }
    }
}
