package org.logreeve.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.SecretReference;
import org.logreeve.scan.Keeping;
import org.logreeve.text.InputException;
import picocli.CommandLine.Option;

/** What is kept of what was read. */
final class KeepingOptions {
    private static final int MOST_DAYS = 3650;

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
     * @param standIn as {@link Keeping} has it
     * @throws InputException when the number of days cannot be meant
     */
    Keeping of(Inventory inventory, @Nullable String standIn) {
        if (days < 0 || days > MOST_DAYS) {
            throw new InputException(
                    "--keep-snapshots",
                    0,
                    0,
                    "wants a number of days from 0 to " + MOST_DAYS + ", not '" + days + "'",
                    "");
        }
        return new Keeping(key(inventory), days, standIn);
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
