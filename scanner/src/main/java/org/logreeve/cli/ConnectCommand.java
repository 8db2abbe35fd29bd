package org.logreeve.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.logreeve.connect.Steps;
import org.logreeve.finding.Exit;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.policy.PolicyPack;
import org.logreeve.report.Colours;
import org.logreeve.scan.ConnectResult;
import org.logreeve.scan.ConnectTest;
import org.logreeve.scan.Scheduling;
import org.logreeve.text.TerminalText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve connect}. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = "Find out why a host cannot be reached or read.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ConnectCommand.Test.class)
final class ConnectCommand {
    private ConnectCommand() {}

    /** {@code logreeve connect test}. */
    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = {
                "Go to hosts as a scan does, one after the other, and print what happens hop by hop:",
                "name, connection, host key, login, shell, what the rights are good for, which rules",
                "stay unknown for want of rights; and for a failure its code and the exact mend.",
                "Reads once, keeps nothing."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:every host can be read with the rights that the inventory asks for",
                "2:wrong usage or input, nothing was contacted",
                "3:a host cannot be read, or sudo withholds the rights, or it may not be contacted now"
            })
    static final class Test implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;
        @Mixin PolicyOptions policy;
        @Mixin ScheduleOptions schedule;

        @Option(names = "--json", description = "Print JSON, when all hosts are done.")
        boolean json;

        @Mixin ColourOptions colour;

        @Parameters(paramLabel = "HOST", arity = "1..*", description = "Hosts of the inventory.")
        List<String> hosts = List.of();

        Test(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws Exception {
            Colours colours = colour.on(console);
            Inventory read = inventory.load();
            List<InventoryHost> chosen = InventoryOptions.inService(read, hosts);
            Scheduling scheduling = schedule.of(read, Duration.ZERO);
            PolicyPack pack = policy.load(console, read.defaults());
            if (scheduling.override() != null) {
                console.say("ignoring audit windows and freeze file: " + scheduling.override());
            }
            List<ConnectResult> results = test(chosen, pack, scheduling, colours);
            if (json) {
                console.print(ConnectResult.json(results));
            } else {
                long readable = results.stream().filter(ConnectResult::isReadable).count();
                console.print(
                        "Hosts %d: %d readable with the rights wanted, %d not.\n"
                                .formatted(results.size(), readable, results.size() - readable));
            }
            return results.stream().allMatch(ConnectResult::isReadable)
                    ? Exit.COMPLIANT.code()
                    : Exit.INCOMPLETE.code();
        }

        private List<ConnectResult> test(
                List<InventoryHost> chosen,
                PolicyPack pack,
                Scheduling scheduling,
                Colours colours) {
            var lines = new Lines(widest(chosen), colours);
            Steps listener = json ? Steps.IGNORED : step -> console.print(lines.of(step));
            var results = new ArrayList<ConnectResult>();
            try (var test = new ConnectTest(pack, scheduling, Clock.systemUTC(), listener)) {
                for (InventoryHost host : chosen) {
                    if (chosen.size() > 1) {
                        console.say(
                                "host %d of %d: %s"
                                        .formatted(results.size() + 1, chosen.size(), host.name()));
                    }
                    if (!json) {
                        console.print(lines.head(host));
                    }
                    ConnectResult result = test.of(host);
                    if (!json) {
                        console.print(lines.end(result));
                    }
                    results.add(result);
                }
            }
            return results;
        }

        private static int widest(List<InventoryHost> chosen) {
            return chosen.stream()
                    .flatMap(
                            host ->
                                    Stream.concat(
                                            Stream.of(host.name()),
                                            host.connection().via().jumps().stream()))
                    .mapToInt(name -> TerminalText.encode(name).length())
                    .max()
                    .orElse(0);
        }
    }

    /**
     * The lines for people; what comes in is encoded for a terminal here.
     *
     * @param hop width of the column with the names of hops
     */
    private record Lines(int hop, Colours colours) {
        private static final int WHAT = 10;

        String head(InventoryHost host) {
            List<String> jumps = host.connection().via().jumps();
            return safe(
                            jumps.isEmpty()
                                    ? host.name()
                                    : host.name() + " through " + String.join(", ", jumps))
                    + "\n";
        }

        String of(Steps.Step step) {
            return line(safe(step.hop()), safe(step.what()), safe(step.text()));
        }

        String end(ConnectResult result) {
            var trouble = result.trouble();
            if (trouble == null) {
                return "  " + colours.good("READABLE") + "\n\n";
            }
            String word =
                    switch (result.outcome()) {
                        case READABLE -> "READABLE";
                        case FEWER_RIGHTS -> "FEWER RIGHTS";
                        case FAILED -> "FAILED";
                        case POSTPONED -> "POSTPONED";
                    };
            return "  %s  %s\n    next: %s\n\n"
                    .formatted(
                            colours.bad(word),
                            safe(
                                    "%s %s: %s"
                                            .formatted(
                                                    trouble.code(),
                                                    trouble.phase(),
                                                    trouble.cause())),
                            safe(trouble.next()));
        }

        private String line(String name, String what, String text) {
            return "  " + padded(name, hop) + "  " + padded(what, WHAT) + " " + text + "\n";
        }

        private static String padded(String text, int width) {
            return text + " ".repeat(Math.max(0, width - text.length()));
        }

        private static String safe(String text) {
            return TerminalText.encode(text);
        }
    }
}
