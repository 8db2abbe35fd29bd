package org.logreeve.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/** An inventory that still knows where each value comes from. */
public final class LayeredInventory {
    private static final String BUILT_IN = "built in";

    /** What the readers take where nobody says anything. */
    static final String BUILT_IN_VALUES =
            """
            connection: {type: ssh, port: 22, privilege: none, connectTimeout: 10s, deadline: 2m}
            loadGuard: {load: 4, memory: 5%, pressure: 40%}
            lifecycle: active
            """;

    private final Inventory inventory;
    private final Set<String> groups;
    private final Layer defaults;
    private final HostsReader hosts;

    LayeredInventory(Inventory inventory, Set<String> groups, Layer defaults, HostsReader hosts) {
        this.inventory = inventory;
        this.groups = Set.copyOf(groups);
        this.defaults = defaults;
        this.hosts = hosts;
    }

    public Inventory inventory() {
        return inventory;
    }

    /** Names of all groups, of those as well that no host is in. */
    public Set<String> groups() {
        return groups;
    }

    /** Each value that holds for one of the hosts, by name. */
    public List<EffectiveSetting> explain(InventoryHost host) {
        var layers = new ArrayList<Layer>();
        layers.add(defaults);
        layers.addAll(hosts.layers(host.name()));
        SortedMap<String, List<EffectiveSetting.Value>> values = new TreeMap<>();
        add(values, "connection.address", new EffectiveSetting.Value(host.name(), BUILT_IN, ""));
        builtIn()
                .stated()
                .forEach(
                        (name, stated) ->
                                add(
                                        values,
                                        name,
                                        new EffectiveSetting.Value(stated.text(), BUILT_IN, "")));
        for (Layer layer : layers) {
            layer.stated()
                    .forEach(
                            (name, stated) ->
                                    add(
                                            values,
                                            name,
                                            new EffectiveSetting.Value(
                                                    stated.text(),
                                                    layer.name(),
                                                    stated.origin().toString())));
        }
        AccessReader.meaningless(host.connection().access().type())
                .forEach(key -> values.remove("connection." + key));
        return values.entrySet().stream()
                .map(
                        each ->
                                new EffectiveSetting(
                                        each.getKey(),
                                        each.getValue().getFirst(),
                                        each.getValue().subList(1, each.getValue().size())))
                .toList();
    }

    private static void add(
            SortedMap<String, List<EffectiveSetting.Value>> values,
            String name,
            EffectiveSetting.Value value) {
        values.computeIfAbsent(name, each -> new ArrayList<>()).addFirst(value);
    }

    private static Layer builtIn() {
        byte[] text = BUILT_IN_VALUES.getBytes(StandardCharsets.UTF_8);
        return new Layer(
                BUILT_IN,
                YamlMapping.of(BUILT_IN, YamlReader.read(BUILT_IN, text), new ArrayList<>()));
    }
}
