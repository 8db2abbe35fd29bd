package org.logreeve.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.SecretReference;
import org.logreeve.scan.Keeping;
import org.logreeve.scan.StateUse;
import org.logreeve.text.InputException;
import picocli.CommandLine.Option;

/** What is kept of what was read. */
final class KeepingOptions {
    @Option(
            names = {"--keep-snapshots", "--keep-snapshots-for"},
            paramLabel = "DAYS",
            defaultValue = "7",
            description =
                    "How long redacted snapshots stay in the output folder, such as 90d; 0 keeps none"
                            + " and takes away those that are there (default: ${DEFAULT-VALUE}).")
    String days;

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
     * @param state as {@link Keeping} has it
     * @throws InputException when the number of days cannot be meant
     */
    Keeping of(Inventory inventory, @Nullable String standIn, @Nullable StateUse state) {
        return new Keeping(
                key(inventory), DayCount.parse("--keep-snapshots", days), standIn, state);
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
