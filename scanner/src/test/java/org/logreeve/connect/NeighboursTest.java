package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NeighboursTest {
    private static final int HEALTHY = 20;
    private static final Duration LONG = Duration.ofSeconds(100);

    @TempDir Path folder;

    @Test
    void hostsThatHangDoNotDisturbTwentyHealthyOnes() throws Exception {
        Path identity = TestKeys.write(TestKeys.ec(), folder.resolve("id"));
        var hosts = new ArrayList<MinaHost>();
        try (FaultServer silent = FaultServer.with(FaultServer.says("SSH-2.0-hangs\r\n"));
                var connector = new SshConnector();
                ExecutorService scans = Executors.newVirtualThreadPerTaskExecutor()) {
            Path nothing = Files.writeString(folder.resolve("known_hosts"), "");
            Future<?> hanging =
                    scans.submit(
                            () -> connector.open(Hosts.at(silent.port(), identity, nothing, LONG)));
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < HEALTHY; i++) {
                String name = "host " + i;
                MinaHost host =
                        MinaHost.running(
                                streams -> {
                                    streams.say(name);
                                    return 0;
                                });
                hosts.add(host);
                Path known = host.known(folder.resolve("known_" + i));
                work.add(() -> output(connector, host, identity, known));
            }

            List<Future<String>> outputs = scans.invokeAll(work);

            for (int i = 0; i < HEALTHY; i++) {
                assertThat(outputs.get(i).get()).isEqualTo("host " + i);
            }
            silent.hangUp();
            assertThatThrownBy(hanging::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("the key exchange");
        } finally {
            for (MinaHost host : hosts) {
                host.close();
            }
        }
    }

    private static String output(SshConnector connector, MinaHost host, Path identity, Path known)
            throws Exception {
        try (HostSession session = connector.open(Hosts.at(host.port(), identity, known, LONG))) {
            ExecResult result = session.exec("collect", new byte[0]);
            return new String(result.stdout(), StandardCharsets.UTF_8);
        }
    }
}
