package org.logreeve.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.scan.Scheduling;
import org.logreeve.text.InputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which hosts a run reads, when, how many at a time, and into which folder. */
final class ReadingOptions {
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    @Mixin ScheduleOptions schedule;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "Hosts at a time, whatever limits.hosts of the inventory says (default there:"
                            + " 32).")
    @Nullable Integer parallel;

    @Mixin OutputOptions output;

    @Option(
            names = "--no-second-pass",
            description =
                    "Do not try hosts again at the end whose trouble may have passed by then"
                            + " (refused, no answer, connection lost, busy).")
    boolean noSecondPass;

    @Option(
            names = "--max-auth-failures",
            paramLabel = "N",
            defaultValue = "3",
            description = {
                "Hosts in a row that may refuse an account with the same keys; then no further host",
                "is contacted with them, so that a wrong key locks nobody out (default:"
                        + " ${DEFAULT-VALUE})."
            })
    int authFailures;

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description = {
                "Go on with a run that was cut off or stopped, by its id, or 'last'. Give the same",
                "inventory, policy, hosts and --fail-on; finished hosts are not contacted again."
            })
    @Nullable String resume;

    @Option(
            names = "--retry-failed",
            paramLabel = "RUN",
            description = {
                "A new run over the hosts only that a run did not assess: its id, or 'last' for the",
                "run of the last report."
            })
    @Nullable String retryFailed;

    @Option(
            names = "--wait-for-windows",
            paramLabel = "TIME",
            defaultValue = "0s",
            description =
                    "How long to wait, when all other hosts are done, for audit windows to open or"
                            + " a freeze to end, such as 90m (default: ${DEFAULT-VALUE}).")
    String patience;

    @Parameters(paramLabel = "HOST", arity = "0..*", description = "Only these hosts.")
    List<String> hosts = List.of();

    /**
     * The hosts that are named, or of these the ones that another run did not assess.
     *
     * @param made how the command makes its runs
     * @throws InputException when there are none, or one is not in the inventory
     */
    List<InventoryHost> hosts(Inventory inventory, RunHeader.Made made, Console console)
            throws IOException {
        return InventoryOptions.select(inventory, names(made, console));
    }

    int parallel(Inventory inventory) {
        return parallel == null ? inventory.limits().hosts() : inRange("--parallel", parallel, 512);
    }

    boolean secondPass() {
        return !noSecondPass;
    }

    int authFailures() {
        return inRange("--max-auth-failures", authFailures, 100_000);
    }

    Scheduling scheduling(Inventory inventory) {
        return schedule.of(inventory, patience(patience));
    }

    private List<String> names(RunHeader.Made made, Console console) throws IOException {
        if (retryFailed == null) {
            return hosts;
        }
        if (resume != null) {
            throw new InputException(
                    "--retry-failed",
                    0,
                    0,
                    "does not go with --resume",
                    "one goes on with a run, the other starts a new one");
        }
        Journal before = RunFolder.read(output.folder, retryFailed, made);
        List<String> failed =
                before.notAssessed().stream()
                        .filter(host -> hosts.isEmpty() || hosts.contains(host))
                        .toList();
        if (failed.isEmpty()) {
            throw new InputException(
                    "--retry-failed",
                    0,
                    0,
                    "run " + before.header().run() + " assessed every host: nothing to try again",
                    "");
        }
        console.say(
                "Run %s did not assess %d hosts; this new run is of these only."
                        .formatted(before.header().run(), failed.size()));
        return failed;
    }

    private static int inRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new InputException(
                    option,
                    0,
                    0,
                    "wants a number from 1 to %d, not '%d'".formatted(most, value),
                    "");
        }
        return value;
    }

    private static Duration patience(String text) {
        Duration time =
                text.matches("[0-9]{1,6}[smh]")
                        ? Duration.parse("PT" + text)
                        : LONGEST_WAIT.plusSeconds(1);
        if (time.compareTo(LONGEST_WAIT) > 0) {
            throw new InputException(
                    "--wait-for-windows",
                    0,
                    0,
                    "wants a time such as 90m or 8h, at most 24h, not '" + text + "'",
                    "");
        }
        return time;
    }
}
