package org.logreeve.normalize;

import org.logreeve.fact.ClockOffset;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.snapshot.MeasuredOffset;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Origin;

/** How far the host's clock is from the scanner's, as a fact. */
final class ClockOffsets {
    private static final Origin CLOCK = Origin.of("command:clock");

    private ClockOffsets() {}

    static Fact of(Snapshot snapshot) {
        MeasuredOffset measured = snapshot.offset();
        return measured == null
                ? new Gap(
                        "ClockOffset",
                        "",
                        "",
                        Gap.Cause.UNREADABLE,
                        "the host's clock was not compared with the scanner's",
                        CLOCK)
                : ClockOffset.between(
                        measured.leastMillis(), measured.mostMillis(), measured.reference(), CLOCK);
    }
}
