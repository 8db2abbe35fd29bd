package org.logreeve.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.logreeve.finding.Exit;
import org.logreeve.inventory.Attestation;
import org.logreeve.inventory.EffectiveSetting;
import org.logreeve.inventory.HostList;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.LayeredInventory;
import org.logreeve.inventory.SharedAddresses;
import org.logreeve.inventory.Waiver;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve inventory}. */
@Command(
        name = "inventory",
        mixinStandardHelpOptions = true,
        description = "Work with the inventory.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InventoryCommand.Check.class,
            InventoryCommand.ListHosts.class,
            InventoryCommand.ExplainHost.class
        })
final class InventoryCommand {
    private InventoryCommand() {}

    /** {@code logreeve inventory check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Read the inventory and what is stated beside it, and say everything that is wrong",
                "with them, and which waivers are over or soon will be. Contacts no host."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:nothing is wrong", "2:something is; each line says where"})
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;

        @Option(
                names = "--statements",
                description = "Say of each attestation who committed it, and when it was due.")
        boolean statements;

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Inventory read = inventory.load();
            SharedAddresses.of(read.hosts()).forEach(shared -> console.say("note: " + shared));
            Instant now = Instant.now();
            for (Waiver waiver : read.statements().waivers()) {
                waiver.notice(now)
                        .ifPresent(
                                what ->
                                        console.say(
                                                "note: %s: %s".formatted(waiver.origin(), what)));
                String doubt = read.statements().doubt(waiver);
                if (!doubt.isEmpty()) {
                    console.say(
                            "note: %s: the waiver waives nothing: %s"
                                    .formatted(waiver.origin(), doubt));
                }
            }
            for (Attestation each : read.statements().attestations()) {
                if (statements) {
                    String due =
                            read.statements()
                                    .due(each)
                                    .map(day -> "; stated on " + each.date() + ", due on " + day)
                                    .orElse("");
                    console.line(each.words() + due);
                } else if (each.standing() != Attestation.Standing.BY_REVIEWER) {
                    console.say("note: " + each.words());
                }
            }
            console.line(
                    "%s: '%s', %d hosts, nothing wrong"
                            .formatted(read.path(), read.name(), read.hosts().size()));
            return Exit.COMPLIANT.code();
        }
    }

    /** {@code logreeve inventory list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the hosts, in the order of the file. Contacts none of them.")
    static final class ListHosts implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;

        @Option(
                names = "--group",
                paramLabel = "GROUP",
                description = "Only hosts in this group or one of its children; may be repeated.")
        List<String> groups = List.of();

        @Option(names = "--json", description = "Print JSON, with settings and their lines.")
        boolean json;

        ListHosts(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            LayeredInventory read = inventory.layered();
            List<InventoryHost> hosts = chosen(read);
            if (json) {
                console.print(HostList.json(hosts));
            } else {
                HostList.lines(hosts).forEach(console::line);
            }
            return Exit.COMPLIANT.code();
        }

        /** A list of nothing is never what was asked for. */
        private List<InventoryHost> chosen(LayeredInventory read) {
            List<InventoryHost> all = read.inventory().hosts();
            if (groups.isEmpty()) {
                return all;
            }
            var problems = new ArrayList<InputProblem>();
            for (String group : groups) {
                if (!read.groups().contains(group)) {
                    String hint = Nearest.hint(group, read.groups());
                    problems.add(problem(read, "there is no group '" + group + "'", hint));
                } else if (all.stream().noneMatch(host -> host.groups().contains(group))) {
                    problems.add(problem(read, "no host is in the group '" + group + "'", ""));
                }
            }
            if (!problems.isEmpty()) {
                throw new InputException(problems);
            }
            return all.stream()
                    .filter(host -> groups.stream().anyMatch(host.groups()::contains))
                    .toList();
        }

        private static InputProblem problem(LayeredInventory read, String what, String hint) {
            return new InputProblem(read.inventory().path(), 0, 0, what, hint);
        }
    }

    /** {@code logreeve inventory explain-host}. */
    @Command(
            name = "explain-host",
            mixinStandardHelpOptions = true,
            description = {
                "Say what holds for a host, which line says so, and what that line overrides: the",
                "defaults, then groups, parents before their children, then the host itself.",
                "Contacts no host."
            })
    static final class ExplainHost implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;

        @Parameters(paramLabel = "HOST", description = "A host of the inventory.")
        String host = "";

        ExplainHost(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            LayeredInventory read = inventory.layered();
            InventoryHost chosen =
                    InventoryOptions.select(read.inventory(), List.of(host)).getFirst();
            console.line("%s   %s".formatted(chosen.name(), chosen.origin()));
            if (!chosen.groups().isEmpty()) {
                console.line(
                        "groups, the one that counts least first: "
                                + String.join(", ", chosen.groups()));
            }
            chosen.service()
                    .flatMap(read.inventory().statements()::service)
                    .ifPresent(each -> console.line(each.words() + "   " + each.origin()));
            read.explain(chosen).forEach(this::print);
            return Exit.COMPLIANT.code();
        }

        private void print(EffectiveSetting setting) {
            EffectiveSetting.Value value = setting.value();
            console.line("%s = %s   %s".formatted(setting.name(), value.text(), place(value)));
            for (EffectiveSetting.Value below : setting.overrides()) {
                console.line("    overrides %s   %s".formatted(below.text(), place(below)));
            }
        }

        private static String place(EffectiveSetting.Value value) {
            return value.origin().isEmpty() ? value.layer() : value.origin() + ", " + value.layer();
        }
    }
}
