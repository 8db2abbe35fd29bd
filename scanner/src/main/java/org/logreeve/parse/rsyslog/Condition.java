package org.logreeve.parse.rsyslog;

import org.logreeve.parse.PriorityMask;

/** What decides whether a message enters a branch. */
public sealed interface Condition {
    /** Facility and severity alone decide. */
    record Priority(PriorityMask mask) implements Condition {}

    /** Something else decides as well: content, program, time, a variable. */
    record Other() implements Condition {}

    /** Both must hold. */
    record And(Condition left, Condition right) implements Condition {}

    /** One must hold. */
    record Or(Condition left, Condition right) implements Condition {}

    /** It must not hold. */
    record Not(Condition inner) implements Condition {}

    /** Facility and severity pairs for which it holds, whatever else a message says. */
    default PriorityMask surely() {
        return switch (this) {
            case Priority(PriorityMask mask) -> mask;
            case Other() -> PriorityMask.NONE;
            case And(Condition left, Condition right) -> left.surely().and(right.surely());
            case Or(Condition left, Condition right) -> left.surely().or(right.surely());
            case Not(Condition inner) -> inner.maybe().not();
        };
    }

    /** Facility and severity pairs for which it can hold. */
    default PriorityMask maybe() {
        return switch (this) {
            case Priority(PriorityMask mask) -> mask;
            case Other() -> PriorityMask.ALL;
            case And(Condition left, Condition right) -> left.maybe().and(right.maybe());
            case Or(Condition left, Condition right) -> left.maybe().or(right.maybe());
            case Not(Condition inner) -> inner.surely().not();
        };
    }
}
