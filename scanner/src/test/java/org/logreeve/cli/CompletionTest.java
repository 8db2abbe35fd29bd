package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;

@Ring(Rings.SHELLS)
class CompletionTest {
    @TempDir private Path folder;

    @Test
    void bashTakesTheScriptAndCompletesOptionsFromIt() throws Exception {
        CliRun completion = CliRun.of("generate-completion");
        Path script = Files.writeString(folder.resolve("completion"), completion.out());

        assertThat(completion.exit()).isZero();
        assertThat(bash("-n", script.toString())).isEmpty();
        assertThat(
                        bash(
                                "-c",
                                "compopt() { :; }; . "
                                        + script
                                        + "; COMP_WORDS=(logreeve scan --policy-w); COMP_CWORD=2;"
                                        + " _complete_logreeve; echo ${COMPREPLY[@]}"))
                .isEqualTo("--policy-worktree\n");
    }

    private static String bash(String option, String argument) throws Exception {
        Process bash =
                new ProcessBuilder("bash", "--norc", option, argument)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
