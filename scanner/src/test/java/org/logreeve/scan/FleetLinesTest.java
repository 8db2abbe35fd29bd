package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FleetForward;
import org.logreeve.fact.FleetHost;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.FleetLine;
import org.logreeve.json.Json;
import org.logreeve.normalize.FleetFacts;
import org.logreeve.text.Origin;

/** Fleet facts keep what they say in the journal, and a host takes no more of it than its share. */
class FleetLinesTest {
    private static final Origin AT = Origin.of("hosts.yaml");
    private static final String KEY = "SHA256:abc";
    private static final InventoryHost HOST =
            new InventoryHost("web01", Connection.unstated(), HostSettings.none(), AT);

    @Test
    void whatGoesIntoTheJournalComesOutOfIt() {
        List<Fact> facts = FleetFacts.of(HOST, List.of(target(1)), KEY);

        List<FleetLine> lines = FleetLines.of(HOST, List.of(target(1)), KEY);

        assertThat(FleetLines.facts(HOST, lines)).isEqualTo(facts).hasSize(3);
    }

    @Test
    void hostThatTakesMoreThanItsShareIsKnownToBeScannedAndNothingElseIsKnownOfIt() {
        List<Fact> most = List.of();
        while (facts(with(most)).stream().noneMatch(Gap.class::isInstance)) {
            most = with(most);
        }

        assertThat(facts(most)).hasSize(most.size() + 2).noneMatch(Gap.class::isInstance);
        assertThat(facts(with(most)))
                .startsWith(new FleetHost("web01", "", List.of(), true, AT))
                .filteredOn(Gap.class::isInstance)
                .extracting(gap -> ((Gap) gap).kind())
                .containsExactly("FleetForward", "FleetTimeSource", "FleetIdentity");
        assertThat(facts(with(most))).noneMatch(FleetForward.class::isInstance);
        assertThat(Json.write(FleetLines.of(HOST, most, KEY)).length).isBetween(3_500, 4_096);
    }

    @Test
    void kindThatNobodyKnowsLeavesTheHostUnknown() {
        List<Fact> facts =
                FleetLines.facts(HOST, List.of(new FleetLine("FleetOfTomorrow", Map.of())));

        assertThat(facts)
                .filteredOn(Gap.class::isInstance)
                .extracting(gap -> ((Gap) gap).kind() + ": " + ((Gap) gap).reason())
                .contains(
                        "FleetForward: web01 has facts of the kind 'FleetOfTomorrow', which this"
                                + " version does not know");
    }

    private static List<Fact> facts(List<Fact> targets) {
        return FleetLines.facts(HOST, FleetLines.of(HOST, targets, KEY));
    }

    private static List<Fact> with(List<Fact> targets) {
        var more = new ArrayList<>(targets);
        more.add(target(targets.size()));
        return more;
    }

    private static Fact target(int number) {
        return new ForwardTarget(
                "rsyslog", "log01", number, "tcp", true, "name", false, List.of(), false, "direct",
                false, "unknown", AT);
    }
}
