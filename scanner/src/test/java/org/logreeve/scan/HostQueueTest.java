package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostLimits;
import org.logreeve.inventory.HostSchedule;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Lifecycle;
import org.logreeve.inventory.Via;
import org.logreeve.text.Origin;

class HostQueueTest {
    private static final Connection CONNECTION =
            new Connection(
                    "127.0.0.1",
                    22,
                    "audit",
                    List.of(Path.of("id")),
                    List.of(Path.of("known_hosts")),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1));
    private static final HostLimits LIMITS =
            new HostLimits(32, 2, Map.of("rack", 1), Duration.ZERO);

    @Test
    void hostsBehindABusyJumpHostLetTheOthersPass() {
        InventoryHost first = behind("b1");
        var queue =
                new HostQueue(
                        List.of(first, behind("b2"), behind("b3"), host("d1"), host("d2")), LIMITS);

        assertThat(started(queue)).containsExactly("b1", "b2", "d1", "d2");
        queue.done(first);
        assertThat(started(queue)).containsExactly("b3");
        assertThat(started(queue)).isEmpty();
    }

    @Test
    void aHostWaitsForEveryLimitThatItIsUnder() {
        InventoryHost label = host("l1", "rack");
        InventoryHost both =
                new InventoryHost(
                        "both",
                        behind("x").connection(),
                        HostSettings.none(),
                        Lifecycle.ACTIVE,
                        Set.of("rack", "unlimited"),
                        HostSchedule.ANY_TIME,
                        new Origin("hosts.yaml", 1));
        var queue = new HostQueue(List.of(label, both, behind("b1"), host("l2", "rack")), LIMITS);

        assertThat(started(queue)).containsExactly("l1", "b1");
        queue.done(label);
        assertThat(started(queue)).containsExactly("both");
        queue.done(both);
        assertThat(started(queue)).containsExactly("l2");
    }

    private static List<String> started(HostQueue queue) {
        var names = new ArrayList<String>();
        for (InventoryHost next = queue.next(); next != null; next = queue.next()) {
            names.add(next.name());
        }
        return names;
    }

    private static InventoryHost behind(String name) {
        return new InventoryHost(
                name,
                CONNECTION.by(new Via.Jump("bastion", CONNECTION)),
                HostSettings.none(),
                new Origin("hosts.yaml", 1));
    }

    private static InventoryHost host(String name, String... labels) {
        return new InventoryHost(
                name,
                CONNECTION,
                HostSettings.none(),
                Lifecycle.ACTIVE,
                Set.of(labels),
                HostSchedule.ANY_TIME,
                new Origin("hosts.yaml", 1));
    }
}
