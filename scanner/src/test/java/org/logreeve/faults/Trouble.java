package org.logreeve.faults;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.MinaHost;

/** What can go wrong while a healthy host's collector answers. */
final class Trouble {
    private static final int HALF = 400;

    private Trouble() {}

    /** Does something before the collector runs. */
    interface Before {
        void on(MinaHost.Streams streams) throws IOException, InterruptedException;
    }

    static MinaHost.Body first(Before before, MinaHost.Body healthy) {
        return streams -> {
            before.on(streams);
            return healthy.run(streams);
        };
    }

    /** A part of the collector's answer comes, then this happens. */
    static MinaHost.Body afterHalf(MinaHost.Body healthy, MinaHost.Body then) {
        return streams -> {
            var answer = new ByteArrayOutputStream();
            healthy.run(to(answer, streams));
            streams.out().write(answer.toByteArray(), 0, HALF);
            streams.out().flush();
            return then.run(streams);
        };
    }

    /** The whole answer comes, then this happens. */
    static MinaHost.Body afterAll(MinaHost.Body healthy, MinaHost.Body then) {
        return streams -> {
            healthy.run(streams);
            return then.run(streams);
        };
    }

    /** Nothing more ever comes. */
    static @Nullable Integer hang(MinaHost.Streams streams) throws InterruptedException {
        new CountDownLatch(1).await();
        return null;
    }

    /** One byte a second comes. */
    static @Nullable Integer drip(MinaHost.Streams streams)
            throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        do {
            streams.say(".");
        } while (!never.await(1, TimeUnit.SECONDS));
        return null;
    }

    static @Nullable Integer flood(MinaHost.Streams streams) throws IOException {
        byte[] block = new byte[64 * 1024];
        while (true) {
            streams.out().write(block);
        }
    }

    /** RFC 4254 section 6.10: the command was ended by a signal. */
    static @Nullable Integer killed(MinaHost.Streams streams) throws IOException {
        ChannelSession channel = streams.channel();
        Session session = channel.getSession();
        Buffer packet = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        packet.putUInt(channel.getRecipient());
        packet.putString("exit-signal");
        packet.putBoolean(false);
        packet.putString("KILL");
        packet.putBoolean(false);
        packet.putString("");
        packet.putString("");
        session.writePacket(packet);
        return null;
    }

    /** New keys are exchanged every so many bytes of the answer. */
    static MinaHost.Body rekeying(MinaHost.Body healthy, int every, AtomicInteger exchanges) {
        return streams ->
                healthy.run(
                        to(
                                new FilterOutputStream(streams.out()) {
                                    private int count;

                                    @Override
                                    public void write(int b) throws IOException {
                                        out.write(b);
                                        if (++count % every == 0) {
                                            out.flush();
                                            streams.channel().getSession().reExchangeKeys();
                                            exchanges.incrementAndGet();
                                        }
                                    }
                                },
                                streams));
    }

    private static MinaHost.Streams to(OutputStream out, MinaHost.Streams streams) {
        return new MinaHost.Streams(
                streams.command(), streams.in(), out, streams.err(), streams.channel());
    }
}
