package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FleetTimeSource;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.Origin;

/** Partners are known by name or address, however it is written. */
class FleetPartnersTest {
    private static final Origin AT = Origin.of("hosts.yaml");
    private static final FleetPartners PARTNERS =
            FleetPartners.of(
                    List.of(
                            host("ntp01.example", "192.0.2.1"),
                            host("log01", "ntp01.example"),
                            host("web01", "web01")));

    @Test
    void hostIsKnownByItsAddressAndByItsNameWhichGoesBeforeAnothersAddress() {
        assertThat(PARTNERS.linked(List.of(source("192.0.2.1"), source("NTP01.example."))))
                .extracting(fact -> ((FleetTimeSource) fact).sourceHost())
                .containsExactly("ntp01.example", "ntp01.example");
    }

    @Test
    void whoIsNotInTheInventoryHasNoName() {
        assertThat(PARTNERS.linked(List.of(source("192.0.2.9"), source("ntp01"))))
                .containsExactly(source("192.0.2.9"), source("ntp01"));
    }

    private static InventoryHost host(String name, String address) {
        Duration time = Duration.ofSeconds(1);
        var connection = new Connection(address, 22, "", List.of(), List.of(), time, time);
        return new InventoryHost(name, connection, HostSettings.none(), AT);
    }

    private static Fact source(String address) {
        return new FleetTimeSource("web01", "chrony", address, "", "running", AT);
    }
}
