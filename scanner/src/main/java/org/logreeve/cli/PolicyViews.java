package org.logreeve.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.author.FactCatalog;
import org.logreeve.author.FactQuery;
import org.logreeve.author.RuleText;
import org.logreeve.finding.Exit;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.scan.KeptHosts;
import org.logreeve.text.HostException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve policy list}, {@code show}, {@code docs}, {@code facts} and {@code query}. */
final class PolicyViews {
    private PolicyViews() {}

    /** {@code logreeve policy list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List rules and instances: id, severity, status, requirements, title.")
    static final class ListCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Option(
                names = "--profile",
                paramLabel = "NAME",
                defaultValue = "",
                description = "Only the rules of this profile.")
        String profile;

        ListCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            PolicyPack pack = PolicyPack.ofWorkingTree(folder.path(), profile);
            for (Rule rule : pack.rules().values()) {
                console.line(
                        "%-40s %-8s %-10s %s  %s"
                                .formatted(
                                        rule.id(),
                                        rule.severity().word(),
                                        rule.standing().status().name().toLowerCase(Locale.ROOT),
                                        String.join(" ", rule.requirement()),
                                        rule.title()));
            }
            return Exit.COMPLIANT.code();
        }
    }

    /** {@code logreeve policy show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Print all there is to know of a rule, thresholds and their sources included.")
    static final class ShowCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Option(
                names = "--profile",
                paramLabel = "NAME",
                defaultValue = "",
                description = "With the thresholds of this profile.")
        String profile;

        @Parameters(paramLabel = "RULE", arity = "1..*", description = "Rules or instances.")
        List<String> rules;

        ShowCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            PolicyPack pack = PolicyPack.ofWorkingTree(folder.path(), profile).only(rules);
            pack.rules()
                    .values()
                    .forEach(rule -> RuleText.of(rule).lines().forEach(text -> console.line(text)));
            return Exit.COMPLIANT.code();
        }
    }

    /** {@code logreeve policy docs}. */
    @Command(
            name = "docs",
            mixinStandardHelpOptions = true,
            description = "Print the pack as one Markdown page.")
    static final class DocsCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        DocsCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            RuleText.page(PolicyPack.ofWorkingTree(folder.path()))
                    .lines()
                    .forEach(text -> console.line(text));
            return Exit.COMPLIANT.code();
        }
    }

    /** {@code logreeve policy facts}. */
    @Command(
            name = "facts",
            mixinStandardHelpOptions = true,
            description = {
                "Print what rules can match: kinds of facts, components, types. With a host: its facts",
                "with their real values, as the last scan that kept it read them."
            })
    static final class FactsCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Parameters(
                paramLabel = "HOST",
                arity = "0..1",
                description =
                        "A host that a scan kept; or a folder: a fixture, or one with root/ and commands/.")
        @Nullable String host;

        @Mixin OutputOptions output;

        FactsCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            if (host == null) {
                for (FactCatalog.Kind kind : FactCatalog.kinds()) {
                    console.line(kind.name() + ": " + kind.text());
                    for (FactCatalog.Component component : kind.components()) {
                        console.line(
                                "    %-14s %-14s %s"
                                        .formatted(
                                                component.name(),
                                                component.type(),
                                                component.text()));
                    }
                    console.line("    for example    " + kind.example());
                }
            } else {
                lines(host).forEach(console::line);
            }
            return Exit.COMPLIANT.code();
        }

        private List<String> lines(String named) throws IOException, HostException {
            return Files.isDirectory(Path.of(named))
                    ? FactCatalog.lines(folder.path(), Path.of(named))
                    : FactCatalog.lines(
                            KeptHosts.of(output.folder, console::say).host(named).facts());
        }
    }

    /** {@code logreeve policy query}. */
    @Command(
            name = "query",
            mixinStandardHelpOptions = true,
            description = {
                "Print the facts of many hosts that match a pattern, for example",
                "ForwardTarget(host == \"old.example.org\"). The pattern passes the same gate as a rule.",
                "Exits 1 when nothing matches."
            })
    static final class QueryCommand implements Callable<Integer> {
        private final Console console;
        @Mixin PolicyFolder folder;

        @Option(
                names = "--snapshots",
                paramLabel = "DIR",
                description =
                        "Folder that scans were written to, with what they kept of hosts; or of folders"
                                + " with host.yaml (default: the pack's fixtures).")
        @Nullable Path snapshots;

        @Parameters(paramLabel = "PATTERN", description = "A pattern as rules have them.")
        String pattern;

        QueryCommand(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Path hosts = snapshots == null ? folder.path().resolve("rules") : snapshots;
            List<FactQuery.Match> matches =
                    KeptHosts.isOutput(hosts)
                            ? FactQuery.run(KeptHosts.of(hosts, console::say)::forEach, pattern)
                            : FactQuery.run(folder.path(), hosts, pattern);
            for (FactQuery.Match match : matches) {
                console.line(
                        "%s: %s  %s"
                                .formatted(match.host(), match.fact().text(), match.fact().at()));
            }
            return matches.isEmpty() ? Exit.FINDINGS.code() : Exit.COMPLIANT.code();
        }
    }
}
