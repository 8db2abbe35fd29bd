package org.logreeve.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.author.FixtureResult;
import org.logreeve.author.PolicyTest;
import org.logreeve.finding.Exit;
import org.logreeve.text.TerminalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve policy}. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Work on a policy pack; needs no host.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = PolicyCommand.Test.class)
final class PolicyCommand {
    private PolicyCommand() {}

    /** {@code logreeve policy test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Run the fixtures of a pack in the working tree: each is a host that goes the whole way",
                "from files to a verdict. Exits 1 when one does not come out as its name says."
            })
    static final class Test implements Callable<Integer> {
        private final Console console;

        @Option(
                names = "--policy",
                paramLabel = "DIR",
                description = "Folder of the policy pack (default: the reference pack).")
        @Nullable Path policy;

        @Parameters(paramLabel = "RULE", arity = "0..*", description = "Only these rules.")
        List<String> rules = List.of();

        Test(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Path folder = policy == null ? HomeFolder.below("policies") : policy;
            PolicyTest test = PolicyTest.run(folder, rules);
            for (FixtureResult result : test.results()) {
                print((result.isOk() ? "ok    " : "WRONG ") + result.name());
                result.differences().forEach(difference -> print("        " + difference));
            }
            long ok = test.results().stream().filter(FixtureResult::isOk).count();
            print(
                    "%d rules, %d fixtures as expected, %d not"
                            .formatted(test.rules(), ok, test.results().size() - ok));
            return test.isOk() ? Exit.COMPLIANT.code() : Exit.FINDINGS.code();
        }

        private void print(String line) {
            console.print(TerminalText.encode(line) + "\n");
        }
    }
}
