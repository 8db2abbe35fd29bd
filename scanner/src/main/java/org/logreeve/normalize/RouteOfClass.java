package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.EventRoute;
import org.logreeve.parse.PriorityMask;
import org.logreeve.text.Origin;

/** Puts together what all programs of a host do with one class of events. */
final class RouteOfClass {
    private static final int ALL = 0xFF;
    private static final int MOST_STEPS = 60;

    private final String eventClass;
    private final EventClass.Cells cells;
    private final List<SyslogPaths> daemons;
    private final List<Outlet> others;
    private final boolean isOpen;
    private final List<String> first = new ArrayList<>();
    private final List<LostMessages.Loss> toHosts = new ArrayList<>();
    private final List<LostMessages.Loss> toDisk = new ArrayList<>();

    /**
     * @param daemons syslog daemons, the one that messages are meant for first
     * @param others places that get them without a syslog daemon
     * @param isOpen whether something that may concern them is not understood
     */
    RouteOfClass(
            String eventClass,
            EventClass.Cells cells,
            List<SyslogPaths> daemons,
            List<Outlet> others,
            boolean isOpen) {
        this.eventClass = eventClass;
        this.cells = cells;
        this.daemons = List.copyOf(daemons);
        this.others = List.copyOf(others);
        this.isOpen = isOpen;
    }

    /** What comes before a syslog daemon. */
    RouteOfClass from(List<String> before) {
        first.addAll(before);
        return this;
    }

    /** What keeps them from becoming syslog messages, and from the disk without that. */
    RouteOfClass unless(List<LostMessages.Loss> hosts, List<LostMessages.Loss> disk) {
        toHosts.addAll(hosts);
        toDisk.addAll(disk);
        return this;
    }

    /**
     * @param isRemote whether other hosts are the goal, or else the disk
     */
    EventRoute fact(boolean isRemote, boolean isJournal) {
        var steps = new LinkedHashSet<String>();
        Side side = side(isRemote, steps);
        List<LostMessages.Loss> losses = lost(isRemote, cells.matter() & ~side.surely());
        SyslogPaths daemon = daemons.isEmpty() ? null : daemons.getFirst();
        String reaches = daemon == null ? "no-daemon" : reaches(daemon.link().reach());
        String link = "";
        if (daemon != null) {
            SyslogLink its = daemon.link();
            link = reaches.equals("all") ? String.join(", ", its.steps()) : its.fault();
        }
        return new EventRoute(
                eventClass,
                isRemote ? "another-host" : "disk",
                verdict(side.surely(), side.maybe()),
                cells.facility(),
                daemon != null ? daemon.daemon() : isJournal ? "journald" : "",
                reaches,
                link,
                EventClass.severities(cells.matter()),
                EventClass.severities(side.surely()),
                EventClass.severities(side.maybe() & ~side.surely()),
                EventClass.severities(ALL & ~side.maybe()),
                side.places(),
                steps.stream().limit(MOST_STEPS).toList(),
                losses.stream().map(LostMessages.Loss::text).distinct().toList(),
                origin(daemon, reaches, losses, side));
    }

    /**
     * What comes to one kind of outlet.
     *
     * @param at where the first of them is named
     */
    private record Side(int surely, int maybe, List<String> places, List<Origin> at) {}

    private Side side(boolean isRemote, Set<String> steps) {
        int surely = 0;
        int maybe = 0;
        var places = new LinkedHashSet<String>();
        var at = new ArrayList<Origin>();
        for (SyslogPaths daemon : daemons) {
            Reach comes = daemon.link().reach();
            for (Outlet outlet : daemon.outlets()) {
                int may = cells.maybe(outlet.reach().maybe()) & cells.maybe(comes.maybe());
                if (outlet.isRemote() == isRemote && may != 0) {
                    surely |= cells.surely(outlet.reach().surely().and(comes.surely()));
                    maybe |= may;
                    places.add(outlet.place());
                    at.add(outlet.at());
                    steps.addAll(first);
                    steps.addAll(daemon.link().steps());
                    steps.addAll(outlet.steps());
                }
            }
        }
        for (Outlet outlet : others) {
            int may = bits(outlet.reach().maybe());
            if (outlet.isRemote() == isRemote && may != 0) {
                surely |= bits(outlet.reach().surely());
                maybe |= may;
                places.add(outlet.place());
                at.add(outlet.at());
                steps.addAll(outlet.steps());
            }
        }
        return new Side(surely, maybe, List.copyOf(places), at);
    }

    /** What takes records that are no syslog messages takes all of them. */
    private int bits(PriorityMask mask) {
        return cells.facilities().isEmpty() ? (mask.isEmpty() ? 0 : ALL) : cells.surely(mask);
    }

    private String verdict(int surely, int maybe) {
        int matter = cells.matter();
        if ((matter & ~surely) == 0) {
            return "all";
        }
        if (isOpen) {
            return "unknown";
        }
        boolean isConditional = (matter & maybe & ~surely) != 0;
        return isConditional ? "conditional" : (matter & surely) == 0 ? "none" : "some";
    }

    private String reaches(Reach comes) {
        int matter = cells.matter();
        int surely = cells.surely(comes.surely()) & matter;
        int maybe = cells.maybe(comes.maybe()) & matter;
        if (surely == matter) {
            return "all";
        }
        return maybe != surely ? "unknown" : surely == 0 ? "none" : "some";
    }

    private List<LostMessages.Loss> lost(boolean isRemote, int missing) {
        var losses = new ArrayList<LostMessages.Loss>();
        if (missing != 0 && cells.facilities().isEmpty()) {
            losses.addAll(isRemote ? toHosts : toDisk);
        } else if (missing != 0) {
            for (SyslogPaths daemon : daemons) {
                losses.addAll(new LostMessages(daemon, cells, missing, isRemote).losses());
            }
        }
        return losses;
    }

    private Origin origin(
            @Nullable SyslogPaths daemon,
            String reaches,
            List<LostMessages.Loss> losses,
            Side side) {
        if (!losses.isEmpty()) {
            return losses.getFirst().at();
        }
        boolean isCut = reaches.equals("none") || reaches.equals("some");
        if (daemon != null && isCut && !cells.facilities().isEmpty()) {
            return daemon.link().at();
        }
        if (!side.at().isEmpty()) {
            return side.at().getFirst();
        }
        return daemon == null ? Origin.of("-") : daemon.main();
    }
}
