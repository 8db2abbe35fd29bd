package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;

/** A ref that is there, is not there, or is damaged. */
class RefFilesTest {
    private static final String REF = "refs/heads/state";
    private static final SortedMap<String, byte[]> FILES =
            new TreeMap<>(java.util.Map.of("a", "1".getBytes(StandardCharsets.UTF_8)));

    @TempDir private Path top;

    @BeforeEach
    void makeRepository() throws Exception {
        Git.init().setDirectory(top.toFile()).setInitialBranch("main").call().close();
    }

    @Test
    void refThatIsNotThereIsBegunAndThenGoesOn() throws IOException {
        try (RefFiles files = RefFiles.of(top, "state")) {
            RefFiles.Version none = files.read(9);
            assertThat(none.commit()).isEmpty();
            assertThat(files.commit(none, FILES, "One")).isTrue();
            assertThat(files.commit(none, FILES, "Another beginning")).isFalse();
            assertThat(files.read(9).files().keySet()).containsExactly("a");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                                        | state is damaged: it holds no id
                    '3f2a'                                    | state is damaged: it holds no id
                    'gggggggggggggggggggggggggggggggggggggggg' | refs/heads/state cannot be read
                    '1111111111111111111111111111111111111111' | names 1111111111111111111111111111111111111111, which is no commit
                    """)
    void damagedRefIsNeitherTakenForAbsentNorOverwritten(String text, String said)
            throws IOException {
        Path ref = top.resolve(".git/" + REF);
        Files.createDirectories(ref.resolveSibling("."));
        Files.writeString(ref, text);

        try (RefFiles files = RefFiles.of(top, "state")) {
            assertThatThrownBy(() -> files.read(9))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("git:" + REF)
                    .hasMessageContaining(said)
                    .hasMessageContaining("git reflog show " + REF);
        }
        assertThat(ref).hasContent(text);
    }

    @Test
    void stateWhoseFileIsMissingInTheRepositoryIsDamaged() throws IOException {
        try (RefFiles files = RefFiles.of(top, "state")) {
            files.commit(files.read(9), FILES, "One");
        }
        // the object of a file that holds "1"
        Files.delete(top.resolve(".git/objects/56/a6051ca2b02b04ef92d5150c9ef600403cb1de"));

        try (RefFiles files = RefFiles.of(top, "state")) {
            assertThatThrownBy(() -> files.read(9))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("what it names is not whole here");
        }
    }

    @Test
    void damageIsSeenAlsoWhereAnOlderTipWasPacked() throws Exception {
        try (RefFiles files = RefFiles.of(top, "state")) {
            files.commit(files.read(9), FILES, "One");
        }
        try (Git git = Git.open(top.toFile())) {
            git.packRefs().setAll(true).call();
        }
        Path ref = top.resolve(".git/" + REF);
        assertThat(ref).doesNotExist();
        try (RefFiles files = RefFiles.of(top, "state")) {
            assertThat(files.read(9).files()).hasSize(1);
        }
        Files.createDirectories(ref.resolveSibling("."));
        Files.createFile(ref);

        try (RefFiles files = RefFiles.of(top, "state")) {
            assertThatThrownBy(() -> files.read(9)).hasMessageContaining("is damaged");
        }
    }
}
