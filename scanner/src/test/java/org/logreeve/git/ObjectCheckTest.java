package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectCheckTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatReadsWellAndIsNotWhatItsIdSaysIsFound() throws Exception {
        HermeticReader.install();
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            Files.writeString(folder.resolve("rule.drl"), "strict");
            git.add().addFilepattern("rule.drl").call();
            ObjectId commit =
                    git.commit()
                            .setAuthor("A. Author", "author@example.org")
                            .setCommitter("A. Author", "author@example.org")
                            .setSign(false)
                            .setMessage("State the rules")
                            .call();
            Repository repository = git.getRepository();
            ObjectCheck.of(repository, commit);

            ObjectId rule = Objects.requireNonNull(repository.resolve("HEAD:rule.drl"));
            forge(rule, "blob 6\0loose!");

            assertThat(repository.open(rule).getBytes()).asString().isEqualTo("loose!");
            assertThatThrownBy(() -> ObjectCheck.of(repository, commit))
                    .isInstanceOf(CorruptObjectException.class)
                    .hasMessageContaining(rule.name());
        }
    }

    private void forge(ObjectId id, String text) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new DeflaterOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        String name = id.name();
        Path file =
                folder.resolve(".git/objects/" + name.substring(0, 2) + "/" + name.substring(2));
        Files.delete(file);
        Files.write(file, bytes.toByteArray());
    }
}
