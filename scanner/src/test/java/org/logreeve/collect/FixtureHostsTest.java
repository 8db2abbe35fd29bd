package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.connect.ExecResult;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.SessionFacts;
import org.logreeve.snapshot.CollectRequest;

/** OpenSSH's own client against the fixture hosts, with strict keys. */
@Ring(Rings.OPENSSH)
class FixtureHostsTest {
    private static final CollectRequest REQUEST =
            CollectRequest.of(
                    List.of("/etc/rsyslog.conf", "/etc/none"),
                    List.of("/etc/*.conf"),
                    List.of("/etc"),
                    List.of("clock", "units"));

    @TempDir private Path folder;

    @BeforeEach
    void makeAStrangersKey() throws Exception {
        run(List.of("ssh-keygen", "-q", "-t", "ecdsa", "-N", "", "-f", folder + "/other"));
    }

    @Test
    void eachHostServesItsTreeToTheRightKeyOnly() throws Exception {
        List<Path> a = new Fixture(folder.resolve("a")).file("/etc/rsyslog.conf", "a\n").layers();
        List<Path> b = new Fixture(folder.resolve("b")).file("/etc/rsyslog.conf", "b\n").layers();
        FixtureHosts hosts = ServiceLoader.load(FixtureHosts.class).findFirst().orElseThrow();

        try (var running = hosts.start(Map.of("a", a, "b", b), folder)) {
            Files.writeString(folder.resolve("known_hosts"), running.knownHosts());
            var redaction = Redaction.withKey(new byte[] {1});

            for (var host : Map.of("a", a, "b", b).entrySet()) {
                Ssh session = ssh(running, host.getKey(), "id_ecdsa");
                assertThat(new ScriptCollector(session, host.getKey(), redaction).collect(REQUEST))
                        .isEqualTo(
                                new TreeReader(host.getKey(), host.getValue(), redaction)
                                        .collect(REQUEST));
            }
            assertThat(ssh(running, "a", "id_ecdsa").exec("id", new byte[0]).exit()).isEqualTo(127);
            assertThat(ssh(running, "a", "other").exec("exec /bin/sh -s", new byte[0]).exit())
                    .isEqualTo(255);
        }
    }

    private Ssh ssh(FixtureHosts.Running running, String host, String key) {
        return new Ssh(
                folder,
                java.util.Objects.requireNonNull(running.addresses().get(host)).getPort(),
                key);
    }

    private static ExecResult run(List<String> command, byte... stdin) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (var in = process.getOutputStream()) {
                in.write(stdin);
            }
            byte[] stdout = process.getInputStream().readAllBytes();
            return new ExecResult(process.waitFor(), stdout, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Ssh(Path folder, int port, String key) implements HostSession {
        @Override
        public ExecResult exec(String command, byte[] stdin) {
            var line = new ArrayList<>(List.of("ssh", "-F", "none", "-p", String.valueOf(port)));
            for (String option :
                    List.of(
                            "StrictHostKeyChecking=yes",
                            "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                            "IdentitiesOnly=yes",
                            "IdentityAgent=none",
                            "BatchMode=yes",
                            "IdentityFile=" + folder.resolve(key))) {
                line.addAll(List.of("-o", option));
            }
            line.addAll(List.of("somebody@127.0.0.1", command));
            return run(line, stdin);
        }

        @Override
        public SessionFacts facts() {
            return new SessionFacts("127.0.0.1:" + port, "", "", "");
        }

        @Override
        public void close() {}
    }
}
