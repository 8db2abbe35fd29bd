package org.logreeve.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.scan.Scheduling;
import org.logreeve.text.InputException;
import picocli.CommandLine.Option;

/** What is done about times at which hosts may not be contacted. */
final class ScheduleOptions {
    @Option(
            names = "--freeze-file",
            paramLabel = "FILE",
            description =
                    "While this file is there, no further host is contacted; its first line is the"
                            + " reason (default: freezeFile of the inventory).")
    @Nullable Path freezeFile;

    @Option(
            names = "--ignore-windows",
            description = "Contact hosts in spite of audit windows and freeze file; see --reason.")
    boolean ignoreWindows;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why --ignore-windows is right this time; it stands in every report.")
    @Nullable String reason;

    /**
     * @param patience how long to wait for hosts that may not be contacted
     * @throws InputException when an override has no reason, or a reason no override
     */
    Scheduling of(Inventory inventory, Duration patience) {
        return new Scheduling(
                freezeFile == null ? inventory.freezeFile() : freezeFile, patience, override());
    }

    private @Nullable String override() {
        String text = reason == null ? "" : reason.strip();
        if (ignoreWindows && text.isEmpty()) {
            throw new InputException(
                    "--ignore-windows", 0, 0, "wants a reason", "say why with --reason TEXT");
        }
        if (!ignoreWindows && reason != null) {
            throw new InputException(
                    "--reason", 0, 0, "has no meaning without --ignore-windows", "leave it out");
        }
        if (text.length() > 500) {
            throw new InputException("--reason", 0, 0, "has more than 500 characters", "");
        }
        return ignoreWindows ? text : null;
    }
}
