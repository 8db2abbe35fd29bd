package org.logreeve.cli;

import picocli.CommandLine.Command;

/** {@code logreeve policy}. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Work on a policy pack; needs no host.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PolicyChecks.LintCommand.class,
            PolicyChecks.TestCommand.class,
            PolicyChecks.MutateCommand.class,
            PolicyConformanceCommand.class,
            PolicyViews.ListCommand.class,
            PolicyViews.ShowCommand.class,
            PolicyViews.DocsCommand.class,
            PolicyViews.FactsCommand.class,
            PolicyViews.QueryCommand.class,
            PolicyNewCommand.class
        })
final class PolicyCommand {
    private PolicyCommand() {}
}
