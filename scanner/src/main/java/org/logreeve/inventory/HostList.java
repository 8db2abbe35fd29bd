package org.logreeve.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.logreeve.json.Json;

/** Hosts as lines for people, or as JSON for programs. */
public final class HostList {
    private HostList() {}

    /** Name, line, groups, and the state of hosts that are not in service. */
    public static List<String> lines(List<InventoryHost> hosts) {
        int widest = hosts.stream().mapToInt(host -> host.name().length()).max().orElse(0);
        var lines = new ArrayList<String>();
        for (InventoryHost host : hosts) {
            var line = new StringBuilder(host.name());
            line.repeat(' ', widest - host.name().length() + 3).append(host.origin());
            if (!host.groups().isEmpty()) {
                line.append("   ").append(String.join(", ", host.groups()));
            }
            if (host.lifecycle().state() != Lifecycle.State.ACTIVE) {
                line.append("   (").append(host.lifecycle().state().word()).append(')');
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** An array with a line end; what proves who we are is not in it. */
    public static String json(List<InventoryHost> hosts) {
        List<Map<String, Object>> all = hosts.stream().map(HostList::json).toList();
        return new String(Json.writePretty(all), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(InventoryHost host) {
        Connection to = host.connection();
        var connection = new LinkedHashMap<String, Object>();
        connection.put("type", to.access().type().name().toLowerCase(Locale.ROOT));
        if (to.access().type() == Access.Type.SSH) {
            connection.put("address", to.address());
            connection.put("port", to.port());
            connection.put("user", to.user());
            connection.put("via", to.via().jumps());
        }
        SortedMap<String, Object> settings = new TreeMap<>();
        host.settings()
                .values()
                .forEach(
                        (name, setting) ->
                                settings.put(
                                        name,
                                        Map.of(
                                                "values", setting.values(),
                                                "at", setting.origin().toString())));
        return Map.of(
                "name", host.name(),
                "at", host.origin().toString(),
                "lifecycle", host.lifecycle().state().word(),
                "groups", host.groups(),
                "labels", List.copyOf(new TreeSet<>(host.labels())),
                "connection", connection,
                "settings", settings);
    }
}
