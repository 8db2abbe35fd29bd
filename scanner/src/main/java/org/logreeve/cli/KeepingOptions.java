package org.logreeve.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.SecretReference;
import org.logreeve.scan.Keeping;
import org.logreeve.text.InputException;
import picocli.CommandLine.Option;

/** What is kept of what was read, and taken from earlier runs. */
final class KeepingOptions {
    private static final int MOST_DAYS = 3650;

    @Option(
            names = "--stand-in",
            paramLabel = "RUN|DIR",
            defaultValue = "",
            description = {
                "From where an earlier snapshot, at most 7 days old, may stand in for a host that",
                "was not reached: a run's id, or another output folder (default: all earlier runs of",
                "the output folder). Each verdict is marked 'as of', the host stays not assessed."
            })
    String standIn;

    @Option(names = "--no-stand-in", description = "Nothing stands in for what was not reached.")
    boolean noStandIn;

    @Option(
            names = "--keep-snapshots",
            paramLabel = "DAYS",
            defaultValue = "7",
            description =
                    "How long redacted snapshots stay in the output folder; 0 keeps none and takes"
                            + " away those that are there (default: ${DEFAULT-VALUE}).")
    int days;

    @Option(
            names = "--redaction-key",
            paramLabel = "REF",
            description = {
                "Where the key is that secrets are marked with, file:PATH or env:NAME, so that marks",
                "of several runs compare (default: redactionKey of the inventory, else a new key for",
                "each run)."
            })
    @Nullable String redactionKey;

    /**
     * @throws InputException when these do not go together
     */
    Keeping of(Inventory inventory) {
        if (noStandIn && !standIn.isEmpty()) {
            throw new InputException(
                    "--stand-in", 0, 0, "does not go with --no-stand-in", "leave one out");
        }
        if (days < 0 || days > MOST_DAYS) {
            throw new InputException(
                    "--keep-snapshots",
                    0,
                    0,
                    "wants a number of days from 0 to " + MOST_DAYS + ", not '" + days + "'",
                    "");
        }
        return new Keeping(key(inventory), days, noStandIn ? null : standIn);
    }

    private @Nullable SecretReference key(Inventory inventory) {
        if (redactionKey == null) {
            return inventory.redactionKey();
        }
        // relative to the working folder, as all paths on a command line; never repeated
        return SecretReference.parse(redactionKey, Path.of("here"))
                .orElseThrow(
                        () ->
                                new InputException(
                                        "--redaction-key",
                                        0,
                                        0,
                                        "is no reference; a key never stands on a command line",
                                        "write file:PATH or env:NAME"));
    }
}
