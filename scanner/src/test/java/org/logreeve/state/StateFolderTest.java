package org.logreeve.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

/** What cannot be read is never taken for what is not there. */
class StateFolderTest {
    private static final HostState WEB =
            new HostState(
                    1,
                    "inv",
                    "web01",
                    "2026-11-01T00:00:00Z",
                    new HostState.Listed("2026-11-01T00:00:00Z", true),
                    null,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    0);

    @TempDir private Path top;

    @Test
    void whatIsNotThereIsEmptyAndWhatWasAddedIsThere() throws IOException {
        var folder = new StateFolder(top.resolve("state"), "inv");

        assertThat(folder.read()).isEmpty();
        folder.add(List.of(WEB));
        assertThat(folder.read()).containsOnlyKeys("web01").containsValue(WEB);
    }

    @Test
    void folderThatCannotBeReachedIsNotEmpty() throws IOException {
        Files.writeString(top.resolve("file"), "");
        Files.createSymbolicLink(top.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(top.resolve("dangling"), Path.of("nothing"));

        for (String each : List.of("file/state", "loop", "dangling")) {
            refused(new StateFolder(top.resolve(each), "inv"), "cannot be read: ");
        }
        refused(new StateFolder(top.resolve("file"), "inv"), "is no folder");
    }

    @Test
    void hostsThatAreNoFolderAreRefused() throws IOException {
        Files.writeString(top.resolve("hosts"), "");

        refused(new StateFolder(top, "inv"), "hosts: cannot be read: ");
    }

    @Test
    void fileOfAHostThatCannotBeReadIsNeitherAbsentNorWrittenOver() throws IOException {
        Path file = top.resolve("hosts/web01.json");
        Files.createDirectories(file.resolveSibling("."));
        Files.createSymbolicLink(file, Path.of("web01.json"));
        var folder = new StateFolder(top, "inv");

        refused(folder, "hosts/web01.json: cannot be read: ");
        assertThatThrownBy(() -> folder.add(List.of(WEB))).isInstanceOf(InputException.class);
        assertThat(file).isSymbolicLink();

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("nothing"));
        refused(folder, "links to nothing");
    }

    private static void refused(StateFolder folder, String said) {
        assertThatThrownBy(folder::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(said);
    }
}
