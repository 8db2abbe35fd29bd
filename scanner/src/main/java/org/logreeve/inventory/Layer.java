package org.logreeve.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.logreeve.text.Origin;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;
import org.logreeve.yaml.YamlText;

/**
 * One of the places that say something about a host: the defaults, a group, or the host itself.
 *
 * @param name what people call it
 * @param place its mapping
 */
record Layer(String name, YamlMapping place) {
    private static final String CONNECTION = "connection";
    private static final String LOAD_GUARD = "loadGuard";
    private static final List<String> BY_KEY = List.of(CONNECTION, "settings", LOAD_GUARD);
    private static final List<String> OF_GROUPS = List.of("groups", "children");
    private static final List<String> GUARDS = List.of("load", "memory", "pressure");

    /**
     * One value, as it is written.
     *
     * @param text on one line
     */
    record Stated(String text, Layer layer, YamlMapping in, String key, YamlNode node) {
        Origin origin() {
            return in.origin(key);
        }

        /** For messages about what may be wrong: a secret may stand there by mistake. */
        String shown() {
            return key.equals("identityPassphrase") ? "something else" : text;
        }

        void problem(String message, String hint) {
            in.problem(node, message, hint);
        }
    }

    /**
     * What it states, by the names that layers above may state as well: {@code connection.user}.
     */
    SequencedMap<String, Stated> stated() {
        var all = new LinkedHashMap<String, Stated>();
        for (String key : place.keys()) {
            if (key.equals(LOAD_GUARD) && place.node(key).orElse(null) instanceof YamlNode.Scalar) {
                GUARDS.forEach(guard -> add(all, key + "." + guard, place, key));
            } else if (BY_KEY.contains(key)) {
                YamlMapping inner = place.mapping(key);
                inner.keys().forEach(name -> add(all, key + "." + name, inner, name));
            } else if (!OF_GROUPS.contains(key)) {
                add(all, key, place, key);
            }
        }
        return all;
    }

    private void add(SequencedMap<String, Stated> all, String name, YamlMapping in, String key) {
        in.node(key)
                .filter(node -> !isNothing(name, node))
                .ifPresent(
                        node -> all.put(name, new Stated(YamlText.of(node), this, in, key, node)));
    }

    /** An empty list of a connection leaves it to the layers below. */
    private static boolean isNothing(String name, YamlNode node) {
        return name.startsWith(CONNECTION)
                && node instanceof YamlNode.Sequence list
                && list.items().isEmpty();
    }
}
