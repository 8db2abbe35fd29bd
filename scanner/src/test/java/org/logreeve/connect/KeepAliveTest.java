package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.apache.sshd.common.channel.RequestHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.HostException;

/** Connections that die without a word. */
@Timeout(60)
class KeepAliveTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir Path folder;

    @Test
    void aHalfOpenConnectionIsFoundLongBeforeTheHostsDeadline() throws Exception {
        var running = new CountDownLatch(1);
        try (MinaHost mina =
                        MinaHost.running(
                                streams -> {
                                    running.countDown();
                                    new CountDownLatch(1).await();
                                    return 0;
                                });
                var proxy = new FreezingProxy(mina.port());
                SshConnector connector = connector();
                HostSession session = connector.open(host(mina, proxy.port()))) {
            var lost =
                    new FutureTask<HostException>(
                            () ->
                                    catchThrowableOfType(
                                            HostException.class,
                                            () -> session.exec("collect", new byte[0])));
            Thread.ofPlatform().start(lost);
            running.await();
            proxy.freeze();

            assertThat(lost.get().code()).isEqualTo("LR-1065");
            assertThat(lost.get()).hasMessageStartingWith("the server has not answered for ");
        }
    }

    @Test
    void aHostThatOnlyThinksForLongIsAlive() throws Exception {
        // more knocks than a host may leave without an answer
        var knocks = new CountDownLatch(8);
        try (MinaHost mina =
                        MinaHost.running(
                                streams -> {
                                    knocks.await();
                                    streams.say("done");
                                    return 0;
                                },
                                server ->
                                        server.setGlobalRequestHandlers(
                                                List.of(
                                                        (service, request, reply, buffer) -> {
                                                            knocks.countDown();
                                                            return RequestHandler.Result
                                                                    .ReplyFailure;
                                                        })));
                SshConnector connector = connector();
                HostSession session = connector.open(host(mina, mina.port()))) {
            assertThat(session.exec("collect", new byte[0]).stdout()).asString().isEqualTo("done");
        }
    }

    private static SshConnector connector() {
        SshConnector.Limits standard = SshConnector.Limits.standard();
        return new SshConnector(
                new SshConnector.Limits(
                        standard.banner(),
                        standard.keyExchange(),
                        standard.authentication(),
                        standard.bannerBytes(),
                        standard.stdoutBytes(),
                        standard.stderrBytes(),
                        Duration.ofMillis(200)));
    }

    private InventoryHost host(MinaHost mina, int port) throws Exception {
        Path identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
        Path known =
                Files.writeString(
                        folder.resolve("known"),
                        "[127.0.0.1]:" + port + " " + TestKeys.line(mina.hostKey()) + "\n");
        return Hosts.at(port, identity, known, LONG);
    }
}
