package org.logreeve.scan;

import java.util.Optional;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;

/** Looks at the gate before each host; who finds it shut is postponed, not contacted. */
final class GatedAssessment implements HostPool.Assessment {
    private final HostAssessment assessment;
    private final Gate gate;
    private final Scheduling scheduling;

    GatedAssessment(HostAssessment assessment, Gate gate, Scheduling scheduling) {
        this.assessment = assessment;
        this.gate = gate;
        this.scheduling = scheduling;
    }

    @Override
    public HostRecord of(InventoryHost host) {
        Optional<HostRecord.Trouble> closed = gate.closed(host);
        String override = scheduling.override();
        if (closed.isEmpty()) {
            return assessment.of(host);
        }
        if (override == null) {
            return assessment.postponed(host, closed.get());
        }
        return assessment
                .of(host)
                .with(
                        new HostRecord.Note(
                                "schedule",
                                "-",
                                "noted",
                                "contacted all the same, because '%s': %s"
                                        .formatted(override, closed.get().cause())));
    }

    @Override
    public HostRecord cutOff(InventoryHost host) {
        return assessment.cutOff(host);
    }
}
