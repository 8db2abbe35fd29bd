package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.PriorityMask;

/** Kinds of events that people ask for, and the syslog messages that they become. */
enum EventClass {
    AUTH("auth", 0x7F, 4),
    AUTHPRIV("authpriv", 0x7F, 10),
    /** sudoers(5): notice for what is allowed and alert for what is not. */
    SUDO("sudo", 1 << 5 | 1 << 1, 10),
    /** sshd_config(5) has AUTH by default, and Red Hat's own file sets AUTHPRIV. */
    SSHD("sshd", 0x7F, 4, 10),
    KERNEL("kernel", 0x7F, 0),
    CRON("cron", 0x7F, 9),
    DAEMON("daemon", 0x7F, 3),
    MAIL("mail", 0x7F, 2),
    USER("user", 0x7F, 1);

    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");

    private final String word;
    private final int matter;
    private final int facility;
    private final int otherFacility;

    EventClass(String word, int matter, int facility) {
        this(word, matter, facility, facility);
    }

    EventClass(String word, int matter, int facility, int otherFacility) {
        this.word = word;
        this.matter = matter;
        this.facility = facility;
        this.otherFacility = otherFacility;
    }

    String word() {
        return word;
    }

    Cells cells() {
        return new Cells(
                facility == otherFacility ? List.of(facility) : List.of(facility, otherFacility),
                matter);
    }

    /**
     * Pairs of facility and severity.
     *
     * @param facilities any of them may be the one
     * @param matter severities that matter, as a byte
     */
    record Cells(List<Integer> facilities, int matter) {
        Cells {
            facilities = List.copyOf(facilities);
        }

        /** Severities that are in a set whichever facility it is. */
        int surely(PriorityMask mask) {
            return facilities.isEmpty()
                    ? 0
                    : facilities.stream().map(mask::severitiesOf).reduce(0xFF, (a, b) -> a & b);
        }

        /** Severities that are in a set if it is the right facility. */
        int maybe(PriorityMask mask) {
            return facilities.stream().map(mask::severitiesOf).reduce(0, (a, b) -> a | b);
        }

        String facility() {
            return String.join(
                    " or ", facilities.stream().map(PriorityMask::facilityName).toList());
        }
    }

    /** The names of severities in a byte, worst first. */
    static List<String> severities(int bits) {
        var names = new ArrayList<String>();
        for (int severity = 0; severity < PriorityMask.SEVERITIES; severity++) {
            if ((bits & 1 << severity) != 0) {
                names.add(SEVERITIES.get(severity));
            }
        }
        return names;
    }

    /** The severity of that name as a byte; all when there is none. */
    static int severity(String name) {
        int severity = SEVERITIES.indexOf(name);
        return severity < 0 ? 0xFF : 1 << severity;
    }
}
