package org.logreeve.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.logreeve.author.Conformance;
import org.logreeve.finding.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logreeve policy conformance}. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = {
            "Judge hosts whose verdict somebody else has written down, and tell where ours differs.",
            "A case is a folder with case.json (rule, group, expected, variables) and root/; the rules",
            "that name its rule under references.cac judge it. Unknown, not applicable and no rule are",
            "differences too. Exits 1 when there is one."
        })
final class PolicyConformanceCommand implements Callable<Integer> {
    private static final String ROW = "%-18s %6s of %-6s %6s of %-6s %8s";

    private final Console console;
    @Mixin PolicyFolder folder;

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            required = true,
            description = "Folder that holds a folder for each case.")
    Path cases;

    PolicyConformanceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Conformance found = Conformance.run(folder.path(), cases);
        for (Conformance.Outcome each : found.outcomes()) {
            if (!each.agrees()) {
                console.line(
                        "%s: wanted %s, got %s%s%s"
                                .formatted(
                                        each.about().name(),
                                        each.about().expected().word(),
                                        each.said(),
                                        each.rules().isEmpty()
                                                ? ""
                                                : " of " + String.join(", ", each.rules()),
                                        each.why().isEmpty() ? "" : "; " + each.why()));
            }
        }
        console.line(
                ROW.formatted("group", "pass", "cases", "fail", "cases", "no rule")
                        .stripTrailing());
        found.scores().forEach(this::row);
        row("all", found.total());
        return found.outcomes().stream().allMatch(Conformance.Outcome::agrees)
                ? Exit.COMPLIANT.code()
                : Exit.FINDINGS.code();
    }

    private void row(String name, Conformance.Score score) {
        console.line(
                ROW.formatted(
                        name,
                        score.passing(),
                        score.passes(),
                        score.failing(),
                        score.fails(),
                        score.withoutRule()));
    }
}
