package org.logreeve.faults;

import java.util.List;
import org.logreeve.inventory.Connection;

/**
 * A named fault of a host, and what a run says of the host that has it.
 *
 * @param number in the list of faults; several kinds of one fault share theirs
 * @param name what the world does
 * @param told what the user is told
 * @param world makes the host
 */
record Fault(int number, String name, Told told, World world) {
    /** Of a fault whose test makes its world itself: it takes more than one host. */
    static final World ELSEWHERE =
            site -> {
                throw new IllegalStateException("its own test makes its hosts");
            };

    /** A host that has the fault. */
    interface World {
        Connection host(Site site) throws Exception;
    }

    /** What the run says of the host; texts are as {@link Plain} leaves them. */
    sealed interface Told {}

    /** The host was not assessed, and this is why. */
    record NotAssessed(String code, String phase, String cause, String next) implements Told {}

    /**
     * The host was read with fewer rights than asked for, and this is why.
     *
     * @param unknown the rules that are unknown for it; all others are as without the fault
     */
    record FewerRights(String code, String cause, String next, List<String> unknown)
            implements Told {}

    /**
     * Nothing running was seen: all results are those of a host without the fault, and each says
     * that the running state is unknown.
     *
     * @param cause what the host's record says of it
     */
    record NotObserved(String cause) implements Told {}

    /** The fault changes nothing: all results are those of a host without it. */
    record Unharmed() implements Told {}

    static Fault of(int number, String name, Told told, World world) {
        return new Fault(number, name, told, world);
    }

    static Told error(String code, String phase, String cause, String next) {
        return new NotAssessed(code, phase, cause, next);
    }

    static Told unharmed() {
        return new Unharmed();
    }

    /** The name of its test. */
    String title() {
        return "fault %02d: %s".formatted(number, name);
    }

    /** The name of its host in the inventory. */
    String host() {
        return "f%02d-%s".formatted(number, name.replaceAll("[^A-Za-z0-9]+", "-"));
    }
}
