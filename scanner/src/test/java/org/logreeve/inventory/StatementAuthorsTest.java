package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.inventory.Authorship.State;

/** When Git is asked who stated something. */
class StatementAuthorsTest {
    @TempDir private Path top;

    @Test
    void gitIsAskedWhenSomebodyWantsToKnowAndOnce() throws Exception {
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: tree}}
                """);
        write("people.yaml", "people:\n  anna: {git: anna@example.org}\n");
        write(
                "attestations/a.yaml",
                """
                kind: fault-review
                subject: estate
                reviewer: anna
                date: 2026-06-29
                """);
        Statements statements = InventoryReader.read(top.resolve("hosts.yaml")).statements();
        try (Git git = Git.init().setDirectory(top.toFile()).call()) {
            git.add().addFilepattern(".").call();
            var anna = new PersonIdent("Anna", "anna@example.org");
            git.commit().setMessage("All").setAuthor(anna).setCommitter(anna).setSign(false).call();
        }

        assertThat(states(statements))
                .as("not asked before the commit was made")
                .containsExactly(State.KNOWN);
        Files.delete(top.resolve(".git/HEAD"));
        assertThat(states(statements)).as("not asked again").containsExactly(State.KNOWN);
    }

    private static List<State> states(Statements statements) {
        return statements.attestations().stream().map(each -> each.authorship().state()).toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = top.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
