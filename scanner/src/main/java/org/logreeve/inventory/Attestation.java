package org.logreeve.inventory;

import java.time.LocalDate;
import java.util.List;
import org.logreeve.text.Origin;

/**
 * A dated statement in Git that a person did something that no host can show.
 *
 * @param kind what was done, one of {@link AttestationKinds#names}
 * @param about whom or what it is about
 * @param reviewer who did it
 * @param approver who accepted it; empty when nobody did
 * @param from first day of the period it covers
 * @param to last day of that period
 * @param date the day it was stated
 * @param covers what was looked at
 * @param suspicious whether something suspicious was found
 * @param incidents references of what was reported
 * @param origin its first line
 */
public record Attestation(
        String kind,
        About about,
        String reviewer,
        String approver,
        LocalDate from,
        LocalDate to,
        LocalDate date,
        List<String> covers,
        boolean suspicious,
        List<String> incidents,
        Origin origin) {
    public Attestation {
        covers = List.copyOf(covers);
        incidents = List.copyOf(incidents);
    }

    /** What there can be statements about. */
    public enum Subject {
        SERVICE,
        PERSON,
        ESTATE
    }

    /**
     * One of them.
     *
     * @param name empty for the estate
     */
    public record About(Subject subject, String name) {}
}
