package org.logreeve.normalize;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.logreeve.text.Origin;

/** Which statements of a syslog daemon keep messages from other hosts, or from the disk. */
final class LostMessages {
    /** More reasons for one class are not shown. */
    private static final int MOST = 8;

    /** Something that messages do not get past, in words. */
    record Loss(String text, Origin at) {}

    private final SyslogPaths daemon;
    private final EventClass.Cells cells;
    private final int missing;
    private final boolean isRemote;
    private final Set<Loss> losses = new LinkedHashSet<>();

    /**
     * @param missing severities that do not all come to such a place
     * @param isRemote whether that is another host
     */
    LostMessages(SyslogPaths daemon, EventClass.Cells cells, int missing, boolean isRemote) {
        this.daemon = daemon;
        this.cells = cells;
        this.missing = missing;
        this.isRemote = isRemote;
    }

    List<Loss> losses() {
        int left = missing & cells.surely(daemon.link().reach().surely());
        if (left != missing) {
            add(daemon.link().fault(), daemon.link().at(), missing & ~left);
        }
        if (left == 0) {
            return first();
        }
        List<Outlet> outlets =
                daemon.outlets().stream().filter(outlet -> outlet.isRemote() == isRemote).toList();
        if (outlets.isEmpty()) {
            String what = isRemote ? "sends anything to another host" : "writes to disk";
            add(Outlet.at("nothing in it " + what, daemon.main()), daemon.main(), left);
        }
        for (Outlet outlet : outlets) {
            before(outlet, left & ~cells.surely(outlet.reach().surely()));
        }
        return first();
    }

    private List<Loss> first() {
        return losses.stream().limit(MOST).toList();
    }

    /** Why messages do not come to a place: they end before it, or are not let through. */
    private void before(Outlet outlet, int severities) {
        int left = severities;
        for (Trace.Ending ending : daemon.endings()) {
            int ended = left & cells.maybe(ending.which());
            if (ended != 0 && ending.order() < outlet.way().order()) {
                add(Outlet.at(ending.what(), ending.at()), ending.at(), ended);
                left &= ~ended;
            }
        }
        for (Trace.Passage passage : outlet.way().passages()) {
            int refused = left & ~cells.surely(passage.passes());
            if (refused != 0) {
                add(Outlet.at(passage.what(), passage.at()), passage.at(), refused);
                left &= ~refused;
            }
        }
    }

    private void add(String what, Origin at, int severities) {
        boolean isWhole = (cells.matter() & ~severities) == 0;
        String which = isWhole ? "" : ": " + String.join(", ", EventClass.severities(severities));
        losses.add(new Loss(what + which, at));
    }
}
