package org.logreeve.inventory;

import java.util.List;
import java.util.Set;

/**
 * What hosts have in common.
 *
 * @param layer where it stands
 * @param above the groups that have it among their children, and theirs
 */
record Group(
        String name,
        int depth,
        Layer layer,
        ConnectionReader.Partial connection,
        HostSettings settings,
        Set<String> above) {
    Group {
        above = Set.copyOf(above);
    }

    /** Parents before their children; where nothing else decides, by name. */
    static List<Group> inOrder(List<Group> groups) {
        return groups.stream()
                .sorted(java.util.Comparator.comparingInt(Group::depth).thenComparing(Group::name))
                .toList();
    }
}
