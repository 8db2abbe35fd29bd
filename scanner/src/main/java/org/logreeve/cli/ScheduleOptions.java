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
    private static final Duration LONGEST = Duration.ofHours(24);

    @Option(
            names = "--wait-for-windows",
            paramLabel = "TIME",
            defaultValue = "0s",
            description =
                    "How long to wait, when all other hosts are done, for audit windows to open or"
                            + " a freeze to end, such as 90m (default: ${DEFAULT-VALUE}).")
    String patience;

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
     * @throws InputException when an override has no reason, or a reason no override
     */
    Scheduling of(Inventory inventory) {
        return new Scheduling(
                freezeFile == null ? inventory.freezeFile() : freezeFile, patience(), override());
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

    private Duration patience() {
        Duration time =
                patience.matches("[0-9]{1,6}[smh]")
                        ? Duration.parse("PT" + patience)
                        : LONGEST.plusSeconds(1);
        if (time.compareTo(LONGEST) > 0) {
            throw new InputException(
                    "--wait-for-windows",
                    0,
                    0,
                    "wants a time such as 90m or 8h, at most 24h, not '" + patience + "'",
                    "");
        }
        return time;
    }
}
