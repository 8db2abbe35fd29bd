package org.logreeve.inventory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/**
 * Puts the hosts' ways together once all hosts are read. A list of jump hosts is walked as it is
 * written; only the first one's own way counts. Each mistake is said once, at its place.
 */
final class Routes {
    private static final int LONGEST = 8;
    private static final List<String> NOT_FOR_JUMPS = List.of("type", "privilege", "via");

    private final ConnectionReader connections;
    private final ConnectionReader.Partial base;
    private final SequencedMap<String, Draft> drafts;
    private final Map<String, Connection> complete = new HashMap<>();
    private final Map<String, Via> ways = new HashMap<>();
    private final SequencedSet<String> open = new LinkedHashSet<>();
    private final Map<YamlNode, Jump> jumps = new HashMap<>();
    private final Set<YamlNode> said = new HashSet<>();

    Routes(
            ConnectionReader connections,
            ConnectionReader.Partial base,
            SequencedMap<String, Draft> drafts) {
        this.connections = connections;
        this.base = base;
        this.drafts = drafts;
    }

    /**
     * A host that is read, but for its way.
     *
     * @param own what stands at the host itself
     * @param base what its groups and the defaults say
     */
    record Draft(YamlMapping place, ConnectionReader.Partial own, ConnectionReader.Partial base) {
        ConnectionReader.Partial all() {
            return own.over(base);
        }
    }

    /**
     * A jump host as a list has it.
     *
     * @param isHost whether it is one of the inventory's hosts
     */
    private record Jump(String name, Connection connection, boolean isHost) {}

    /** How the host is reached, way and all. */
    Connection to(String host) {
        return complete(host).by(way(host));
    }

    private Connection complete(String host) {
        Connection known = complete.get(host);
        if (known == null) {
            Draft draft = draft(host);
            known = connections.complete(draft.all(), host, draft.place());
            complete.put(host, known);
        }
        return known;
    }

    private Via way(String host) {
        Via known = ways.get(host);
        if (known == null) {
            open.add(host);
            known = found(host);
            open.remove(host);
            ways.put(host, known);
        }
        return known;
    }

    private Via found(String host) {
        ViaReader.Stated stated = stated(host);
        if (stated == null || complete(host).access().type() != Access.Type.SSH) {
            return new Via.Direct();
        }
        if (!stated.argv().isEmpty()) {
            return new Via.Command(stated.argv());
        }
        boolean own = draft(host).own().via() != null;
        Via way = new Via.Direct();
        var passed = new LinkedHashSet<String>();
        for (YamlNode node : stated.jumps()) {
            Jump jump = jump(node, stated.place());
            if (jump == null) {
                return new Via.Direct();
            }
            if (jump.name().equals(host) && !own) {
                // who stands in the list of the defaults is reached by the part before it
                return way;
            }
            if (way instanceof Via.Direct && jump.isHost()) {
                if (open.contains(jump.name())) {
                    String first = open.getFirst();
                    say(node, stated.place(), circle(first, jump.name()), "find another way");
                    return new Via.Direct();
                }
                way = way(jump.name());
            }
            passed.addAll(way.jumps());
            if (jump.name().equals(host) || !passed.add(jump.name())) {
                say(node, stated.place(), circle(host, jump.name()), "leave it out of the list");
                return new Via.Direct();
            }
            way = new Via.Jump(jump.name(), jump.connection().by(way));
        }
        if (way.jumps().size() > LONGEST) {
            stated.place().problem("via", "a way has at most " + LONGEST + " jump hosts", "");
        }
        return way;
    }

    private static String circle(String host, String jump) {
        return "the way to '%s' leads through '%s' in a circle".formatted(host, jump);
    }

    private ViaReader.@Nullable Stated stated(String host) {
        return draft(host).all().via();
    }

    private @Nullable Jump jump(YamlNode node, YamlMapping place) {
        Jump known = jumps.get(node);
        if (known == null && !said.contains(node)) {
            known =
                    switch (node) {
                        case YamlNode.Scalar name -> named(name, place);
                        case YamlNode.Mapping ignored -> inline(node, place);
                        case YamlNode.Sequence list -> {
                            say(list, place, "'via' wants names or mappings, not a list", "");
                            yield null;
                        }
                    };
            if (known != null) {
                jumps.put(node, known);
            }
        }
        return known;
    }

    private @Nullable Jump named(YamlNode.Scalar node, YamlMapping place) {
        String name = node.text();
        if (!drafts.containsKey(name)) {
            String hint = Nearest.hint(name, drafts.keySet());
            say(
                    node,
                    place,
                    "there is no host '" + name + "' to jump through",
                    hint.isEmpty() ? "name a host of this file, or write {address: ...}" : hint);
            return null;
        }
        Connection connection = complete(name);
        if (connection.access().type() != Access.Type.SSH) {
            String type = connection.access().type().word();
            say(node, place, "'" + name + "' is no jump host, its type is " + type, "");
            return null;
        }
        return new Jump(name, connection, true);
    }

    private Jump inline(YamlNode node, YamlMapping place) {
        YamlMapping yaml = place.mapping(node);
        ConnectionReader.Partial own = connections.read(yaml);
        for (String key : NOT_FOR_JUMPS) {
            if (yaml.node(key).isPresent()) {
                yaml.problem(key, "'" + key + "' has no meaning for a jump host", "remove it");
            }
        }
        String address = own.address();
        if (address == null) {
            say(node, place, "the jump host has no address", "write {address: ...}, or a name");
            address = "";
        }
        Connection connection = connections.complete(own.asJump(base), address, yaml);
        int port = connection.port();
        return new Jump(port == 22 ? address : address + ":" + port, connection, false);
    }

    private void say(YamlNode node, YamlMapping place, String what, String hint) {
        if (said.add(node)) {
            place.problem(node, what, hint);
        }
    }

    private Draft draft(String host) {
        Draft draft = drafts.get(host);
        if (draft == null) {
            throw new IllegalArgumentException(host);
        }
        return draft;
    }
}
