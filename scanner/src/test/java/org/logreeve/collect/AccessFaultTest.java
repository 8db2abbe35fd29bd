package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.connect.ExecResult;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.LocalSession;
import org.logreeve.connect.SessionFacts;
import org.logreeve.connect.SshConnector;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Digest;
import org.logreeve.text.HostException;

/** What hosts say in the collector's place, and how an installed collector is started. */
class AccessFaultTest {
    private static final Redaction REDACTION = Redaction.withKey(new byte[] {1});
    private static final CollectRequest REQUEST =
            CollectRequest.of(List.of("/etc/hostname"), List.of(), List.of(), List.of("clock"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|sudo: a password is required|LR-2102",
                "1|sudo: interactive authentication is required|LR-2102",
                "1|sudo: sorry, you must have a tty to run sudo|LR-2103",
                "1|Sorry, user s is not allowed to execute '/bin/sh -s' as root on h.|LR-2104",
                "1|s is not in the sudoers file.|LR-2104",
                "1|Sorry, user s may not run sudo on h.|LR-2104",
                "127|bash: line 1: exec: sudo: not found|LR-2101",
                "127|-sh: exec: line 0: sudo: not found|LR-2101",
                "127|fish: Unknown command: sudo|LR-2101",
                "127|/bin/sh: 1: exec: sudo: not found|LR-2101",
                "1|sudo: Command not found.|LR-2101",
                "1|sudo: /usr/local/libexec/logreeve-collect: command not found|LR-2105",
                "1|sudo: unable to stat /etc/sudoers: Permission denied|LR-2100",
                "1|This account is currently not available.|LR-2109",
                "1|''|LR-2109",
                "1|rbash: line 1: exec: restricted|LR-2110",
                "1|Password change required but no TTY available.|LR-2112",
                "1|exec: unrecognized command|LR-2110",
                "127|bash: line 1: exec: /bin/sh: not found|LR-2111",
                "1|sudo: /bin/sh: command not found|LR-2111",
                "0|hello|LR-2108",
                "1|This service allows sftp connections only.|LR-2108"
            })
    void wordsOfHostsHaveCodesAndMends(int exit, String said, String code) {
        Launch launch = Launch.pinned("/usr/local/libexec/logreeve-collect");

        HostException fault = AccessFault.in(launch, answer(exit, said), REDACTION).orElseThrow();

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.getMessage()).contains("exec sudo -n").contains("status " + exit);
        assertThat(fault.next()).isNotBlank();
    }

    @Test
    void eachFaultHasItsOwnCodeAndWhatTheHostSaidIsRedacted() {
        assertThat(Arrays.stream(AccessFault.values()).map(AccessFault::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("LR-(11|21)[0-9]{2}"));
        assertThat(
                        AccessFault.in(Launch.shell(), answer(0, "motd password=CANARY"), REDACTION)
                                .orElseThrow())
                .hasMessageContaining("motd password=LRSECRET-");
    }

    @Test
    void whatSudoWithholdsLeavesTheHostReadableWithoutIt() throws Exception {
        var collector = new ScriptCollector(withoutSudo(), "h", REDACTION, Launch.sudoShell());

        Snapshot snapshot = collector.collect(REQUEST);

        assertThat(snapshot.command("clock")).isInstanceOf(CommandRead.Output.class);
        assertThat(collector.withheld()).extracting(HostException::code).isEqualTo("LR-2102");
        assertThat(collector.isPrivileged()).isFalse();
        assertThat(collector.commands())
                .containsExactly("exec sudo -n /bin/sh -s", "exec /bin/sh -s", "date +%s");
    }

    @Test
    void whatTheLoginShellWithholdsEndsTheHost() {
        var collector = new ScriptCollector(saying(1, ""), "h", REDACTION, Launch.sudoShell());

        assertThatThrownBy(() -> collector.collect(REQUEST))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo("LR-2109"));
    }

    @Test
    void installedScriptTakesItsRequestFromStandardInput(@TempDir Path folder) throws Exception {
        Path installed = Files.writeString(folder.resolve("collect"), CollectorScript.text());
        HostSession session =
                new LocalSession(SshConnector.Limits.standard(), Duration.ofMinutes(1));
        var launch = new Launch("exec /bin/sh " + installed, installed.toString());

        assertThat(new ScriptCollector(session, "h", REDACTION, launch).collect(REQUEST).files())
                .isEqualTo(new ScriptCollector(session, "h", REDACTION).collect(REQUEST).files())
                .hasEntrySatisfying(
                        "/etc/hostname",
                        read -> assertThat(read).isInstanceOf(FileRead.Content.class));
    }

    @Test
    void installedCollectorOfBeforeIsTakenAndWhatItDoesNotKnowStaysUncollected() throws Exception {
        CollectorVersions later =
                CollectorVersions.of(
                        "%d\t%s\n%d\tff\n"
                                .formatted(
                                        CollectorScript.version(),
                                        CollectorScript.digest(),
                                        CollectorScript.version() + 1));
        CollectRequest request =
                CollectRequest.of(List.of(), List.of(), List.of(), List.of("clock", "future"));
        HostSession session =
                new LocalSession(SshConnector.Limits.standard(), Duration.ofMinutes(1));

        Snapshot snapshot =
                new ScriptCollector(session, "h", REDACTION, Launch.shell(), later)
                        .collect(request);

        assertThat(snapshot.command("clock")).isInstanceOf(CommandRead.Output.class);
        assertThat(snapshot.command("future")).isEqualTo(new CommandRead.NotCollected("future"));
        assertThatThrownBy(() -> new ScriptCollector(session, "h", REDACTION).collect(request))
                .isInstanceOfSatisfying(
                        HostException.class, e -> assertThat(e.code()).isEqualTo("LR-2004"));
    }

    @Test
    void otherLoginShellsRunTheCollectorAllTheSame() throws Exception {
        HostSession session =
                new LocalSession(SshConnector.Limits.standard(), Duration.ofMinutes(1));
        var wanted = new ScriptCollector(session, "h", REDACTION).collect(REQUEST).files();
        var ran = new ArrayList<String>();
        for (String shell : List.of("sh", "bash", "csh", "tcsh", "fish", "zsh", "ksh", "mksh")) {
            if (isHere(shell)) {
                HostSession login = through(session, command -> shell + " -c '" + command + "'");
                assertThat(new ScriptCollector(login, "h", REDACTION).collect(REQUEST).files())
                        .as(shell)
                        .isEqualTo(wanted);
                ran.add(shell);
            }
        }
        System.out.println("access: login shells that run the collector: " + ran);
        assertThat(ran).contains("sh", "bash");
    }

    @Test
    void theNewestAndTheTwoBeforeItAreAccepted() {
        CollectorVersions versions = CollectorVersions.of("# v\n1\taa\n2\tbb\n3\tcc\n4\tdd\n");

        assertThat(versions.newest()).isEqualTo(4);
        assertThat(List.of(1, 2, 3, 4, 5)).filteredOn(versions::accepts).containsExactly(2, 3, 4);
        assertThat(versions.versionOf("bb")).contains(2);
        assertThat(versions.versionOf("aa")).isEmpty();
    }

    @Test
    void theTableOfVersionsHoldsTheScriptAsItIs() {
        assertThat(CollectorScript.text())
                .contains("\nVERSION=" + CollectorScript.version() + "\n");
        assertThat(CollectorScript.digest())
                .as("collector.sh changed: a shipped version needs a new line in the table")
                .isEqualTo(Digest.sha256(CollectorScript.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theCommandsOfTheListAreKnownByTheirArguments() {
        assertThat(CollectorScript.commandLine("units"))
                .startsWith("systemctl show --no-pager -p Id,")
                .endsWith("nxlog.service");
        assertThat(CollectorScript.commandLine("chronyc-sources"))
                .isEqualTo("chronyc -c -n sources");
        assertThat(CollectorScript.commandLine("log-files"))
                .startsWith("find -H /var/log /run/log /etc/rsyslog.conf ")
                .contains(" -maxdepth 4 ")
                .endsWith("-o -printf '%y %m %s %u:%g:%p\\n'");
    }

    private static ExecResult answer(int exit, String said) {
        return new ExecResult(exit, new byte[0], said.getBytes(StandardCharsets.UTF_8));
    }

    private static HostSession saying(int exit, String said) {
        return new Fixed(answer(exit, said));
    }

    private static HostSession withoutSudo() {
        return new HostSession() {
            @Override
            public ExecResult exec(String command, byte[] stdin) {
                return command.contains("sudo")
                        ? answer(1, "sudo: a password is required")
                        : LocalShell.sh().exec(command, stdin);
            }

            @Override
            public SessionFacts facts() {
                return LocalShell.sh().facts();
            }

            @Override
            public void close() {}
        };
    }

    private static boolean isHere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private static HostSession through(
            HostSession session, java.util.function.UnaryOperator<String> command) {
        return new HostSession() {
            @Override
            public ExecResult exec(String line, byte[] stdin) throws HostException {
                return session.exec(command.apply(line), stdin);
            }

            @Override
            public SessionFacts facts() {
                return session.facts();
            }

            @Override
            public void close() {}
        };
    }

    /** A host that answers every command alike. */
    private record Fixed(ExecResult answer) implements HostSession {
        @Override
        public ExecResult exec(String command, byte[] stdin) {
            return answer;
        }

        @Override
        public SessionFacts facts() {
            return LocalShell.sh().facts();
        }

        @Override
        public void close() {}
    }
}
