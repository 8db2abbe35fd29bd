package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whose results a waiver covers: hosts that are in each of the sets that name something, or the
 * estate as a whole.
 *
 * @param hosts by name; empty for any
 * @param groups a host is in one of them, or in a child of one; empty for any
 * @param labels a host has one of them; empty for any
 * @param services a host belongs to one of them; empty for any
 * @param estate whether it covers results about the estate, and no others
 */
public record WaiverScope(
        SortedSet<String> hosts,
        SortedSet<String> groups,
        SortedSet<String> labels,
        SortedSet<String> services,
        boolean estate) {
    /** The estate as a whole. */
    public static final WaiverScope ESTATE =
            new WaiverScope(Set.of(), Set.of(), Set.of(), Set.of(), true);

    public WaiverScope {
        hosts = Collections.unmodifiableSortedSet(new TreeSet<>(hosts));
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    }

    private WaiverScope(
            Set<String> hosts,
            Set<String> groups,
            Set<String> labels,
            Set<String> services,
            boolean estate) {
        this(
                new TreeSet<>(hosts),
                new TreeSet<>(groups),
                new TreeSet<>(labels),
                new TreeSet<>(services),
                estate);
    }

    /** Of hosts. */
    static WaiverScope of(
            Set<String> hosts, Set<String> groups, Set<String> labels, Set<String> services) {
        return new WaiverScope(hosts, groups, labels, services, false);
    }

    public boolean covers(InventoryHost host) {
        return !estate
                && (hosts.isEmpty() || hosts.contains(host.name()))
                && (groups.isEmpty() || !Collections.disjoint(groups, host.groups()))
                && (labels.isEmpty() || !Collections.disjoint(labels, host.labels()))
                && (services.isEmpty() || services.contains(host.service().orElse("")));
    }

    /** Whether it covers results about a service itself: it names the service and no less of it. */
    public boolean coversService(String name) {
        return isOfServices() && services.contains(name);
    }

    /** Whether it names services and nothing that makes them less. */
    public boolean isOfServices() {
        return !services.isEmpty() && hosts.isEmpty() && groups.isEmpty() && labels.isEmpty();
    }

    /**
     * For people and reports: {@code group web}, {@code label rack/1}; all of them have to hold.
     */
    public List<String> words() {
        var words = new ArrayList<String>();
        add(words, "host", hosts);
        add(words, "group", groups);
        add(words, "label", labels);
        add(words, "service", services);
        return estate ? List.of("estate") : words;
    }

    private static void add(List<String> words, String key, Set<String> names) {
        if (!names.isEmpty()) {
            words.add(key + " " + String.join(" or ", names));
        }
    }
}
