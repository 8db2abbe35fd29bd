package org.logreeve.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
 * @param authorship who committed it
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
        Authorship authorship,
        Origin origin) {
    public Attestation {
        covers = List.copyOf(covers);
        incidents = List.copyOf(incidents);
    }

    /** The same, committed by somebody. */
    public Attestation with(Authorship by) {
        return new Attestation(
                kind,
                about,
                reviewer,
                approver,
                from,
                to,
                date,
                covers,
                suspicious,
                incidents,
                by,
                origin);
    }

    /** The same, at another place. */
    public Attestation at(Origin place) {
        return new Attestation(
                kind,
                about,
                reviewer,
                approver,
                from,
                to,
                date,
                covers,
                suspicious,
                incidents,
                authorship,
                place);
    }

    /** Who stated what, and who committed it, on one line. */
    public String words() {
        return "%s: %s about %s, %s to %s, by %s: %s"
                .formatted(origin, kind, about.words(), from, to, reviewer, authorship.words());
    }

    /** Whether its reviewer made it. */
    public Standing standing() {
        return switch (authorship.state()) {
            case KNOWN -> {
                List<String> authors = authorship.authors();
                if (about.subject() == Subject.PERSON && authors.contains(about.name())) {
                    yield Standing.BY_SUBJECT;
                }
                yield authors.contains(reviewer) ? Standing.BY_REVIEWER : Standing.BY_ANOTHER;
            }
            case UNCOMMITTED -> Standing.UNCOMMITTED;
            case UNKNOWN_PERSON, NO_ADDRESSES, NOT_IN_GIT, HISTORY_MISSING -> Standing.UNKNOWN;
        };
    }

    /** What a statement is worth, by who committed it. */
    public enum Standing {
        /** By the reviewer, alone or with others. */
        BY_REVIEWER,
        /** By others, without the reviewer. */
        BY_ANOTHER,
        /** By the one it is about, whoever else is named. */
        BY_SUBJECT,
        /** By nobody: no commit has it. */
        UNCOMMITTED,
        /** That cannot be told. */
        UNKNOWN;

        /** The form in facts: lower case, hyphens. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
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
    public record About(Subject subject, String name) {
        /** For people. */
        public String words() {
            String word = subject.name().toLowerCase(Locale.ROOT);
            return name.isEmpty() ? "the " + word : word + " " + name;
        }
    }
}
