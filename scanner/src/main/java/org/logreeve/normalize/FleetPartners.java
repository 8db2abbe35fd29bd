package org.logreeve.normalize;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FleetFact;
import org.logreeve.fact.FleetForward;
import org.logreeve.fact.FleetHost;
import org.logreeve.fact.FleetIdentity;
import org.logreeve.fact.FleetTimeSource;
import org.logreeve.inventory.InventoryHost;

/** The hosts of an inventory by the names that others use for them. Made once for all hosts. */
public final class FleetPartners {
    private final Map<String, String> names = new HashMap<>();

    private FleetPartners() {}

    /** A host's own name goes before another one's address. */
    public static FleetPartners of(Collection<InventoryHost> hosts) {
        var partners = new FleetPartners();
        for (InventoryHost host : hosts) {
            partners.names.put(plain(host.connection().address()), host.name());
        }
        hosts.forEach(host -> partners.names.put(plain(host.name()), host.name()));
        return partners;
    }

    /** The facts with the inventory's name for each partner that it knows. */
    public List<Fact> linked(List<Fact> fleet) {
        return fleet.stream().map(this::linked).toList();
    }

    private Fact linked(Fact fact) {
        return switch (fact) {
            case FleetFact fleet ->
                    switch (fleet) {
                        case FleetForward forward -> forward.to(name(forward.target()));
                        case FleetTimeSource source -> source.from(name(source.address()));
                        case FleetHost host -> host;
                        case FleetIdentity identity -> identity;
                    };
            default -> fact;
        };
    }

    private String name(String used) {
        return names.getOrDefault(plain(used), "");
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
