package org.logreeve.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** Reads {@code scope:} of a waiver: what it names must be there, and together cover a host. */
final class WaiverScopeReader {
    private static final String KEY = "scope";
    private static final String ESTATE = "estate";
    private static final String WANTED = "{host: NAME}, group, label, service, or estate";

    private final List<InventoryHost> hosts;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();
    private final Set<String> labels = new TreeSet<>();
    private final Set<String> services = new TreeSet<>();

    WaiverScopeReader(List<InventoryHost> hosts) {
        this.hosts = hosts;
        for (InventoryHost host : hosts) {
            names.add(host.name());
            groups.addAll(host.groups());
            labels.addAll(host.labels());
            host.service().ifPresent(services::add);
        }
    }

    /** Null when it is not right, which is a problem by then. */
    @Nullable WaiverScope read(YamlMapping waiver) {
        return switch (waiver.node(KEY).orElse(null)) {
            case null -> {
                waiver.requiredText(KEY);
                yield null;
            }
            case YamlNode.Scalar word when word.text().equals(ESTATE) -> WaiverScope.ESTATE;
            case YamlNode.Scalar word -> {
                String hint = Nearest.hint(word.text(), List.of(ESTATE));
                waiver.problem(
                        KEY,
                        "'" + word.text() + "' is not a scope",
                        hint.isEmpty() ? WANTED : hint);
                yield null;
            }
            case YamlNode.Mapping map -> ofHosts(waiver, map);
            case YamlNode.Sequence list -> {
                waiver.problem(KEY, "a list is not a scope", WANTED);
                yield null;
            }
        };
    }

    private @Nullable WaiverScope ofHosts(YamlMapping waiver, YamlNode.Mapping map) {
        YamlMapping yaml = waiver.mapping(map);
        map.entries().forEach((key, value) -> checkNotEmpty(yaml, key.text(), value));
        Set<String> host = named(yaml, "host", "host of the inventory", names);
        Set<String> group = named(yaml, "group", "group of any host", groups);
        Set<String> label = named(yaml, "label", "label of any host", labels);
        Set<String> service = named(yaml, "service", "service of any host", services);
        yaml.close();
        if (host == null || group == null || label == null || service == null) {
            return null;
        }
        WaiverScope scope = WaiverScope.of(host, group, label, service);
        if (map.entries().isEmpty()) {
            waiver.problem(KEY, "the scope names nothing", WANTED);
        }
        if (scope.words().isEmpty()) {
            return null;
        }
        if (hosts.stream().noneMatch(scope::covers)) {
            waiver.problem(
                    KEY, "no host is all of: " + String.join(", ", scope.words()), "all must hold");
            return null;
        }
        return scope;
    }

    /** A key without a name would make the scope wider than it looks. */
    private static void checkNotEmpty(YamlMapping yaml, String key, YamlNode value) {
        boolean nothing =
                switch (value) {
                    case YamlNode.Scalar scalar -> scalar.isNull();
                    case YamlNode.Sequence list -> list.items().isEmpty();
                    case YamlNode.Mapping map -> false;
                };
        if (nothing) {
            yaml.problem(key, "'" + key + "' names nothing", "leave it out, or name one");
        }
    }

    /** Null when something in it is not right. */
    private static @Nullable Set<String> named(
            YamlMapping yaml, String key, String what, Collection<String> known) {
        List<String> texts = yaml.texts(key);
        boolean right = true;
        for (String text : texts) {
            right &= StatedNames.isKnown(yaml, key, what, text, known);
        }
        return right ? new TreeSet<>(texts) : null;
    }
}
