package org.logreeve.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.logreeve.git.ContentSource.Ident;

/** What a commit says of itself: whoever wrote it may have written anything. */
final class CommitText {
    static final int MOST_TRAILERS = 100;

    private CommitText() {}

    static ContentSource.Commit read(RevWalk walk, RevCommit commit) throws IOException {
        walk.parseBody(commit);
        List<FooterLine> trailers = commit.getFooterLines();
        var read =
                new ContentSource.Commit(
                        commit.name(),
                        ident(commit.getAuthorIdent()),
                        ident(commit.getCommitterIdent()),
                        Instant.ofEpochSecond(commit.getCommitTime()),
                        named("Approved-by", trailers),
                        named("Co-authored-by", trailers));
        commit.disposeBody();
        return read;
    }

    /** Whether the text of a commit names any. */
    static boolean hasParents(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        return text.substring(0, end < 0 ? text.length() : end).contains("\nparent ");
    }

    private static List<Ident> named(String key, List<FooterLine> trailers) {
        return trailers.stream()
                .filter(line -> line.getKey().equalsIgnoreCase(key))
                .limit(MOST_TRAILERS)
                .map(line -> ident(line.getValue()))
                .toList();
    }

    /** Of {@code Name <mail>}; what has another form is a name without an address. */
    private static Ident ident(String text) {
        String value = text.strip();
        int open = value.lastIndexOf('<');
        return open >= 0 && value.endsWith(">")
                ? new Ident(
                        value.substring(0, open).strip(),
                        value.substring(open + 1, value.length() - 1).strip())
                : new Ident(value, "");
    }

    private static Ident ident(@Nullable PersonIdent person) {
        return person == null
                ? new Ident("", "")
                : new Ident(person.getName(), person.getEmailAddress());
    }
}
