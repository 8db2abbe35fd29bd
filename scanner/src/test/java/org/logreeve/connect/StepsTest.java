package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/** What whoever listens hears of the way to a host. */
@Timeout(60)
class StepsTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir private Path folder;

    private final List<Steps.Step> heard = new CopyOnWriteArrayList<>();
    private Path identity = Path.of("id");

    @BeforeEach
    void writeKey() throws Exception {
        identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
    }

    @Test
    void hopsOfAChainAreHeardFromTheNearestToTheHostAndOnlyOnce() throws Exception {
        try (JumpHost outer = JumpHost.running("outer", identity, folder);
                JumpHost inner = JumpHost.running("inner", identity, folder);
                MinaHost mina = MinaHost.running(streams -> 0);
                var connector = SshConnector.telling(heard::add)) {
            Via way = inner.via(outer.via());
            InventoryHost host = JumpHost.behind(way, "web1", at(mina).connection());

            connector.open(host).close();

            assertThat(heard())
                    .containsExactly(
                            "outer name",
                            "outer tcp",
                            "outer ident",
                            "outer host key",
                            "outer login",
                            "inner channel",
                            "inner ident",
                            "inner host key",
                            "inner login",
                            "web1 channel",
                            "web1 ident",
                            "web1 host key",
                            "web1 login");
            assertThat(heard)
                    .contains(
                            new Steps.Step(
                                    "inner",
                                    "channel",
                                    "to 127.0.0.1 port " + inner.port() + " through outer"),
                            new Steps.Step("web1", "login", "root with " + identity));
            heard.clear();

            connector.open(host).close();

            assertThat(heard())
                    .containsExactly("web1 channel", "web1 ident", "web1 host key", "web1 login");
        }
    }

    @Test
    void stepsEndWhereTheWayEnds() throws Exception {
        try (JumpHost jump = JumpHost.thatForwardsNothing("jump", identity, folder);
                MinaHost mina = MinaHost.running(streams -> 0);
                var connector = SshConnector.telling(heard::add)) {
            InventoryHost host = JumpHost.behind(jump.via(), "web1", at(mina).connection());

            HostException refused =
                    catchThrowableOfType(HostException.class, () -> connector.open(host));

            assertThat(refused.code()).isEqualTo("LR-1062");
            assertThat(heard()).last().isEqualTo("jump login");
        }
    }

    @Test
    void aProgramIsAStepToo() throws Exception {
        try (MinaHost mina = MinaHost.running(streams -> 0);
                var connector = SshConnector.telling(heard::add)) {
            List<String> relay =
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            RelayProgram.class.getName(),
                            "{address}",
                            "{port}",
                            folder.resolve("pids").toString());

            connector
                    .open(JumpHost.behind(new Via.Command(relay), "web1", at(mina).connection()))
                    .close();

            assertThat(heard())
                    .containsExactly("web1 program", "web1 ident", "web1 host key", "web1 login");
            assertThat(heard.getFirst().text()).isEqualTo(relay.getFirst() + " was started");
        }
    }

    private List<String> heard() {
        return heard.stream().map(step -> step.hop() + " " + step.what()).toList();
    }

    private InventoryHost at(MinaHost mina) throws Exception {
        return Hosts.at(mina.port(), identity, mina.known(folder.resolve("known")), LONG);
    }
}
