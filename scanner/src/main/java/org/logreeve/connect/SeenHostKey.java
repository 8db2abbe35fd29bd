package org.logreeve.connect;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.Transport;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.digest.Digest;
import net.schmizz.sshj.transport.kex.KeyExchange;
import org.jspecify.annotations.Nullable;

/**
 * The host key of one connection as its very bytes. SSHJ hands verifiers an object, and a
 * certificate's signature covers bytes that cannot be made from the object again.
 */
final class SeenHostKey {
    private volatile byte @Nullable [] blob;

    /** Null before the server has shown its key. */
    byte @Nullable [] blob() {
        return blob;
    }

    /** The same key exchanges, with a look at what the server answers. */
    List<Factory.Named<KeyExchange>> watch(List<Factory.Named<KeyExchange>> exchanges) {
        var watched = new ArrayList<Factory.Named<KeyExchange>>();
        for (Factory.Named<KeyExchange> exchange : exchanges) {
            watched.add(new WatchedFactory(exchange));
        }
        return watched;
    }

    private final class WatchedFactory implements Factory.Named<KeyExchange> {
        private final Factory.Named<KeyExchange> inner;

        WatchedFactory(Factory.Named<KeyExchange> inner) {
            this.inner = inner;
        }

        @Override
        public String getName() {
            return inner.getName();
        }

        @Override
        public KeyExchange create() {
            return new Watched(inner.create());
        }
    }

    private final class Watched implements KeyExchange {
        private final KeyExchange inner;

        Watched(KeyExchange inner) {
            this.inner = inner;
        }

        // RFC 4253 section 8, RFC 5656 section 4: the host key is the first field of the reply.
        @Override
        public boolean next(Message message, SSHPacket packet)
                throws GeneralSecurityException, TransportException {
            int start = packet.rpos();
            blob = null;
            try {
                blob = packet.readBytes();
            } catch (Buffer.BufferException e) {
                // The exchange will say so itself.
            }
            packet.rpos(start);
            return inner.next(message, packet);
        }

        @Override
        public void init(Transport transport, String server, String client, byte[] is, byte[] ic)
                throws GeneralSecurityException, TransportException {
            inner.init(transport, server, client, is, ic);
        }

        @Override
        public byte[] getH() {
            return inner.getH();
        }

        @Override
        public BigInteger getK() {
            return inner.getK();
        }

        @Override
        public Digest getHash() {
            return inner.getHash();
        }

        @Override
        public PublicKey getHostKey() {
            return inner.getHostKey();
        }
    }
}
