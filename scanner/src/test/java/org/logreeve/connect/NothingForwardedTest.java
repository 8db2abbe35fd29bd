package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.agent.local.AgentForwardedChannel;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.Credentials;

/** A host never gets at the agent that signed for us, nor at anything else here. */
@Timeout(120)
class NothingForwardedTest {
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> opened = new CopyOnWriteArrayList<>();

    @Test
    void aSessionAsksForItsCommandOnlyAndRefusesEveryChannelOfTheServers() throws Exception {
        Path socket = folder.resolve("agent");
        try (FakeAgent agent = FakeAgent.at(socket, FakeAgent.holding(TestKeys.ec()));
                MinaHost mina = MinaHost.running(this::reach, this::watch);
                var connector = new SshConnector();
                HostSession session =
                        connector.open(
                                Hosts.at(
                                        mina.port(),
                                        "audit",
                                        List.of(),
                                        mina.known(folder.resolve("known_hosts")),
                                        LONG,
                                        new Credentials(
                                                null,
                                                List.of(),
                                                new Credentials.Agent(agent.socket())),
                                        null))) {
            assertThat(session.exec("collect", new byte[0]).exit()).isEqualTo(7);
        }

        assertThat(asked).containsExactly("channel exec");
        assertThat(opened)
                .containsExactly(
                        "auth-agent@openssh.com refused 3",
                        "auth-agent refused 3",
                        "x11 refused 3",
                        "forwarded-tcpip refused 3",
                        "direct-tcpip refused 3",
                        "session refused 3");
    }

    /** What a hostile server would like to have from us. */
    private Integer reach(MinaHost.Streams streams) throws IOException {
        Session session = streams.channel().getSession();
        for (String type :
                List.of(
                        "auth-agent@openssh.com",
                        "auth-agent",
                        "x11",
                        "forwarded-tcpip",
                        "direct-tcpip",
                        "session")) {
            var channel = new Reaching(type);
            session.getService(ConnectionService.class).registerChannel(channel);
            channel.open()
                    .addListener(
                            open -> channel.answer.complete(open.isOpened() ? "opened" : "broken"));
            opened.add(type + " " + channel.answer.join());
        }
        return 7;
    }

    private void watch(org.apache.sshd.server.SshServer server) {
        server.setGlobalRequestHandlers(
                List.of(
                        (service, request, reply, buffer) -> {
                            asked.add("global " + request);
                            return RequestHandler.Result.ReplyFailure;
                        }));
        server.setChannelFactories(
                List.of(
                        new ChannelSessionFactory() {
                            @Override
                            public Channel createChannel(Session session) {
                                return new Watched();
                            }
                        }));
    }

    private final class Watched extends ChannelSession {
        @Override
        protected RequestHandler.Result handleInternalRequest(
                String type, boolean reply, Buffer buffer) throws IOException {
            asked.add("channel " + type);
            return super.handleInternalRequest(type, reply, buffer);
        }
    }

    /** SSHJ's refusal lacks the language at its end, which MINA would stumble over. */
    private static final class Reaching extends AgentForwardedChannel {
        private final CompletableFuture<String> answer = new CompletableFuture<>();

        Reaching(String type) {
            super(type);
        }

        @Override
        public void handleOpenFailure(Buffer buffer) {
            answer.complete("refused " + buffer.getInt());
        }
    }
}
