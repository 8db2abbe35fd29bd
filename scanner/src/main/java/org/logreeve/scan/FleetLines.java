package org.logreeve.scan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.FleetLine;
import org.logreeve.json.Json;
import org.logreeve.normalize.FleetFacts;

/** Fleet facts on their way into the journal and out of it. */
final class FleetLines {
    /** What one host may take in the journal. */
    static final int MOST_BYTES = 4096;

    private FleetLines() {}

    /**
     * @param hostKey fingerprint of the key that the host showed; null when it showed none
     */
    static List<FleetLine> of(InventoryHost host, List<Fact> facts, @Nullable String hostKey) {
        List<FleetLine> lines = lines(FleetFacts.of(host, facts, hostKey == null ? "" : hostKey));
        int bytes = Json.write(lines).length;
        return bytes <= MOST_BYTES
                ? lines
                : lines(
                        FleetFacts.ofTooMuch(
                                host,
                                "%s takes %d bytes, %d are allowed"
                                        .formatted(host.name(), bytes, MOST_BYTES)));
    }

    /** What a host's lines say; nothing is known of it when one of them is of no known kind. */
    static List<Fact> facts(InventoryHost host, List<FleetLine> lines) {
        var facts = new ArrayList<Fact>();
        for (FleetLine line : lines) {
            Class<? extends Fact> type = Facts.kinds().get(line.kind());
            if (type == null) {
                return FleetFacts.ofTooMuch(
                        host,
                        "%s has facts of the kind '%s', which this version does not know"
                                .formatted(host.name(), line.kind()));
            }
            facts.add(Json.fromMap(line.values(), type));
        }
        return facts;
    }

    private static List<FleetLine> lines(List<Fact> facts) {
        return facts.stream()
                .map(fact -> new FleetLine(Facts.kind(fact), Json.toMap(fact)))
                .toList();
    }
}
