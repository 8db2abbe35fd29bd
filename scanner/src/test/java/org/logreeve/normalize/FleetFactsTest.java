package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.FleetIdentity;
import org.logreeve.fact.Gap;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.Origin;

/** What rules over all hosts see of one. */
class FleetFactsTest {
    private static final Origin AT = new Origin("hosts.yaml", 3);
    private final InventoryHost host =
            new InventoryHost("web", Connection.unstated(), new HostSettings(new TreeMap<>()), AT);

    @Test
    void hostThatShowedNoKeyIsNoHostWithAKeyOfItsOwn() {
        assertThat(FleetFacts.of(host, List.of(), "SHA256:a"))
                .contains(new FleetIdentity("web", "host-key", "SHA256:a", AT));
        assertThat(FleetFacts.of(host, List.of(), ""))
                .contains(
                        new Gap(
                                "FleetIdentity",
                                "",
                                "web",
                                Gap.Cause.UNREADABLE,
                                "web showed no host key",
                                AT));
    }
}
