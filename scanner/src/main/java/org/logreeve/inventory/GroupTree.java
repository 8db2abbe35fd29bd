package org.logreeve.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/**
 * Which group has which among its children. A group may have several parents, but never be above
 * itself: each circle is a problem, and the child that closes it is taken out.
 */
final class GroupTree {
    /** Each group walks up through what is above it: more would take minutes. */
    static final int MOST_CHILDREN = 20_000;

    /** Each circle costs a walk through all groups. */
    static final int MOST_CIRCLES = 20;

    private static final String CHILDREN = "children";

    private final YamlMapping groups;
    private final SequencedMap<String, SequencedMap<String, YamlNode>> parents =
            new LinkedHashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private int children;

    GroupTree(YamlMapping groups) {
        this.groups = groups;
        Set<String> names = groups.keys();
        names.forEach(name -> parents.put(name, new LinkedHashMap<>()));
        for (String name : names) {
            known(groups.mapping(name), CHILDREN, names)
                    .forEach((child, node) -> add(name, child, node));
        }
        if (children > MOST_CHILDREN) {
            groups.problem("", "groups have more than " + MOST_CHILDREN + " children in all", "");
        }
        for (int circles = 0; !sort(); circles++) {
            if (circles == MOST_CIRCLES) {
                groups.problem("", "there are more circles of groups than are shown", "");
                parents.values().forEach(SequencedMap::clear);
            } else {
                breakCircle();
            }
        }
    }

    private void add(String parent, String child, YamlNode node) {
        children++;
        if (children <= MOST_CHILDREN) {
            of(child).put(parent, node);
        }
    }

    /** The groups that a list names, each with its place; one that is not there is a problem. */
    static SequencedMap<String, YamlNode> known(YamlMapping at, String key, Set<String> names) {
        var known = new LinkedHashMap<String, YamlNode>();
        List<YamlNode> nodes =
                at.node(key).orElse(null) instanceof YamlNode.Scalar one
                        ? List.of(one)
                        : at.nodes(key);
        for (YamlNode node : nodes) {
            if (!(node instanceof YamlNode.Scalar scalar)) {
                at.problem(node, "'" + key + "' wants a list of groups", "");
            } else if (names.contains(scalar.text())) {
                known.putIfAbsent(scalar.text(), node);
            } else {
                at.problem(
                        node,
                        "there is no group '" + scalar.text() + "'",
                        names.isEmpty()
                                ? "groups stand below groups: at the top of the file"
                                : Nearest.hint(scalar.text(), names));
            }
        }
        return known;
    }

    /** The longest way down from a group without parents. */
    int depth(String group) {
        return depths.getOrDefault(group, 0);
    }

    /** All that are above it, the nearest first. */
    SequencedSet<String> above(String group) {
        var above = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(of(group).keySet());
        while (!next.isEmpty()) {
            String parent = next.remove();
            if (above.add(parent)) {
                next.addAll(of(parent).keySet());
            }
        }
        return above;
    }

    private SequencedMap<String, YamlNode> of(String group) {
        return parents.computeIfAbsent(group, name -> new LinkedHashMap<>());
    }

    /** Gives each group its depth once all of its parents have theirs; false when some never do. */
    private boolean sort() {
        depths.clear();
        var waiting = new HashMap<String, Integer>();
        var below = new HashMap<String, List<String>>();
        var ready = new ArrayDeque<String>();
        parents.forEach(
                (name, above) -> {
                    waiting.put(name, above.size());
                    above.keySet()
                            .forEach(
                                    parent ->
                                            below.computeIfAbsent(parent, each -> new ArrayList<>())
                                                    .add(name));
                    if (above.isEmpty()) {
                        depths.put(name, 0);
                        ready.add(name);
                    }
                });
        var longest = new HashMap<String, Integer>();
        while (!ready.isEmpty()) {
            String parent = ready.remove();
            for (String child : below.getOrDefault(parent, List.of())) {
                longest.merge(child, depth(parent) + 1, Math::max);
                if (waiting.merge(child, -1, Integer::sum) == 0) {
                    depths.put(child, longest.getOrDefault(child, 0));
                    ready.add(child);
                }
            }
        }
        return depths.size() == parents.size();
    }

    /** Who has no depth has a parent without one: going up leads into the circle. */
    private void breakCircle() {
        String at =
                parents.keySet().stream()
                        .filter(name -> !depths.containsKey(name))
                        .findFirst()
                        .orElseThrow();
        var way = new LinkedHashSet<String>();
        while (way.add(at)) {
            at =
                    of(at).keySet().stream()
                            .filter(up -> !depths.containsKey(up))
                            .findFirst()
                            .orElseThrow();
        }
        // what was gone through before the circle was reached is not part of it
        List<String> circle = new ArrayList<>(way);
        circle = circle.subList(circle.indexOf(at), circle.size());
        String parent = circle.size() == 1 ? at : circle.get(1);
        YamlNode closing = of(at).remove(parent);
        if (closing == null) {
            throw new IllegalStateException(at);
        }
        var places = new ArrayList<String>();
        for (String name : circle.reversed()) {
            places.add("'" + name + "' of line " + groups.origin(name).line());
        }
        groups.problem(
                closing,
                "the groups %s are children of one another in a circle"
                        .formatted(String.join(", ", places)),
                "take '" + at + "' out of the children of '" + parent + "', or break it elsewhere");
    }
}
