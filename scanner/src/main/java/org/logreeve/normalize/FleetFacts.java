package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FleetForward;
import org.logreeve.fact.FleetHost;
import org.logreeve.fact.FleetIdentity;
import org.logreeve.fact.FleetTimeSource;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.TimeSource;
import org.logreeve.inventory.InventoryHost;

/** What rules over all hosts of a run see of each. */
public final class FleetFacts {
    private FleetFacts() {}

    /**
     * Of a host that was read. Who its partners are is not known yet.
     *
     * @param hostKey fingerprint of the key that it showed; empty when it showed none
     */
    public static List<Fact> of(InventoryHost host, List<Fact> facts, String hostKey) {
        String name = host.name();
        var fleet = new ArrayList<Fact>();
        fleet.add(host(host, true));
        fleet.add(
                hostKey.isEmpty()
                        ? missing(
                                "FleetIdentity",
                                host,
                                Gap.Cause.UNREADABLE,
                                name + " showed no host key")
                        : new FleetIdentity(name, "host-key", hostKey, host.origin()));
        for (Fact fact : facts) {
            switch (fact) {
                case ForwardTarget target when !target.loopback() ->
                        fleet.add(
                                new FleetForward(
                                        name,
                                        target.daemon(),
                                        target.host(),
                                        "",
                                        target.port(),
                                        target.protocol(),
                                        target.tls(),
                                        target.observed(),
                                        target.origin()));
                case TimeSource source ->
                        fleet.add(
                                new FleetTimeSource(
                                        name,
                                        source.daemon(),
                                        source.address(),
                                        "",
                                        source.observed(),
                                        source.origin()));
                case Gap gap when gap.kind().equals("ForwardTarget") ->
                        fleet.add(gap("FleetForward", name, gap));
                case Gap gap when gap.kind().equals("TimeSource") ->
                        fleet.add(gap("FleetTimeSource", name, gap));
                default -> {}
            }
        }
        return fleet;
    }

    private static Gap gap(String kind, String host, Gap gap) {
        return new Gap(kind, "", host, gap.cause(), host + ": " + gap.reason(), gap.origin());
    }

    /** Of a host that should have been read, and was not. */
    public static List<Fact> ofNotScanned(InventoryHost host, String why) {
        var fleet = new ArrayList<Fact>();
        fleet.add(host(host, false));
        for (String kind : List.of("FleetForward", "FleetTimeSource", "FleetIdentity")) {
            fleet.add(missing(kind, host, Gap.Cause.UNREADABLE, why));
        }
        return fleet;
    }

    /** Of a host that this run was not to read. */
    public static List<Fact> ofNotSelected(InventoryHost host) {
        var fleet = new ArrayList<Fact>();
        for (String kind :
                List.of("FleetHost", "FleetForward", "FleetTimeSource", "FleetIdentity")) {
            fleet.add(
                    missing(
                            kind,
                            host,
                            Gap.Cause.NOT_CONFIGURED,
                            "not every host of the inventory was selected for this run"));
        }
        return fleet;
    }

    /** What a host takes too many words for. */
    public static List<Fact> ofTooMuch(InventoryHost host, String why) {
        List<Fact> fleet = new ArrayList<>(ofNotScanned(host, why));
        fleet.set(0, host(host, true));
        return fleet;
    }

    private static FleetHost host(InventoryHost host, boolean scanned) {
        return new FleetHost(
                host.name(), host.service().orElse(""), host.roles(), scanned, host.origin());
    }

    private static Gap missing(String kind, InventoryHost host, Gap.Cause cause, String why) {
        return new Gap(kind, "", host.name(), cause, why, host.origin());
    }
}
