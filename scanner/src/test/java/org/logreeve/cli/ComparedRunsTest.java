package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;

/** What a host is compared with to tell what changed: never itself, and nothing that is unsound. */
class ComparedRunsTest {
    private static final Path RULE = Path.of("baselines", "settings-unchanged");

    @TempDir private Path folder;

    @BeforeEach
    void oneHostAndOneRule() throws IOException {
        write("pack/pack.yaml", "name: changes\nversion: 1.0.0\nfacts: 1\n");
        for (String file : List.of("rule.yaml", "rule.drl")) {
            write(
                    "pack/rules/" + RULE + "/" + file,
                    Files.readString(Path.of("../policies/rules").resolve(RULE).resolve(file)));
        }
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01:
                    connection: {type: tree, path: trees/web01}
                """);
        write("trees/web01/root/usr/sbin/rsyslogd", "");
        write("trees/web01/commands/mounts", "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n");
        write("trees/web01/commands/log-space", "4096 100 40 /var/log\n");
        sendsTo("log01");
    }

    @Test
    void snapshotThatStandsInIsComparedWithTheOneBeforeItAndNotWithItself() throws Exception {
        scan();
        sendsTo("elsewhere.example");
        scan();
        assertThat(verdict()).isEqualTo("fail");
        write("freeze", "stop");

        scan("--freeze-file", folder.resolve("freeze").toString());

        assertThat(host().standIn()).isNotNull();
        assertThat(verdict()).isEqualTo("fail");
    }

    @Test
    void firstSnapshotThatStandsInHasNothingToBeComparedWith() throws Exception {
        scan();
        write("freeze", "stop");

        scan("--freeze-file", folder.resolve("freeze").toString());

        assertThat(host().standIn()).isNotNull();
        assertThat(verdict()).isEqualTo("unknown too-early");
    }

    @Test
    void ruleThatMatchesChangesSeesThemAlthoughItDoesNotSayThatItNeedsThem() throws Exception {
        Path rule = folder.resolve("pack/rules").resolve(RULE).resolve("rule.yaml");
        Files.writeString(rule, Files.readString(rule).replace("kind: Change", "kind: Host"));
        scan();
        sendsTo("elsewhere.example");

        scan();

        assertThat(verdict()).isEqualTo("fail");
    }

    @Test
    void snapshotThatIsNotKeptAnyMoreIsNoneAndDoesNotCount() throws Exception {
        scan();
        Files.delete(snapshot());

        assertThat(scan().exit()).isEqualTo(0);
        assertThat(verdict()).isEqualTo("unknown too-early");
        Files.move(folder.resolve("out/snapshots"), folder.resolve("elsewhere"));

        assertThat(scan().exit()).isEqualTo(0);
        assertThat(verdict()).isEqualTo("unknown too-early");
    }

    @Test
    void snapshotThatWasChangedInTheStoreCannotTellWhatChanged() throws Exception {
        scan();
        Files.write(snapshot(), gzip("{}"));
        sendsTo("elsewhere.example");

        scan();

        assertThat(verdict()).isEqualTo("unknown unreadable");
        assertThat(host().results().getFirst().detail())
                .contains("cannot be used: it was changed in the store");
    }

    @Test
    void olderRunsAreNotReadForHostsThatAreNotInService() throws Exception {
        write("out/runs/20250101T000000Z-000000/journal.lrj", "not a journal\n");
        assertThat(scan().err()).contains("leaving out run 20250101T000000Z-000000");

        write(
                "hosts.yaml",
                Files.readString(folder.resolve("hosts.yaml"))
                        + "  old01:\n    connection: {type: tree, path: trees/web01}\n"
                        + "    lifecycle: {state: retired, since: 2025-01-01}\n");

        assertThat(scan().err()).doesNotContain("leaving out run");
        assertThat(verdict()).isEqualTo("pass");
    }

    private Path snapshot() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("out/snapshots"))) {
            return all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void sendsTo(String target) throws IOException {
        write("trees/web01/root/etc/rsyslog.conf", "*.* @@" + target + ":514\n");
    }

    private HostRecord host() throws IOException {
        return Journal.read(RunFolder.currentJournal(folder.resolve("out"))).hosts().getFirst();
    }

    private String verdict() throws IOException {
        RuleResult result = host().results().getFirst();
        return (result.state().word() + " " + result.reason()).strip();
    }

    private CliRun scan(String... more) {
        CliRun run =
                CliRun.of(
                        Stream.concat(
                                        Stream.of(
                                                "scan",
                                                "-i",
                                                folder.resolve("hosts.yaml").toString(),
                                                "--policy",
                                                folder.resolve("pack").toString(),
                                                "--policy-worktree",
                                                "-o",
                                                folder.resolve("out").toString()),
                                        Stream.of(more))
                                .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isNotIn(2, 70);
        return run;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
