package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Host;
import org.logreeve.parse.PriorityMask;

/**
 * A program that the inventory declares, and the syslog facility that it logs with.
 *
 * @param facility its number
 */
record Application(String name, int facility) {
    /** All severities but debug, as of other events. */
    private static final int MATTER = 0x7F;

    /** Of names with their facilities; the inventory takes no other ones. */
    static List<Application> of(Host host) {
        return host.applications().stream().map(Application::of).toList();
    }

    private static Application of(String stated) {
        int equals = stated.indexOf('=');
        String facility = stated.substring(equals + 1);
        for (int i = 0; i < PriorityMask.FACILITIES; i++) {
            if (PriorityMask.facilityName(i).equals(facility)) {
                return new Application(stated.substring(0, equals), i);
            }
        }
        throw new IllegalArgumentException("no facility: " + stated);
    }

    /** Its class of events. */
    String word() {
        return "application " + name;
    }

    EventClass.Cells cells() {
        return new EventClass.Cells(List.of(facility), MATTER);
    }
}
