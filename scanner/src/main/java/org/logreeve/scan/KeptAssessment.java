package org.logreeve.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.scan.EarlierSnapshots.Earlier;

/** Judges hosts as they were kept; what a run did not read stays not assessed, as it said why. */
final class KeptAssessment implements HostPool.Assessment {
    /** Notes about how a host was reached, which hold whatever is judged. */
    private static final Set<String> OF_READING = Set.of("schedule", "connection");

    private final HostAssessment assessment;
    private final KeptRun run;

    KeptAssessment(HostAssessment assessment, KeptRun run) {
        this.assessment = assessment;
        this.run = run;
    }

    @Override
    public HostRecord of(InventoryHost host) {
        Earlier kept = run.kept(host.name());
        if (kept != null) {
            HostRecord judged = assessment.of(host).asRead(kept.record());
            for (HostRecord.Note note : ofReading(kept.record()).reversed()) {
                judged = judged.with(note);
            }
            return judged;
        }
        HostRecord before = run.record(host.name());
        if (before != null && before.error() != null) {
            return notRead(before);
        }
        return assessment.notRead(
                host,
                new HostRecord.Trouble(
                        "LR-2303",
                        "kept",
                        "%s keeps no snapshot of it".formatted(run.words()),
                        "collect it: logreeve collect " + host.name()));
    }

    @Override
    public HostRecord cutOff(InventoryHost host) {
        return run.kept(host.name()) == null ? of(host) : assessment.cutOff(host, "evaluate again");
    }

    private static List<HostRecord.Note> ofReading(HostRecord record) {
        return record.problems().stream()
                .filter(note -> OF_READING.contains(note.component()))
                .toList();
    }

    /** What stood in then is looked for again. */
    private static HostRecord notRead(HostRecord before) {
        var notes = new ArrayList<>(before.problems());
        notes.removeIf(note -> note.component().equals(StandIns.NOTE));
        return new HostRecord(
                before.host(),
                before.status(),
                before.error(),
                before.connection(),
                before.access(),
                before.started(),
                before.millis(),
                before.clock(),
                notes,
                List.of());
    }
}
