package org.logreeve.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was read is kept once, given back as it was, and taken away in an order that is safe. */
class SnapshotStoreTest {
    private static final String LONG = "# a long configuration\n".repeat(400);
    private final Instant now = Instant.now();

    @TempDir private Path folder;

    @Test
    void equalContentsOfHostsAndRunsAreStoredOnce() throws IOException {
        var store = new SnapshotStore(folder);

        String first = store.put(snapshot("h1", LONG, "a"));
        store.put(snapshot("h2", LONG, "a"));
        String later = store.put(snapshot("h1", LONG, "b"));

        assertThat(contents()).hasSize(1);
        assertThat(snapshots()).hasSize(3);
        assertThat(store.get(first, 7)).isEqualTo(snapshot("h1", LONG, "a"));
        assertThat(store.get(later, 7)).isEqualTo(snapshot("h1", LONG, "b"));
        assertThat(Files.size(contents().getFirst())).isLessThan(LONG.length() / 10);
    }

    @Test
    void everyKindOfReadingComesBackAsItWas() throws IOException {
        var store = new SnapshotStore(folder);
        var meta = new FileMeta(FileType.REGULAR, 0640, "root", "adm", 7, 9, "../x");
        var files = new TreeMap<String, FileRead>();
        for (FileRead read :
                List.of(
                        new FileRead.Content("/bytes", meta, "\u00ff\u0000\u2028".repeat(300)),
                        new FileRead.Directory("/d", meta, List.of("a", "b")),
                        new FileRead.Present("/p", meta),
                        new FileRead.Absent("/a"),
                        new FileRead.Denied("/x", "may not be read"),
                        new FileRead.Unread("/u", "too large"))) {
            files.put(read.path(), read);
        }
        var whole = new Snapshot("h", 5, files, new TreeMap<>(), new TreeMap<>());

        assertThat(store.get(store.put(whole), 5)).isEqualTo(whole);
    }

    @Test
    void contentThatWasChangedOrIsGoneIsNeverGivenBack() throws IOException {
        var store = new SnapshotStore(folder);
        String address = store.put(snapshot("h1", LONG, "a"));
        Path content = contents().getFirst();

        Files.write(content, Gzip.packed("other".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> store.get(address, 7))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was changed in the store");
        Files.writeString(content, "no gzip");
        assertThatThrownBy(() -> store.get(address, 7)).isInstanceOf(IOException.class);
        Files.delete(content);
        assertThatThrownBy(() -> store.get(address, 7)).hasMessageContaining("not kept any more");
    }

    @Test
    void whatWasChangedIsPutRightWhenItIsReadAgain() throws IOException {
        var store = new SnapshotStore(folder);
        String address = store.put(snapshot("h1", LONG, "a"));
        for (Path file : List.of(contents().getFirst(), snapshots().getFirst())) {
            Files.write(file, Gzip.packed("other".getBytes(StandardCharsets.UTF_8)));

            assertThat(store.put(snapshot("h1", LONG, "a"))).isEqualTo(address);

            assertThat(store.get(address, 7)).isEqualTo(snapshot("h1", LONG, "a"));
        }
    }

    @Test
    void snapshotOfAnotherFormIsNamedSo() throws IOException {
        byte[] form = "{\"version\":1,\"host\":\"h\"}".getBytes(StandardCharsets.UTF_8);
        String address = org.logreeve.text.Digest.sha256(form);
        Path file = folder.resolve(address.substring(0, 2)).resolve(address + ".json.gz");
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, Gzip.packed(form));

        assertThatThrownBy(() -> new SnapshotStore(folder).get(address, 0))
                .hasMessage("it is a snapshot of another form than 2");
        assertThat(SnapshotPurge.of(folder, kept -> false))
                .isEqualTo(new SnapshotPurge(List.of(), 1));
    }

    @Test
    void purgeTakesWhatIsOldAndWhatNobodyElseNeeds() throws IOException {
        var store = new SnapshotStore(folder);
        String old = store.put(snapshot("h1", LONG, "a"));
        String kept = store.put(snapshot("h2", LONG + "more", "a"));
        String shared = store.put(snapshot("h3", LONG, "a"));
        age(old, 100);

        SnapshotPurge purge = older(90);
        purge.run(removal -> {});

        assertThat(purge.removals()).hasSize(1);
        assertThat(store.keeps(old)).isFalse();
        assertThat(store.get(kept, 7).host()).isEqualTo("h2");
        assertThat(store.get(shared, 7).host()).isEqualTo("h3");

        age(shared, 100);
        older(90).run(removal -> {});
        assertThat(contents()).as("nobody needs it any more").hasSize(1);
        assertThat(older(90).removals()).isEmpty();
    }

    @Test
    void whereverAPurgeIsCutWhatIsLeftCanBeRead() throws IOException {
        var store = new SnapshotStore(folder);
        for (int i = 0; i < 6; i++) {
            String address = store.put(snapshot("h" + i, LONG + (i / 2), "a"));
            if (i < 4) {
                age(address, 100);
            }
        }
        int steps = older(90).removals().size();
        assertThat(steps).isEqualTo(4 + 2);

        for (SnapshotPurge left = older(90); !left.removals().isEmpty(); left = older(90)) {
            // one more step, as if the process had been killed behind it
            Files.delete(left.removals().getFirst().file());
            for (Path file : snapshots()) {
                assertThat(
                                store.get(
                                                new AddressedFiles(folder, ".json.gz", 1)
                                                        .address(file),
                                                7)
                                        .host())
                        .startsWith("h");
            }
            steps--;
        }

        assertThat(steps).isZero();
        assertThat(snapshots()).hasSize(2);
        assertThat(contents()).hasSize(1);
    }

    @Test
    void purgeAtTheEndOfARunGoesByTimesAndLeavesWhatYoungSnapshotsNeed() throws IOException {
        var store = new SnapshotStore(folder);
        String old = store.put(snapshot("h1", LONG, "a"));
        age(old, 10);
        Files.setLastModifiedTime(contents().getFirst(), FileTime.from(now.minus(days(10))));
        String young = store.put(snapshot("h2", LONG, "a"));

        store.purge(now.minus(days(7)));
        assertThat(store.keeps(old)).isFalse();
        assertThat(store.get(young, 7).host()).isEqualTo("h2");

        store.purge(now.plusSeconds(60));
        assertThat(snapshots()).isEmpty();
        assertThat(contents()).isEmpty();
    }

    private SnapshotPurge older(int days) throws IOException {
        return SnapshotPurge.of(folder, kept -> kept.last().isBefore(now.minus(days(days))));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private void age(String address, int days) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(address.substring(0, 2)).resolve(address + ".json.gz"),
                FileTime.from(now.minus(days(days))));
    }

    private static Snapshot snapshot(String host, String text, String output) {
        var meta = new FileMeta(FileType.REGULAR, 0644, "root", "root", text.length(), 1, "");
        var files = new TreeMap<String, FileRead>();
        files.put("/etc/rsyslog.conf", new FileRead.Content("/etc/rsyslog.conf", meta, text));
        var commands = new TreeMap<String, CommandRead>();
        commands.put("units", new CommandRead.Output("units", 0, output, ""));
        return new Snapshot(host, 7, files, new TreeMap<>(), commands);
    }

    private List<Path> contents() throws IOException {
        return files().filter(file -> file.startsWith(folder.resolve("contents"))).toList();
    }

    private List<Path> snapshots() throws IOException {
        return files().filter(file -> !file.startsWith(folder.resolve("contents"))).toList();
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }
}
