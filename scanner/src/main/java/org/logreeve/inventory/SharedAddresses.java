package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Finds hosts that are one machine under several names, by where they are reached. */
public final class SharedAddresses {
    private SharedAddresses() {}

    /** Names of hosts are equal in any case (RFC 4343). */
    private record Door(String address, int port, Via via) {}

    /** A sentence for each of them. It may be meant: two names may be read with other rights. */
    public static List<String> of(List<InventoryHost> hosts) {
        SequencedMap<Door, List<InventoryHost>> byDoor = new LinkedHashMap<>();
        for (InventoryHost host : hosts) {
            Connection to = host.connection();
            if (to.access().type() == Access.Type.SSH) {
                var door = new Door(to.address().toLowerCase(Locale.ROOT), to.port(), to.via());
                byDoor.computeIfAbsent(door, each -> new ArrayList<>(1)).add(host);
            }
        }
        return byDoor.entrySet().stream()
                .filter(each -> each.getValue().size() > 1)
                .map(each -> sentence(each.getKey(), each.getValue()))
                .toList();
    }

    private static String sentence(Door door, List<InventoryHost> hosts) {
        InventoryHost first = hosts.get(0);
        InventoryHost second = hosts.get(1);
        String more = hosts.size() > 2 ? " and %d more".formatted(hosts.size() - 2) : "";
        return "'%s' (%s) and '%s' (%s)%s are all at %s port %d: one machine is read once for each"
                .formatted(
                        first.name(),
                        first.origin(),
                        second.name(),
                        second.origin(),
                        more,
                        door.address(),
                        door.port());
    }
}
