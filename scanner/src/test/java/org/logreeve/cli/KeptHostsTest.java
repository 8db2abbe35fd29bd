package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authors ask real hosts by what scans kept of them, and nobody is contacted. */
class KeptHostsTest {
    private static final String RULE = "forwarding/remote-destination";

    @TempDir private Path folder;
    private String out = "";

    @BeforeEach
    void scanTwoHosts() throws IOException {
        out = folder.resolve("out").toString();
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01:
                    connection: {type: tree, path: trees/web01}
                  log01:
                    connection: {type: tree, path: trees/log01}
                """);
        for (String host : List.of("web01", "log01")) {
            write("trees/" + host + "/root/etc/rsyslog.conf", "*.* @@old.example:514\n");
            write("trees/" + host + "/root/etc/motd", "hello\n");
            write("trees/" + host + "/root/etc/chrony.conf", "server ntp1\n");
            write("trees/" + host + "/root/usr/sbin/rsyslogd", "");
        }
        scan();
    }

    @Test
    void factsAreThoseOfTheNewestSnapshotOfEachHost() throws Exception {
        write("trees/web01/root/etc/rsyslog.conf", "*.* @elsewhere.example:514\n");
        scan("web01");

        CliRun facts = CliRun.of("policy", "facts", "-o", out, "web01");
        CliRun query = query("ForwardTarget(port == 514)");

        assertThat(facts.out())
                .contains("ForwardTarget(daemon == \"rsyslog\", host == \"elsewhere.example\"");
        assertThat(query.exit()).isEqualTo(0);
        assertThat(query.out())
                .isEqualTo(
                        """
                        log01: rsyslog sends to old.example:514 over tcp  /etc/rsyslog.conf:1
                        web01: rsyslog sends to elsewhere.example:514 over udp  /etc/rsyslog.conf:1
                        """);
        assertThat(query("ForwardTarget(port == 515)").exit()).isEqualTo(1);
    }

    @Test
    void hostThatIsNotKeptIsNamedWithTheNearest() {
        CliRun unknown = CliRun.of("policy", "facts", "-o", out, "web1");
        CliRun nothing = CliRun.of("policy", "facts", "-o", folder.toString(), "web01");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("keeps no host 'web1' (did you mean 'web01'?)");
        assertThat(nothing.exit()).isEqualTo(2);
        assertThat(nothing.err()).contains("keeps no host (scan with --keep-snapshots)");
    }

    @Test
    void hostWhoseSnapshotIsGoneIsLeftOutWithAWordAndTheOthersAnswer() throws Exception {
        write("trees/web01/root/etc/rsyslog.conf", "*.* @elsewhere.example:514\n");
        scan("web01");
        write("out/runs/20250101T000000Z-000000/journal.lrj", "not a journal\n");
        Files.delete(newest());

        CliRun query = query("ForwardTarget(port == 514)");
        CliRun facts = CliRun.of("policy", "facts", "-o", out, "web01");

        assertThat(query.exit()).isEqualTo(0);
        assertThat(query.out())
                .isEqualTo(
                        "log01: rsyslog sends to old.example:514 over tcp  /etc/rsyslog.conf:1\n");
        assertThat(query.err())
                .containsOnlyOnce("leaving out host web01")
                .contains("it is not kept any more")
                .containsOnlyOnce("leaving out run 20250101T000000Z-000000");
        assertThat(facts.exit()).isEqualTo(2);
        assertThat(facts.err())
                .contains("web01 cannot be read as it was kept: it is not kept any more");
    }

    /** The snapshot that was put in last. */
    private Path newest() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(out, "snapshots"))) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    @Test
    void keptHostMakesAFixtureOfWhatTheRuleLooksAtAndNoMore() throws Exception {
        Path pack = folder.resolve("pack");
        copy(Path.of(Estate.THREE_RULES), pack);

        CliRun made =
                CliRun.of(
                        "policy",
                        "new",
                        "fixture",
                        "--policy",
                        pack.toString(),
                        "-o",
                        out,
                        RULE,
                        "seen.pass",
                        "--from-snapshot",
                        "web01");

        Path fixture = pack.resolve("rules").resolve(RULE).resolve("tests/seen.pass");
        assertThat(made.err()).isEmpty();
        assertThat(made.exit()).isEqualTo(0);
        try (Stream<Path> files = Files.walk(fixture)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(f -> fixture.relativize(f).toString()))
                    .contains("host.yaml", "root/etc/rsyslog.conf", "root/usr/sbin/rsyslogd")
                    .doesNotContain("root/etc/chrony.conf", "root/etc/motd");
        }
        CliRun test = CliRun.of("policy", "test", "--policy", pack.toString(), RULE);
        assertThat(test.out()).contains("ok    rules/" + RULE + "/tests/seen.pass");
    }

    private CliRun query(String pattern) {
        return CliRun.of("policy", "query", pattern, "--snapshots", out);
    }

    private void scan(String... hosts) {
        CliRun run =
                CliRun.of(
                        Stream.concat(
                                        Stream.of(
                                                "scan",
                                                "-i",
                                                folder.resolve("hosts.yaml").toString(),
                                                "--policy",
                                                Estate.THREE_RULES,
                                                "--policy-worktree",
                                                "-o",
                                                out),
                                        Stream.of(hosts))
                                .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isNotEqualTo(2);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.resolveSibling("."));
                Files.copy(file, target);
            }
        }
    }
}
