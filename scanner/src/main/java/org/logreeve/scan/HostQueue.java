package org.logreeve.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.HostLimits;
import org.logreeve.inventory.InventoryHost;

/**
 * Hosts that wait for their turn: the inventory's order, but nobody waits for a host that waits for
 * a jump host or a label that is busy.
 */
final class HostQueue {
    private final HostLimits limits;
    private final Map<Set<Gate>, Deque<Turn>> waiting = new LinkedHashMap<>();
    private final Map<Gate, Integer> inWork = new HashMap<>();

    HostQueue(List<InventoryHost> hosts, HostLimits limits) {
        this.limits = limits;
        int number = 0;
        for (InventoryHost host : hosts) {
            waiting.computeIfAbsent(gates(host), gates -> new ArrayDeque<>())
                    .add(new Turn(number++, host));
        }
    }

    /** What lets only so many hosts pass at a time. */
    private record Gate(String kind, String name, int most) {}

    private record Turn(int number, InventoryHost host) {}

    /** The next host that may start now, which then counts as in work; null when none may. */
    @Nullable InventoryHost next() {
        Set<Gate> best = null;
        int lowest = Integer.MAX_VALUE;
        for (Map.Entry<Set<Gate>, Deque<Turn>> group : waiting.entrySet()) {
            Turn first = group.getValue().peek();
            if (first != null && first.number() < lowest && isOpen(group.getKey())) {
                best = group.getKey();
                lowest = first.number();
            }
        }
        if (best == null) {
            return null;
        }
        best.forEach(gate -> inWork.merge(gate, 1, Integer::sum));
        Deque<Turn> turns = waiting.getOrDefault(best, new ArrayDeque<>());
        InventoryHost host = turns.remove().host();
        if (turns.isEmpty()) {
            waiting.remove(best);
        }
        return host;
    }

    void done(InventoryHost host) {
        gates(host).forEach(gate -> inWork.merge(gate, -1, Integer::sum));
    }

    private boolean isOpen(Set<Gate> gates) {
        return gates.stream().allMatch(gate -> inWork.getOrDefault(gate, 0) < gate.most());
    }

    private Set<Gate> gates(InventoryHost host) {
        var gates = new LinkedHashSet<Gate>();
        for (String jump : host.connection().via().jumps()) {
            gates.add(new Gate("jump host", jump, limits.perBastion()));
        }
        for (String label : host.labels()) {
            Integer most = limits.perLabel().get(label);
            if (most != null) {
                gates.add(new Gate("label", label, most));
            }
        }
        return gates;
    }
}
