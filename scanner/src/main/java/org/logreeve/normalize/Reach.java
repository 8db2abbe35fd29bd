package org.logreeve.normalize;

import org.logreeve.parse.PriorityMask;

/**
 * Which messages come to a place, by facility and severity.
 *
 * @param surely all messages of these pairs
 * @param maybe messages of these pairs, perhaps not all; contains {@code surely}
 */
public record Reach(PriorityMask surely, PriorityMask maybe) {
    public static final Reach ALL = new Reach(PriorityMask.ALL, PriorityMask.ALL);
    public static final Reach NONE = new Reach(PriorityMask.NONE, PriorityMask.NONE);

    public boolean isNone() {
        return maybe.isEmpty();
    }

    /** Whether more than facility and severity decides what comes. */
    public boolean isConditional() {
        return !maybe.equals(surely);
    }

    Reach or(Reach other) {
        return new Reach(surely.or(other.surely), maybe.or(other.maybe));
    }

    /** What is left when only some messages come at all. */
    Reach of(Reach coming) {
        return new Reach(surely.and(coming.surely), maybe.and(coming.maybe));
    }

    Reach onlyMaybe() {
        return new Reach(PriorityMask.NONE, maybe);
    }

    /** What is so in one of two cases of which nobody knows which it is. */
    Reach either(Reach other) {
        return new Reach(surely.and(other.surely), maybe.or(other.maybe));
    }
}
