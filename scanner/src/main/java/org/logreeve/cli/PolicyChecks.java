package org.logreeve.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.logreeve.author.FixtureResult;
import org.logreeve.author.Lint;
import org.logreeve.author.LintSarif;
import org.logreeve.author.Mutation;
import org.logreeve.author.PolicyTest;
import org.logreeve.finding.Exit;
import org.logreeve.scan.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve policy lint}, {@code test} and {@code mutate}. */
final class PolicyChecks {
    private PolicyChecks() {}

    /** {@code logreeve policy lint}. */
    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            description = {
                "Tell everything that is wrong with rules, profiles and fixtures at once, with places.",
                "Exits 2 when something is."
            })
    static final class LintCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
        Format format;

        LintCommand(Console console) {
            this.console = console;
        }

        /** How the problems are written. */
        enum Format {
            text,
            sarif
        }

        @Override
        public Integer call() {
            Lint lint = Lint.run(folder.path());
            if (format == Format.sarif) {
                console.print(
                        new String(LintSarif.of(lint, Tool.VERSION), StandardCharsets.UTF_8)
                                + "\n");
            } else {
                lint.problems().forEach(problem -> console.line(problem.toString()));
                console.line(
                        "%d rules, %d fixtures, %d problems"
                                .formatted(lint.rules(), lint.fixtures(), lint.problems().size()));
            }
            return lint.problems().isEmpty() ? Exit.COMPLIANT.code() : Exit.INPUT.code();
        }
    }

    /** {@code logreeve policy test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Run the fixtures of a pack in the working tree: each is a host that goes the whole way",
                "from files to a verdict. Exits 1 when one does not come out as its name says."
            })
    static final class TestCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Option(
                names = "--profile",
                paramLabel = "NAME",
                defaultValue = "",
                description = "Rules and thresholds of this profile.")
        String profile;

        @Option(
                names = "--coverage",
                description =
                        "Try the fixtures too: see policy mutate; exits 1 when one is missing.")
        boolean coverage;

        @Parameters(paramLabel = "RULE", arity = "0..*", description = "Only these rules.")
        List<String> rules = new ArrayList<>();

        TestCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            PolicyTest test = PolicyTest.run(folder.path(), rules, profile);
            for (FixtureResult result : test.results()) {
                console.line((result.isOk() ? "ok    " : "WRONG ") + result.name());
                result.differences().forEach(difference -> console.line("        " + difference));
            }
            long ok = test.results().stream().filter(FixtureResult::isOk).count();
            console.line(
                    "%d rules, %d fixtures as expected, %d not"
                            .formatted(test.rules(), ok, test.results().size() - ok));
            boolean covered = !coverage || mutate(console, folder.path(), rules);
            return test.isOk() && covered ? Exit.COMPLIANT.code() : Exit.FINDINGS.code();
        }
    }

    /** {@code logreeve policy mutate}. */
    @Command(
            name = "mutate",
            mixinStandardHelpOptions = true,
            description = {
                "Leave out and turn round each condition of the rules in turn: one fixture at least must",
                "come out otherwise. Exits 1 when none does."
            })
    static final class MutateCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Parameters(paramLabel = "RULE", arity = "0..*", description = "Only these rules.")
        List<String> rules = new ArrayList<>();

        MutateCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return mutate(console, folder.path(), rules)
                    ? Exit.COMPLIANT.code()
                    : Exit.FINDINGS.code();
        }
    }

    private static boolean mutate(Console console, Path folder, List<String> rules) {
        Mutation mutation = Mutation.run(folder, rules);
        mutation.survivors().forEach(mutant -> console.line("no fixture notices: " + mutant));
        console.line(
                "%d changes of conditions, %d noticed"
                        .formatted(
                                mutation.mutants(),
                                mutation.mutants() - mutation.survivors().size()));
        return mutation.survivors().isEmpty();
    }
}
