package org.logreeve.cli;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Exit;
import org.logreeve.journal.RunFolder;
import org.logreeve.snapshot.SnapshotPurge;
import org.logreeve.text.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code logreeve purge}. */
@Command(
        name = "purge",
        mixinStandardHelpOptions = true,
        description = {
            "Take snapshots of hosts out of an output folder, and what no other snapshot needs.",
            "Journals and reports stay; verdicts of those hosts cannot be evaluated anew afterwards."
        },
        footer = {
            "",
            "Examples:",
            "  logreeve purge --older-than 90d --dry-run",
            "  logreeve purge --host web01.example"
        })
final class PurgeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin OutputOptions output;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = {
                "Those that no run has read again for so long, such as 90d (default: 7d, and with",
                "--host any)."
            })
    @Nullable String olderThan;

    @Option(names = "--host", paramLabel = "NAME", description = "Those of this host only.")
    @Nullable String host;

    @Option(names = "--dry-run", description = "Only print what would go.")
    boolean dryRun;

    PurgeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        // of one host all go, whatever their times say
        Instant before =
                olderThan == null && host != null
                        ? Instant.MAX
                        : Instant.now().minus(Duration.ofDays(age()));
        if (!Files.isDirectory(output.folder)) {
            throw new InputException(
                    output.folder.toString(), 0, 0, "is no folder", "name one with --output");
        }
        try (RunFolder folder = RunFolder.open(output.folder)) {
            SnapshotPurge purge = SnapshotPurge.of(folder.snapshots(), kept -> goes(kept, before));
            if (dryRun) {
                purge.removals().forEach(this::tell);
            } else {
                purge.run(this::tell);
            }
            sum(purge);
            return purge.unread() == 0 ? Exit.COMPLIANT.code() : Exit.INCOMPLETE.code();
        }
    }

    private int age() {
        return DayCount.parse("--older-than", olderThan == null ? "7d" : olderThan);
    }

    private boolean goes(SnapshotPurge.Kept kept, Instant before) {
        return (host == null || kept.host().equals(host)) && !kept.last().isAfter(before);
    }

    private void tell(SnapshotPurge.Removal removal) {
        SnapshotPurge.Kept kept = removal.kept();
        String what =
                kept == null
                        ? "content"
                        : "snapshot of %s, last read %s"
                                .formatted(
                                        kept.host().isEmpty() ? "(unreadable)" : kept.host(),
                                        kept.last());
        console.line(
                "%s %s: %s, %d bytes"
                        .formatted(
                                dryRun ? "would remove" : "removing",
                                output.folder.relativize(removal.file()),
                                what,
                                removal.bytes()));
    }

    private void sum(SnapshotPurge purge) {
        long snapshots =
                purge.removals().stream().filter(removal -> removal.kept() != null).count();
        long bytes = purge.removals().stream().mapToLong(SnapshotPurge.Removal::bytes).sum();
        console.line(
                "%s %d snapshots and %d contents, %d bytes."
                        .formatted(
                                dryRun ? "Would remove" : "Removed",
                                snapshots,
                                purge.removals().size() - snapshots,
                                bytes));
        if (purge.unread() > 0) {
            console.say(
                    "%d snapshots cannot be read, so no contents go: what they need is not known. Those too old go with --older-than."
                            .formatted(purge.unread()));
        }
    }
}
