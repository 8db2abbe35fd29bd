package org.logreeve.git;

import java.time.Instant;
import java.util.List;

/** Where the content of a file comes from. */
public sealed interface ContentSource {
    /**
     * The first commit of the branch checked out that gave the file what it holds now.
     *
     * @param id full commit id
     * @param time the committer's
     * @param approvedBy of its {@code Approved-by} trailers
     * @param coAuthors of its {@code Co-authored-by} trailers
     */
    record Commit(
            String id,
            Ident author,
            Ident committer,
            Instant time,
            List<Ident> approvedBy,
            List<Ident> coAuthors)
            implements ContentSource {
        public Commit {
            approvedBy = List.copyOf(approvedBy);
            coAuthors = List.copyOf(coAuthors);
        }
    }

    /** The last commit does not have the file, or not with this content. */
    record Uncommitted() implements ContentSource {}

    /**
     * The file lies in no repository that is there.
     *
     * @param detail which one is not, or empty
     */
    record NotInGit(String detail) implements ContentSource {}

    /**
     * It is committed, and the commit that it comes from is not here.
     *
     * @param detail why, for people
     */
    record HistoryMissing(String detail) implements ContentSource {}

    /** Somebody, as a commit names them: nobody has checked that they are. */
    record Ident(String name, String mail) {}
}
