package org.logreeve.connect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.Credentials;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.HostException;

/** An agent is a program of ours, and still no run hangs or breaks by what it answers. */
@Timeout(120)
class AgentTest {
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir Path folder;

    @Test
    void aKeyOfTheAgentOpensASession() throws Exception {
        assertThat(login(FakeAgent.holding(TestKeys.ec()), LONG)).isEqualTo("in");
        assertThat(login(FakeAgent.holding(TestKeys.ec()), LONG)).isEqualTo("in");
    }

    @Test
    void anAgentThatNeverAnswersIsLeftAlone() throws Exception {
        Duration limit = Duration.ofSeconds(1);

        assertThat(login(request -> null, limit))
                .isEqualTo(broken("was asked for its keys: no answer in 500 ms"));
        assertThat(login(FakeAgent.signing(TestKeys.ec(), null), limit))
                .isEqualTo(broken("was asked for a signature: no answer in 500 ms"));
    }

    @Test
    void anAnswerBeyondAllBoundsIsNotRead() throws Exception {
        assertThat(login(request -> FakeAgent.number(256 * 1024 + 1), LONG))
                .isEqualTo(broken("was asked for its keys: it answers with 262145 bytes"));
        assertThat(login(request -> FakeAgent.number(-1), LONG))
                .isEqualTo(broken("was asked for its keys: it answers with 4294967295 bytes"));
        assertThat(login(request -> FakeAgent.number(0), LONG))
                .isEqualTo(broken("was asked for its keys: it answers with 0 bytes"));
        assertThat(login(request -> FakeAgent.message(12, FakeAgent.number(2049)), LONG))
                .isEqualTo(broken("was asked for its keys: it claims to hold 2049 keys"));
    }

    @Test
    void anAnswerThatIsCutOffAnywhereIsAFaultAndNothingElse() throws Exception {
        KeyPair keys = TestKeys.ec();
        byte[] whole = Objects.requireNonNull(FakeAgent.holding(keys).to(new byte[] {11}));
        for (int cut = 0; cut < whole.length; cut += 9) {
            byte[] broken = Arrays.copyOf(whole, cut);
            byte[] lying =
                    FakeAgent.concat(
                            FakeAgent.number(Math.max(1, cut)),
                            Arrays.copyOfRange(whole, 4, 4 + Math.max(1, cut)));

            assertThat(login(request -> broken, LONG)).startsWith("LR-1087 ").contains("hung up");
            assertThat(login(request -> lying, LONG)).startsWith("LR-1087 ");
        }
    }

    @Test
    void anAgentThatRefusesToSignIsToldFromAServerThatRefusesTheKey() throws Exception {
        KeyPair keys = TestKeys.ec();

        assertThat(login(FakeAgent.signing(keys, FakeAgent.message(5, new byte[0])), LONG))
                .matches(
                        "LR-1089 the agent at '.*' does not sign with ecdsa-sha2-nistp256"
                                + " SHA256:.* \\| \\Q"
                                + ConnectFault.AGENT_REFUSED.next()
                                + "\\E");
        assertThat(login(request -> FakeAgent.message(5, new byte[0]), LONG))
                .isEqualTo(broken("was asked for its keys: it shows no keys"));
    }

    @Test
    void aSignatureOfAnotherAlgorithmIsNotSentToTheServer() throws Exception {
        byte[] old = WireFields.joined("ssh-rsa".getBytes(US_ASCII), new byte[256]);

        assertThat(
                        login(
                                FakeAgent.signing(
                                        TestKeys.rsa(),
                                        FakeAgent.message(14, WireFields.joined(old))),
                                LONG))
                .isEqualTo(
                        broken(
                                "was asked for a signature: it signs with 'ssh-rsa' where"
                                        + " rsa-sha2-512 is wanted"));
        assertThat(
                        login(
                                FakeAgent.signing(
                                        TestKeys.rsa(), FakeAgent.message(99, new byte[3])),
                                LONG))
                .isEqualTo(broken("was asked for a signature: it answers with message 99"));
    }

    @Test
    void keysOfKindsThatAreNotUsedHereAreCountedAndNotOffered() throws Exception {
        byte[] key =
                WireFields.joined("sk-ssh-ed25519@openssh.com".getBytes(US_ASCII), new byte[32]);
        byte[] answer = FakeAgent.concat(FakeAgent.number(1), WireFields.joined(key, new byte[0]));

        assertThat(login(request -> FakeAgent.message(12, answer), LONG))
                .startsWith("LR-1088 the agent holds 1 keys, none of which can be used here");
    }

    private String broken(String what) {
        return "LR-1087 the agent at '%s' %s | %s"
                .formatted(folder.resolve("agent"), what, ConnectFault.AGENT_BROKEN.next());
    }

    private String login(FakeAgent.Answer answer, Duration authentication) throws Exception {
        Path socket = folder.resolve("agent");
        java.nio.file.Files.deleteIfExists(socket);
        try (FakeAgent agent = FakeAgent.at(socket, answer);
                MinaHost mina =
                        MinaHost.running(
                                streams -> {
                                    streams.say("in");
                                    return 0;
                                });
                SshConnector connector = connector(authentication);
                HostSession session = connector.open(host(mina, agent))) {
            return new String(session.exec("collect", new byte[0]).stdout(), US_ASCII);
        } catch (HostException e) {
            return e.code() + " " + e.getMessage() + " | " + e.next();
        }
    }

    private InventoryHost host(MinaHost mina, FakeAgent agent) throws Exception {
        return Hosts.at(
                mina.port(),
                "audit",
                List.of(),
                mina.known(folder.resolve("known_hosts")),
                LONG,
                new Credentials(null, List.of(), new Credentials.Agent(agent.socket())),
                null);
    }

    private static SshConnector connector(Duration authentication) {
        var limits = new SshConnector.Limits(LONG, LONG, authentication, 8192, 1 << 20, 1 << 16);
        return new SshConnector(
                limits,
                new NameLookup(InetAddress::getAllByName),
                Clock.systemUTC(),
                3,
                variable -> null);
    }
}
