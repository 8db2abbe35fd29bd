package org.logreeve.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.transport.TransportException;

/**
 * One host's way through a jump host's connection. It can be left at any moment, even before the
 * jump host has answered, without harm to the connection and its other channels, and none of its
 * waits is one of SSHJ's.
 */
final class HostChannel extends DirectConnection {
    private final Executor aside;
    private final CompletableFuture<HostChannel> opened = new CompletableFuture<>();
    private final Inbound inbound;
    private final Outbound outbound;
    private final long window;
    private long owed;
    private boolean confirmed;
    private boolean left;

    /**
     * @param aside runs what may wait for the jump host
     */
    HostChannel(Connection jump, String address, int port, Executor aside) {
        super(jump, address, port);
        this.aside = aside;
        this.window = getLocalWinSize();
        this.inbound = new Inbound(this::grant);
        this.outbound = new Outbound(aside, new Far());
    }

    /** Asks the jump host to connect; fails with an {@link OpenFailException} when it does not. */
    CompletableFuture<HostChannel> request() {
        aside.execute(
                () -> {
                    try {
                        trans.write(buildOpenReq());
                    } catch (TransportException e) {
                        opened.completeExceptionally(e);
                    }
                });
        return opened;
    }

    InputStream in() {
        return inbound;
    }

    OutputStream out() {
        return outbound;
    }

    /** Frees whoever reads or writes, and says goodbye as soon as that is possible. */
    void leave() {
        synchronized (this) {
            left = true;
        }
        inbound.end();
        outbound.close();
        opened.completeExceptionally(new IOException("left before it was open"));
        goodbye();
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        super.handle(message, packet);
        switch (message) {
            case CHANNEL_WINDOW_ADJUST -> outbound.carry();
            case CHANNEL_EOF -> inbound.end();
            case CHANNEL_CLOSE -> {
                inbound.end();
                outbound.close();
            }
            default -> {}
        }
    }

    @Override
    public void notifyError(SSHException error) {
        super.notifyError(error);
        opened.completeExceptionally(error);
        inbound.end();
        outbound.close();
    }

    @Override
    protected void gotUnknown(Message message, SSHPacket packet)
            throws ConnectionException, TransportException {
        SSHPacket copy = new SSHPacket(packet);
        super.gotUnknown(message, packet);
        switch (message) {
            case CHANNEL_OPEN_CONFIRMATION -> {
                synchronized (this) {
                    confirmed = true;
                }
                opened.complete(this);
                goodbye();
            }
            case CHANNEL_OPEN_FAILURE -> opened.completeExceptionally(refusal(copy));
            default -> {}
        }
    }

    @Override
    protected void receiveInto(ChannelInputStream unused, SSHPacket packet) throws SSHException {
        byte[] bytes;
        try {
            bytes = packet.readBytes();
        } catch (Buffer.BufferException e) {
            throw new ConnectionException(e);
        }
        synchronized (this) {
            if (inbound.waiting() + owed + bytes.length > window) {
                throw new ConnectionException(
                        DisconnectReason.PROTOCOL_ERROR, "more data than the window allows");
            }
        }
        inbound.put(bytes);
    }

    private OpenFailException refusal(SSHPacket packet) throws ConnectionException {
        try {
            return new OpenFailException(getType(), packet.readUInt32AsInt(), packet.readString());
        } catch (Buffer.BufferException e) {
            throw new ConnectionException(e);
        }
    }

    /** Lets the jump host send as much again as was read, in large steps. */
    private void grant(int count) {
        long granted;
        synchronized (this) {
            owed += count;
            if (owed < window / 2 || left) {
                return;
            }
            granted = owed;
            owed = 0;
        }
        send(newBuffer(Message.CHANNEL_WINDOW_ADJUST).putUInt32(granted));
    }

    private void send(SSHPacket packet) {
        aside.execute(
                () -> {
                    try {
                        trans.write(packet);
                    } catch (TransportException e) {
                        // The connection is gone, and tells its channels.
                    }
                });
    }

    /** RFC 4254 section 5.3: the channel is there until both sides have closed it. */
    private synchronized void goodbye() {
        if (left && confirmed) {
            aside.execute(
                    () -> {
                        try {
                            sendClose();
                        } catch (TransportException e) {
                            // The connection is gone, and the channel with it.
                        }
                    });
        }
    }

    private final class Far implements Outbound.Far {
        @Override
        public long room() {
            return getRemoteWinSize();
        }

        @Override
        public void send(byte[] bytes) throws IOException {
            OutputStream to = getOutputStream();
            to.write(bytes);
            to.flush();
        }
    }
}
