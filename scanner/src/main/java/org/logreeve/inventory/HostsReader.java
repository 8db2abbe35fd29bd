package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;

/** Reads {@code hosts:}; what a host does not say comes from its groups and the defaults. */
final class HostsReader {
    private final ConnectionReader connections;
    private final ScheduleReader schedules;
    private final Groups groups;
    private final Map<String, Entry> byName = new HashMap<>();
    private final Set<List<Object>> said = new HashSet<>();

    HostsReader(ConnectionReader connections, ScheduleReader schedules, Groups groups) {
        this.connections = connections;
        this.schedules = schedules;
        this.groups = groups;
    }

    /** What a key below {@code hosts:} says of each host that it names. */
    private record Entry(
            List<String> names,
            Routes.Draft draft,
            HostSettings settings,
            Lifecycle lifecycle,
            Groups.Membership membership,
            Set<String> labels,
            HostSchedule schedule,
            Origin origin) {
        InventoryHost host(String name, Connection connection) {
            return new InventoryHost(
                    name,
                    connection,
                    settings,
                    lifecycle,
                    membership.names(),
                    labels,
                    schedule,
                    origin);
        }
    }

    /** In two rounds: a way may lead through a host that stands further below. */
    List<InventoryHost> read(YamlMapping all, ConnectionReader.Partial defaults) {
        var entries = new ArrayList<Entry>();
        var drafts = new LinkedHashMap<String, Routes.Draft>();
        HostNames.of(all)
                .forEach(
                        (key, names) -> {
                            Entry entry = entry(key, names, all);
                            entries.add(entry);
                            names.forEach(
                                    name -> {
                                        drafts.put(name, entry.draft());
                                        byName.put(name, entry);
                                    });
                        });
        var routes = new Routes(connections, defaults, drafts);
        var hosts = new ArrayList<InventoryHost>();
        for (Entry entry : entries) {
            entry.names().forEach(name -> hosts.add(entry.host(name, routes.to(name))));
        }
        return hosts;
    }

    /** The places that say something about a host, the one that counts least first. */
    List<Layer> layers(String host) {
        Entry entry = byName.get(host);
        if (entry == null) {
            throw new IllegalArgumentException(host);
        }
        var layers = new ArrayList<Layer>();
        entry.membership().groups().forEach(group -> layers.add(group.layer()));
        layers.add(new Layer("host", entry.draft().place()));
        return layers;
    }

    private Entry entry(String key, List<String> names, YamlMapping all) {
        YamlMapping place = all.mapping(key);
        YamlMapping connection = place.mapping("connection");
        Groups.Membership membership = groups.of(place);
        Groups.Base base = membership.base();
        ConnectionReader.Partial own = connections.read(connection);
        checkAddress(key, names, connection, own.over(base.connection()));
        var draft = new Routes.Draft(place, own, base.connection());
        var entry =
                new Entry(
                        names,
                        draft,
                        SettingsReader.read(place.mapping("settings")).over(base.settings()),
                        LifecycleReader.read(place),
                        membership,
                        HostLimitsReader.labels(place),
                        schedules.read(place, base.schedule()),
                        all.origin(key));
        place.close();
        if (!names.isEmpty() && !membership.conflicts().isEmpty()) {
            report(membership.conflicts(), names.getFirst(), place);
        }
        return entry;
    }

    /** Several hosts of one key that all have its address would be one host under many names. */
    private static void checkAddress(
            String key,
            List<String> names,
            YamlMapping connection,
            ConnectionReader.Partial inForce) {
        if (names.size() > 1 && inForce.address() != null) {
            connection.problem(
                    "address",
                    "the %d hosts of '%s' cannot have one address".formatted(names.size(), key),
                    "leave it out here and in its groups and the defaults, so that each is reached by"
                            + " its name");
        }
    }

    /** What the host says itself is decided. */
    private void report(List<GroupConflict> conflicts, String host, YamlMapping place) {
        Set<String> own = new Layer("host", place).stated().keySet();
        for (GroupConflict conflict : conflicts) {
            if (!own.contains(conflict.name()) && said.add(conflict.places())) {
                conflict.report(host);
            }
        }
    }
}
