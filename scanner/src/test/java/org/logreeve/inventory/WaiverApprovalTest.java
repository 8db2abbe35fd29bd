package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether Git shows that the one who is named as approver agreed. */
class WaiverApprovalTest {
    private static final String PEOPLE =
            """
            people:
              anna: {git: anna@example.org}
              berta: {git: berta@example.org}
              carla: {git: carla@example.org}
            bots: [merge@example.org]
            """;

    @TempDir private Path top;

    @BeforeEach
    void write() throws IOException {
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01: {connection: {type: tree, path: tree}}
                """);
        write("people.yaml", PEOPLE);
        write("waivers/disk.yaml", waiver("The disk is replaced."));
    }

    @Test
    void whoCommitsItApprovesIt() throws Exception {
        commit("berta", "Accept it");

        assertThat(doubt()).isEmpty();
    }

    @Test
    void whoIsNamedByTheCommitApprovesIt() throws Exception {
        commit("anna", "Accept it\n\nApproved-by: Berta <berta@example.org>\n");

        assertThat(doubt()).isEmpty();
    }

    @Test
    void aBotMergesWhatOthersApproved() throws Exception {
        commit(
                "merge",
                """
                Accept it

                Co-authored-by: Anna <anna@example.org>
                Approved-by: Berta <berta@example.org>
                """);

        assertThat(doubt()).isEmpty();
    }

    @Test
    void theOwnerAloneDoesNot() throws Exception {
        commit("anna", "Accept it");

        assertThat(doubt())
                .matches("berta did not approve it: committed by anna in [0-9a-f]{12} of .*");
    }

    @Test
    void anotherApproverDoesNot() throws Exception {
        commit("anna", "Accept it\n\nApproved-by: Carla <carla@example.org>\n");

        assertThat(doubt()).startsWith("berta did not approve it: ").endsWith("approved by carla");
    }

    @Test
    void somebodyWhomNobodyKnowsDoesNot() throws Exception {
        commit("mallory", "Accept it");

        assertThat(doubt())
                .startsWith("berta did not approve it: ")
                .endsWith("people.yaml gives the address 'mallory@example.org' to nobody");
    }

    @Test
    void whatWasChangedSinceIsNotApproved() throws Exception {
        commit("berta", "Accept it");
        write("waivers/disk.yaml", waiver("And all others, too."));

        assertThat(doubt())
                .isEqualTo(
                        "nobody can see that berta approved it: the last commit does not have it as"
                                + " it is");
    }

    @Test
    void outsideOfGitNothingIsSeen() throws Exception {
        assertThat(doubt())
                .isEqualTo("nobody can see that berta approved it: it lies in no Git repository");
    }

    /** Where nobody's address is stated, the file is all there is. */
    @Test
    void withoutAddressesTheFileIsTakenAtItsWord() throws Exception {
        write("people.yaml", "people:\n  anna: {}\n  berta: {}\n");

        assertThat(doubt()).isEmpty();
    }

    private String doubt() throws Exception {
        Statements statements = InventoryReader.read(top.resolve("hosts.yaml")).statements();
        return statements.doubt(statements.waivers().getFirst());
    }

    private void commit(String who, String message) throws Exception {
        try (Git git = Git.init().setDirectory(top.toFile()).call()) {
            git.add().addFilepattern(".").call();
            var ident = new PersonIdent(who, who + "@example.org");
            git.commit()
                    .setMessage(message)
                    .setAuthor(ident)
                    .setCommitter(ident)
                    .setSign(false)
                    .call();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = top.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static String waiver(String reason) {
        return """
        rule: a/b
        scope: {host: web01}
        reason: %s
        owner: anna
        approver: berta
        ticket: SEC-42
        from: 2026-10-01
        until: 2026-12-31
        """
                .formatted(reason);
    }
}
