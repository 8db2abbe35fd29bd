package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.logreeve.text.HostException;

/** This machine's own shell, with the limits that hold over SSH. */
class LocalSessionTest {
    private static final SshConnector.Limits LIMITS =
            new SshConnector.Limits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    1,
                    100_000,
                    1_000);

    @Test
    void runsACommandWithItsInputInACleanEnvironment() throws Exception {
        ExecResult result =
                session(Duration.ofMinutes(1))
                        .exec("cat; env | sort; echo wrong >&2; exit 7", bytes("said\n"));

        assertThat(result.exit()).isEqualTo(7);
        assertThat(new String(result.stderr(), StandardCharsets.UTF_8)).isEqualTo("wrong\n");
        assertThat(new String(result.stdout(), StandardCharsets.UTF_8).lines())
                .startsWith("said", "LC_ALL=C")
                .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("SSH_"));
    }

    @Test
    void hangingCommandEndsAtTheDeadlineWithItsChildren() {
        String mark = "61.%d".formatted(System.nanoTime() % 1_000_000 + 1_000_000);

        HostException e =
                catchThrowableOfType(
                        HostException.class,
                        () ->
                                session(Duration.ofMillis(700))
                                        .exec("sleep " + mark + "; echo late", new byte[0]));

        assertThat(e.code()).isEqualTo("LR-1026");
        assertThat(ProcessHandle.allProcesses().filter(ProcessHandle::isAlive))
                .noneMatch(process -> process.info().commandLine().orElse("").contains(mark));
    }

    @Test
    void endlessOutputEndsAtTheCap() {
        HostException e =
                catchThrowableOfType(
                        HostException.class,
                        () -> session(Duration.ofMinutes(1)).exec("cat /dev/zero", new byte[0]));

        assertThat(e.code()).isEqualTo("LR-1027");
    }

    @Test
    void floodOfErrorsIsDrainedAndKeptInPart() throws Exception {
        ExecResult result =
                session(Duration.ofMinutes(1))
                        .exec("head -c 3000000 /dev/zero >&2; echo done", new byte[0]);

        assertThat(new String(result.stdout(), StandardCharsets.UTF_8)).isEqualTo("done\n");
        assertThat(result.stderr()).hasSize(1_000);
    }

    private static LocalSession session(Duration deadline) {
        return new LocalSession(LIMITS, deadline);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
