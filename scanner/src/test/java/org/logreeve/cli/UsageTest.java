package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, and what is said when a command line cannot be meant. */
class UsageTest {
    @Test
    void withoutArgumentsComesTheHelpWithCommandsAndExitCodes() {
        CliRun bare = CliRun.of();

        assertThat(bare).isEqualTo(CliRun.of("--help"));
        assertThat(bare.exit()).isZero();
        assertThat(bare.err()).isEmpty();
        assertThat(bare.out())
                .contains("scan ", "effective ", "explain ", "inventory ", "policy ", "demo ")
                .containsPattern("(?m)^ +3 +incomplete: ")
                .containsPattern("(?m)^ +130 +stopped by Ctrl-C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan",
                "collect",
                "evaluate",
                "effective",
                "explain",
                "report",
                "inventory check",
                "inventory list",
                "inventory explain-host",
                "attest new",
                "attest status",
                "policy test",
                "connect test",
                "demo",
                "generate-completion"
            })
    void everyCommandHasHelpWithItsOptions(String command) {
        CliRun help = CliRun.of((command + " --help").split(" ", -1));

        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: logreeve " + command).contains("--help");
    }

    @Test
    void unknownCommandIsAnErrorThatNamesTheNearest() {
        assertThat(CliRun.of("scna"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: Unmatched argument at index 0: 'scna'
                                did you mean: scan?
                                see: logreeve --help
                                Nothing was contacted.
                                """));
    }

    @Test
    void commandsThatLackAnArgument() {
        assertThat(CliRun.of("explain", "web01"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: Missing required parameter: 'RULE'
                                see: logreeve explain --help
                                Nothing was contacted.
                                """));
        assertThat(CliRun.of("policy"))
                .isEqualTo(
                        new CliRun(
                                2,
                                "",
                                """
                                error: Missing required subcommand
                                see: logreeve policy --help
                                Nothing was contacted.
                                """));
    }

    @Test
    void versionNamesToolAndJava() {
        assertThat(CliRun.of("--version").out()).matches("logreeve \\S+\nJava \\S+\n");
    }
}
