package org.logreeve.connect;

import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;
import org.jspecify.annotations.Nullable;

/**
 * Public key authentication (RFC 4252 section 7) with the very bytes of a key or certificate; SSHJ
 * would put a certificate together anew, and signs on the thread that reads from the server.
 */
final class PublicKeyMethod extends AbstractAuthMethod {
    private static final String NAME = "publickey";

    private final Identity identity;
    private final String algorithm;
    private final byte @Nullable [] signature;

    private PublicKeyMethod(Identity identity, String algorithm, byte @Nullable [] signature) {
        super(NAME);
        this.identity = identity;
        this.algorithm = algorithm;
        this.signature = signature;
    }

    /** The server would take the key: now it wants a signature. */
    static final class Acceptable extends UserAuthException {
        private static final long serialVersionUID = 1L;

        Acceptable() {
            super("the server wants a signature");
        }
    }

    /** Asks whether the server would take the key; {@link Acceptable} means yes. */
    static PublicKeyMethod query(Identity identity, String algorithm) {
        return new PublicKeyMethod(identity, algorithm, null);
    }

    static PublicKeyMethod proof(Identity identity, String algorithm, byte[] signature) {
        return new PublicKeyMethod(identity, algorithm, signature);
    }

    /** What is to be signed. */
    static byte[] challenge(byte[] sessionId, String user, Identity identity, String algorithm) {
        return new Buffer.PlainBuffer()
                .putBytes(sessionId)
                .putByte(Message.USERAUTH_REQUEST.toByte())
                .putString(user)
                .putString("ssh-connection")
                .putString(NAME)
                .putBoolean(true)
                .putString(algorithm)
                .putBytes(identity.blob())
                .getCompactData();
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        SSHPacket request =
                super.buildReq()
                        .putBoolean(signature != null)
                        .putString(algorithm)
                        .putBytes(identity.blob());
        return signature == null ? request : request.putBytes(signature);
    }

    @Override
    public void handle(Message message, SSHPacket packet)
            throws UserAuthException, TransportException {
        if (message == Message.USERAUTH_60 && signature == null) {
            throw new Acceptable();
        }
        super.handle(message, packet);
    }
}
