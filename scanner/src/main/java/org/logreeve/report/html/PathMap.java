package org.logreeve.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.logreeve.journal.HostFigures;

/**
 * Which hosts send to which collectors, as a picture: hosts that send to the same ones together.
 *
 * @param groups hosts, on the left
 * @param places collectors, on the right
 * @param lines from groups to places
 * @param left how many groups there is no room for
 */
public record PathMap(List<Group> groups, List<Place> places, List<Line> lines, int left) {
    private static final int MOST = 14;
    private static final int STEP = 46;
    private static final int TOP = 34;
    private static final String NOWHERE = "no other host";
    private static final String UNTOLD = "could not be told";

    static PathMap of(List<HostView> hosts) {
        Map<List<String>, List<HostView>> bySet = new java.util.HashMap<>();
        for (HostView host : hosts) {
            if (host.isJudged() && host.record() != null) {
                bySet.computeIfAbsent(targets(host), each -> new ArrayList<>()).add(host);
            }
        }
        List<Map.Entry<List<String>, List<HostView>>> biggest =
                bySet.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                                (Map.Entry<List<String>, List<HostView>> each) ->
                                                        -each.getValue().size())
                                        .thenComparing(each -> each.getKey().toString()))
                        .toList();
        var groups = new ArrayList<Group>();
        Map<String, Integer> rows = new TreeMap<>();
        var lines = new ArrayList<Line>();
        for (var each : biggest.subList(0, Math.min(MOST, biggest.size()))) {
            int y = TOP + groups.size() * STEP;
            groups.add(new Group(each.getValue(), each.getKey(), y));
            for (String target : each.getKey()) {
                Integer row = rows.computeIfAbsent(target, key -> rows.size());
                lines.add(
                        new Line(
                                y,
                                TOP + row * STEP,
                                Math.min(14, 2 + (int) (Math.log(each.getValue().size()) * 2)),
                                look(target)));
            }
        }
        List<Place> places =
                rows.entrySet().stream()
                        .map(
                                row ->
                                        new Place(
                                                row.getKey(),
                                                TOP + row.getValue() * STEP,
                                                look(row.getKey())))
                        .sorted(Comparator.comparingInt(Place::y))
                        .toList();
        return new PathMap(groups, places, lines, biggest.size() - groups.size());
    }

    /** Height of the picture. */
    public int height() {
        return TOP + STEP * Math.max(groups.size(), places.size());
    }

    /** Where events come to, as far as other hosts are concerned. */
    private static List<String> targets(HostView host) {
        SortedSet<String> targets = new TreeSet<>();
        List<HostFigures.Route> routes =
                host.record() == null ? List.of() : host.record().figures().routes();
        boolean untold = routes.isEmpty();
        for (HostFigures.Route route : routes) {
            untold |= route.arrives().equals("unknown");
            if (!route.arrives().equals("none")) {
                targets.addAll(route.places());
            }
        }
        if (untold) {
            targets.add(UNTOLD);
        } else if (targets.isEmpty()) {
            targets.add(NOWHERE);
        }
        return List.copyOf(targets);
    }

    private static String look(String target) {
        return switch (target) {
            case NOWHERE -> "nowhere";
            case UNTOLD -> "untold";
            default -> "flow";
        };
    }

    /** Hosts that send to the same collectors. */
    public record Group(List<HostView> hosts, List<String> targets, int y) {
        public String words() {
            return hosts.size() == 1 ? hosts.getFirst().name() : hosts.size() + " hosts";
        }
    }

    /** A collector. */
    public record Place(String name, int y, String look) {}

    /** From a group to a collector. */
    public record Line(int from, int to, int width, String look) {}
}
