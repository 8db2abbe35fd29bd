package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AddressFamiliesTest {
    @TempDir Path folder;

    @Test
    void aHostWhoseIpv6AddressIsDeadIsReachedByItsIpv4Address() throws Exception {
        var names =
                new NameLookup(
                        name ->
                                new InetAddress[] {
                                    // RFC 6666: nobody answers there, or there is no route to it
                                    literal("100::1"), literal("::1"), literal("127.0.0.1")
                                });
        Path identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
        try (MinaHost mina =
                        MinaHost.running(
                                streams -> {
                                    streams.say("reached");
                                    return 0;
                                });
                var connector = new SshConnector(SshConnector.Limits.standard(), names)) {
            Path known =
                    Files.writeString(
                            folder.resolve("known"),
                            "[both.example]:"
                                    + mina.port()
                                    + " "
                                    + TestKeys.line(mina.hostKey())
                                    + "\n");
            try (HostSession session =
                    connector.open(
                            Hosts.at(
                                    "both.example",
                                    mina.port(),
                                    "root",
                                    List.of(identity),
                                    List.of(known),
                                    Duration.ofSeconds(20)))) {
                assertThat(session.exec("collect", new byte[0]).stdout())
                        .asString()
                        .isEqualTo("reached");
            }
        }
    }

    private static InetAddress literal(String address) throws UnknownHostException {
        return InetAddress.getAllByName(address)[0];
    }
}
