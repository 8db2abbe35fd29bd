package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;

/** The script in each shell that a host may have for its {@code sh}. */
@Ring(Rings.SHELLS)
class EveryShellTest {
    private static final Redaction REDACTION = Redaction.withKey(new byte[] {1});

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dash -s", "bash --posix -s", "busybox sh -s", "mksh -s", "ksh93 -s"})
    void readsAlikeAndWritesNothing(String shell) throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path etc = Files.createDirectory(folder.resolve("etc"));
        for (String name : List.of("a.conf", "$(touch pwned).conf", "`touch pwned`.conf", ";x")) {
            Files.writeString(etc.resolve(name), "text of " + name + "\n");
        }
        Files.createSymbolicLink(etc.resolve("l.conf"), Path.of("a.conf"));
        var request =
                CollectRequest.of(
                        List.of(etc.toString(), etc + "/none"),
                        List.of(etc + "/*.conf", etc + "/[ab].*"),
                        List.of(home.toString()),
                        List.of("clock"));
        List<String> before = listing();

        Snapshot snapshot = collect(LocalShell.of(shell.split(" ", -1)).in(home), request);

        assertThat(snapshot.files()).isEqualTo(collect(LocalShell.sh(), request).files());
        assertThat(snapshot.file(etc + "/a.conf")).isInstanceOf(FileRead.Content.class);
        assertThat(snapshot.glob(etc + "/*.conf").paths()).hasSize(4);
        assertThat(snapshot.command("clock")).isInstanceOf(CommandRead.Output.class);
        assertThat(listing()).isEqualTo(before);
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        Path script = Files.writeString(folder.resolve("collector.sh"), CollectorScript.text());

        Process check =
                new ProcessBuilder("shellcheck", "-s", "sh", script.toString())
                        .redirectErrorStream(true)
                        .start();

        assertThat(new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    private static Snapshot collect(LocalShell shell, CollectRequest request) throws Exception {
        return new ScriptCollector(shell, "h", REDACTION).collect(request);
    }

    private List<String> listing() throws Exception {
        try (var all = Files.walk(folder)) {
            return all.map(Path::toString).sorted().toList();
        }
    }
}
