package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.snapshot.SnapshotStore;

/** The key that secrets are marked with comes by reference, and is in no output itself. */
class RedactionKeyTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir private Path folder;

    @Test
    void marksOfRunsUnderOneKeyCompareAndThoseOfOthersDoNot() throws Exception {
        Path inventory = inventory("redactionKey: {file: the.key}");
        key("the.key", KEY + "\n", "rw-------");
        key("other.key", KEY.replace('0', 'x'), "rw-------");

        Map<String, Object> first = scan(inventory);
        String mark = mark();
        Map<String, Object> second = scan(inventory);

        assertThat(mark()).isEqualTo(mark);
        assertThat(second).isEqualTo(first);
        assertThat(first.get("reference")).isEqualTo("file:" + folder.resolve("the.key"));
        assertThat(String.valueOf(first.get("id"))).matches("[0-9a-f]{12}");

        Map<String, Object> other =
                scan(inventory, "--redaction-key", "file:" + folder.resolve("other.key"));

        assertThat(other.get("id")).isNotEqualTo(first.get("id"));
        assertThat(mark()).isNotEqualTo(mark);

        Map<String, Object> own = scan(inventory("name: test"));
        assertThat(own).isEqualTo(Map.of("reference", "", "id", ""));
        assertThat(mark()).isNotEqualTo(mark);
    }

    @Test
    void keyThatIsShortOrOpenToOthersOrNotThereIsRefusedAndNotRepeated() throws Exception {
        Path inventory = inventory("redactionKey: {file: the.key}");
        assertThat(refused(inventory)).contains("the.key: the file cannot be read");
        key("the.key", KEY, "rw-r-----");
        assertThat(refused(inventory)).contains("the.key: others may read the file (chmod 600 ");
        key("the.key", "hunter2", "rw-------");
        assertThat(refused(inventory)).contains("at least 32 characters, not 7");
        assertThat(refused(inventory("redactionKey: {env: NO_SUCH_VARIABLE_HERE}")))
                .contains("env:NO_SUCH_VARIABLE_HERE: the variable is not set");
        assertThat(refused(inventory("name: test"), "--redaction-key", "hunter2"))
                .contains("never stands on a command line")
                .doesNotContain("hunter2");
    }

    private Map<String, Object> scan(Path inventory, String... more) throws IOException {
        CliRun run = run(inventory, more);
        assertThat(run.exit()).as(run.err()).isNotEqualTo(2);
        assertThat(run.out() + run.err()).doesNotContain(KEY);
        Map<String, Object> report = Estate.checkedReport(folder.resolve("out/results.json"));
        assertThat(report.toString()).doesNotContain(KEY);
        return keyOf(report);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> keyOf(Map<String, Object> report) {
        var run = (Map<String, Object>) Objects.requireNonNull(report.get("run"));
        return (Map<String, Object>) Objects.requireNonNull(run.get("redactionKey"));
    }

    private String refused(Path inventory, String... more) {
        CliRun run = run(inventory, more);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Nothing was contacted.");
        return run.err();
    }

    private CliRun run(Path inventory, String... more) {
        return CliRun.of(
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "scan",
                                        "-i",
                                        inventory.toString(),
                                        "--policy",
                                        Estate.THREE_RULES,
                                        "--policy-worktree",
                                        "-o",
                                        folder.resolve("out").toString()),
                                java.util.Arrays.stream(more))
                        .toArray(String[]::new));
    }

    /** What stands in the newest snapshot in the place of the only secret on the host. */
    private String mark() throws IOException {
        Path out = folder.resolve("out");
        String address = Journal.read(RunFolder.currentJournal(out)).hosts().getFirst().snapshot();
        String text =
                new SnapshotStore(RunFolder.snapshots(out))
                        .get(Objects.requireNonNull(address), 0)
                        .toString();
        Matcher mark = Pattern.compile("LRSECRET-[0-9a-f]{12}").matcher(text);
        assertThat(mark.find()).isTrue();
        assertThat(text).doesNotContain("hunter2");
        return mark.group();
    }

    private void key(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private Path inventory(String line) throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree/etc/chrony"));
        Files.writeString(tree.resolve("chrony.conf"), "nosuch password=hunter2\n");
        return Files.writeString(
                folder.resolve("hosts.yaml"),
                """
                apiVersion: logreeve/v1
                %s
                %s
                hosts:
                  h: {connection: {type: tree, path: tree}}
                """
                        .formatted(line.startsWith("name") ? "" : "name: test", line));
    }
}
