package org.logreeve.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.logreeve.yaml.YamlMapping;

/**
 * Reads {@code groups:}: what hosts have in common. What a group says holds before what its parents
 * say, and what a host says before both.
 */
final class Groups {
    private static final String KEY = "groups";
    private static final String NAME = "[A-Za-z0-9_]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_])?";
    static final int MOST = 2_000;
    private static final List<String> RESERVED = List.of("all", "ungrouped");

    private final ScheduleReader schedules;
    private final Base defaults;
    private final SequencedMap<String, Group> groups = new LinkedHashMap<>();
    private final Map<Set<String>, Membership> known = new HashMap<>();

    Groups(YamlMapping all, Base defaults, ConnectionReader connections, ScheduleReader schedules) {
        this.schedules = schedules;
        this.defaults = defaults;
        if (all.keys().size() > MOST) {
            all.problem("", "there are more than " + MOST + " groups", "");
            return;
        }
        var tree = new GroupTree(all);
        for (String name : all.keys()) {
            checkName(name, all);
            YamlMapping place = all.mapping(name);
            place.node("children");
            schedules.read(place, HostSchedule.USUAL);
            groups.put(
                    name,
                    new Group(
                            name,
                            tree.depth(name),
                            new Layer("group " + name, place),
                            connections.read(place.mapping("connection")),
                            SettingsReader.read(place.mapping("settings")),
                            tree.above(name)));
            place.close();
        }
    }

    /**
     * What holds for a host before it says anything itself.
     *
     * @param schedule when it may be read
     */
    record Base(
            ConnectionReader.Partial connection, HostSettings settings, HostSchedule schedule) {}

    /**
     * What a host is in.
     *
     * @param groups each before its children: the one that counts least is the first
     * @param base what they and the defaults come to
     * @param conflicts what they do not agree on
     */
    record Membership(List<Group> groups, Base base, List<GroupConflict> conflicts) {
        List<String> names() {
            return groups.stream().map(Group::name).toList();
        }
    }

    Set<String> names() {
        return groups.sequencedKeySet();
    }

    /** Groups of a host and all that are above them; a group that is not there is a problem. */
    Membership of(YamlMapping host) {
        Set<String> stated = GroupTree.known(host, KEY, groups.keySet()).keySet();
        Membership membership = known.get(stated);
        if (membership == null) {
            membership = membership(stated);
            known.put(Set.copyOf(stated), membership);
        }
        return membership;
    }

    private Membership membership(Set<String> stated) {
        var names = new LinkedHashSet<>(stated);
        groups.values().stream()
                .filter(group -> stated.contains(group.name()))
                .forEach(group -> names.addAll(group.above()));
        List<Group> members =
                Group.inOrder(
                        groups.values().stream()
                                .filter(group -> names.contains(group.name()))
                                .toList());
        Base base = defaults;
        for (Group group : members) {
            base =
                    new Base(
                            group.connection().over(base.connection()),
                            group.settings().over(base.settings()),
                            schedules.read(group.layer().place(), base.schedule()));
        }
        return new Membership(members, base, GroupConflict.among(members));
    }

    private static void checkName(String name, YamlMapping all) {
        if (RESERVED.contains(name)) {
            all.problem(
                    name,
                    "'" + name + "' is no group of its own",
                    name.equals("all")
                            ? "what holds for all hosts stands under defaults"
                            : "a host without groups needs none");
        } else if (!name.matches(NAME)) {
            all.problem(
                    name,
                    "'" + name + "' is not a name for a group",
                    "letters, digits, '.', '_' and '-', at most 64");
        }
    }
}
