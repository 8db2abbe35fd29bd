package org.logreeve.parse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.logreeve.text.SyslogFacilities;

/**
 * A set of facility and severity pairs: one byte for each facility, bit n set when severity n is in
 * it, as in rsyslog's own {@code pmask}.
 */
public final class PriorityMask {
    public static final int FACILITIES = 24;
    public static final int SEVERITIES = 8;
    public static final PriorityMask NONE = filled(0);
    public static final PriorityMask ALL = filled(0xFF);

    private final int[] bits;

    private PriorityMask(int[] bits) {
        this.bits = bits;
    }

    /** A mask of 24 bytes, facility 0 first. */
    public static PriorityMask of(int[] bits) {
        return new PriorityMask(Arrays.copyOf(bits, FACILITIES));
    }

    public static PriorityMask facility(int facility) {
        int[] bits = new int[FACILITIES];
        bits[facility] = 0xFF;
        return new PriorityMask(bits);
    }

    /** All facilities with the severities of one byte. */
    public static PriorityMask severities(int severities) {
        return filled(severities & 0xFF);
    }

    /** The name that daemons and people use for a facility number. */
    public static String facilityName(int facility) {
        return SyslogFacilities.NAMES.get(facility);
    }

    public boolean has(int facility, int severity) {
        return (bits[facility] & (1 << severity)) != 0;
    }

    /** The severities of one facility as a byte. */
    public int severitiesOf(int facility) {
        return bits[facility];
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public PriorityMask and(PriorityMask other) {
        int[] both = new int[FACILITIES];
        Arrays.setAll(both, i -> bits[i] & other.bits[i]);
        return new PriorityMask(both);
    }

    public PriorityMask or(PriorityMask other) {
        int[] either = new int[FACILITIES];
        Arrays.setAll(either, i -> bits[i] | other.bits[i]);
        return new PriorityMask(either);
    }

    public PriorityMask not() {
        int[] rest = new int[FACILITIES];
        Arrays.setAll(rest, i -> ~bits[i] & 0xFF);
        return new PriorityMask(rest);
    }

    /** Names of the facilities of which at least one severity is in the set. */
    public List<String> facilities() {
        return SyslogFacilities.NAMES.stream()
                .filter(name -> bits[SyslogFacilities.NAMES.indexOf(name)] != 0)
                .toList();
    }

    private static PriorityMask filled(int severities) {
        int[] bits = new int[FACILITIES];
        Arrays.fill(bits, severities);
        return new PriorityMask(bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PriorityMask mask && Arrays.equals(bits, mask.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }

    /** Facilities in order, as rsyslog's debug output writes them: {@code X}, {@code 7F}, ... */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (int byteOf : bits) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(
                            byteOf == 0
                                    ? "X"
                                    : Integer.toHexString(byteOf).toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }
}
