package org.logreeve.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.logreeve.author.NewRule;
import org.logreeve.finding.Exit;
import org.logreeve.policy.Subject;
import org.logreeve.scan.KeptHosts;
import org.logreeve.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve policy new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Write the first files of a rule or a fixture.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PolicyNewCommand.RuleCommand.class, PolicyNewCommand.FixtureCommand.class})
final class PolicyNewCommand {
    private PolicyNewCommand() {}

    /** {@code logreeve policy new rule}. */
    @Command(
            name = "rule",
            mixinStandardHelpOptions = true,
            description = {
                "Write a rule that works, as a draft: one condition on a fact, with a passing and a",
                "failing fixture taken from the pack's other rules. Change it from there."
            })
    static final class RuleCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Option(
                names = "--subject",
                paramLabel = "SUBJECT",
                defaultValue = "host",
                description =
                        "What it has a result for: host, service, person or estate (default:"
                                + " ${DEFAULT-VALUE}).")
        String subject;

        @Option(
                names = "--fact",
                paramLabel = "KIND",
                defaultValue = "",
                description = "The kind of facts it judges, of those that policy facts prints.")
        String kind;

        @Parameters(paramLabel = "RULE", description = "Its id: family/name.")
        String rule;

        RuleCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            return wrote(console, NewRule.rule(folder.path(), rule, subject(), kind));
        }

        private Subject subject() {
            return Stream.of(Subject.values())
                    .filter(each -> each.word().equals(subject))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new InputException(
                                            "--subject",
                                            0,
                                            0,
                                            "'" + subject + "' is no subject of rules",
                                            "host, service, person or estate"));
        }
    }

    /** {@code logreeve policy new fixture}. */
    @Command(
            name = "fixture",
            mixinStandardHelpOptions = true,
            description =
                    "Write a fixture with what the rules' parsers read of a host, secrets replaced.")
    static final class FixtureCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Option(
                names = "--from-snapshot",
                paramLabel = "HOST",
                required = true,
                description =
                        "A host that a scan kept; or a folder: a fixture, or one with root/ and commands/.")
        String host;

        @Mixin OutputOptions output;

        @Parameters(index = "0", paramLabel = "RULE", description = "The rule it tests.")
        String rule;

        @Parameters(
                index = "1",
                paramLabel = "SCENARIO.STATE",
                description = "What it is called, and what must come out: no-source.fail.")
        String scenario;

        FixtureCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            return wrote(console, written());
        }

        private Path written() throws IOException {
            if (Files.isDirectory(Path.of(host))) {
                return NewRule.fixture(folder.path(), rule, scenario, Path.of(host));
            }
            KeptHosts.Kept kept = KeptHosts.of(output.folder, console::say).host(host);
            return NewRule.fixture(folder.path(), rule, scenario, kept.snapshot(), kept.facts());
        }
    }

    private static int wrote(Console console, Path folder) {
        console.line("wrote " + folder);
        return Exit.COMPLIANT.code();
    }
}
