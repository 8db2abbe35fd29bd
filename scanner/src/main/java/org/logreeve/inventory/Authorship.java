package org.logreeve.inventory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Who stated something: the one who committed it, whatever the file says.
 *
 * @param state whether that is known
 * @param author a person of {@code people.yaml}; empty unless known
 * @param coAuthors others of them, whom the commit names as such
 * @param approvers those whom the commit names as such
 * @param commit full id of the commit that gave the file its content; empty without one
 * @param time the committer's; the beginning of 1970 without a commit
 * @param detail why the author is not known, for people; empty when known
 */
public record Authorship(
        State state,
        String author,
        List<String> coAuthors,
        List<String> approvers,
        String commit,
        Instant time,
        String detail) {
    private static final int SHORT_ID = 12;

    public Authorship {
        coAuthors = List.copyOf(coAuthors);
        approvers = List.copyOf(approvers);
    }

    /** Whether the author is known, and why not. */
    public enum State {
        /** A person of {@code people.yaml} committed it. */
        KNOWN,
        /** The commit is there; {@code people.yaml} gives its author's address to nobody. */
        UNKNOWN_PERSON,
        /** {@code people.yaml} names no address of anybody, or is not there. */
        NO_ADDRESSES,
        /** The last commit does not have it as it is now. */
        UNCOMMITTED,
        /** There is no repository to ask. */
        NOT_IN_GIT,
        /** The commit that it comes from is not in this clone. */
        HISTORY_MISSING
    }

    /** Of what no commit is known of. */
    public static Authorship without(State state, String detail) {
        return new Authorship(state, "", List.of(), List.of(), "", Instant.EPOCH, detail);
    }

    /** The author and the co-authors. */
    public List<String> authors() {
        var authors = new ArrayList<String>();
        if (!author.isEmpty()) {
            authors.add(author);
        }
        authors.addAll(coAuthors);
        return authors;
    }

    /** The day of the commit, ISO 8601 in UTC; empty without one. */
    public String day() {
        return commit.isEmpty() ? "" : time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** In words, to go after what was stated. */
    public String words() {
        String where =
                commit.isEmpty()
                        ? ""
                        : " in %s of %s"
                                .formatted(
                                        commit.substring(0, Math.min(SHORT_ID, commit.length())),
                                        day());
        return switch (state) {
            case KNOWN ->
                    "committed by "
                            + String.join(" with ", authors())
                            + where
                            + (approvers.isEmpty()
                                    ? ""
                                    : ", approved by " + String.join(", ", approvers));
            case UNKNOWN_PERSON, NO_ADDRESSES -> "committed" + where + ": " + detail;
            case UNCOMMITTED, NOT_IN_GIT, HISTORY_MISSING -> detail;
        };
    }
}
