package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.logreeve.yaml.YamlNode;

/**
 * Two groups that say different things of the same hosts, and none of them is above the other: only
 * chance would decide.
 *
 * @param name what they say it of, for example {@code settings.tier}
 */
record GroupConflict(String name, Layer.Stated first, Layer.Stated second) {
    /** Each thing that a host in all of these groups would be told twice. */
    static List<GroupConflict> among(List<Group> groups) {
        SequencedMap<String, SequencedMap<Group, Layer.Stated>> byName = new LinkedHashMap<>();
        for (Group group : groups) {
            group.layer()
                    .stated()
                    .forEach(
                            (name, stated) ->
                                    byName.computeIfAbsent(name, each -> new LinkedHashMap<>())
                                            .put(group, stated));
        }
        var conflicts = new ArrayList<GroupConflict>();
        byName.forEach((name, stated) -> addTo(conflicts, name, stated));
        return conflicts;
    }

    private static void addTo(
            List<GroupConflict> conflicts, String name, SequencedMap<Group, Layer.Stated> stated) {
        List<Layer.Stated> last =
                stated.entrySet().stream()
                        .filter(
                                each ->
                                        stated.keySet().stream()
                                                .noneMatch(
                                                        other ->
                                                                other.above()
                                                                        .contains(
                                                                                each.getKey()
                                                                                        .name())))
                        .map(Map.Entry::getValue)
                        .toList();
        Layer.Stated first = last.getFirst();
        for (Layer.Stated other : last) {
            if (!other.text().equals(first.text())) {
                conflicts.add(new GroupConflict(name, first, other));
            }
        }
    }

    /** What is the same for all hosts that are in both. */
    List<Object> places() {
        return List.of(name, first.origin(), second.origin());
    }

    /** Said at the value that stands further below, with the first host that has both. */
    void report(String host) {
        boolean inOrder = isBefore(first.node(), second.node());
        Layer.Stated before = inOrder ? first : second;
        Layer.Stated after = inOrder ? second : first;
        after.problem(
                "'%s' of host '%s' is %s by %s here, and %s by %s (%s, column %d), with no order between them"
                        .formatted(
                                name,
                                host,
                                after.shown(),
                                after.layer().name(),
                                before.shown(),
                                before.layer().name(),
                                before.origin(),
                                before.node().column()),
                "say it at the host, or make one group a child of the other");
    }

    private static boolean isBefore(YamlNode a, YamlNode b) {
        return a.line() == b.line() ? a.column() < b.column() : a.line() < b.line();
    }
}
