package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.logreeve.git.ContentId;
import org.logreeve.git.ContentSource;
import org.logreeve.git.ContentSources;

/** Whose commits those of an address are, by {@code people.yaml}. */
public final class CommitAddresses {
    private final Map<String, String> persons = new HashMap<>();
    private final Set<String> bots = new HashSet<>();

    /**
     * @param bots addresses of accounts that commit for others
     */
    public CommitAddresses(List<Person> people, List<String> bots) {
        for (Person person : people) {
            person.git().forEach(address -> persons.put(folded(address), person.name()));
        }
        bots.forEach(address -> this.bots.add(folded(address)));
    }

    /** Whether no commit can be anybody's. */
    boolean isEmpty() {
        return persons.isEmpty();
    }

    /** Addresses are the same however they are written. */
    static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /**
     * Who committed files beside the inventory, of whatever kind, asked of Git once.
     *
     * @param files what was read of them
     */
    public Map<Path, Authorship> authors(Map<Path, ContentId> files) {
        var authors = new LinkedHashMap<Path, Authorship>();
        ContentSources.of(files).forEach((file, source) -> authors.put(file, author(source)));
        return authors;
    }

    Authorship author(ContentSource source) {
        return switch (source) {
            case ContentSource.Commit commit -> author(commit);
            case ContentSource.Uncommitted ignored ->
                    Authorship.without(
                            Authorship.State.UNCOMMITTED,
                            "the last commit does not have it as it is");
            case ContentSource.NotInGit none ->
                    Authorship.without(
                            Authorship.State.NOT_IN_GIT,
                            none.detail().isEmpty()
                                    ? "it lies in no Git repository"
                                    : none.detail());
            case ContentSource.HistoryMissing missing ->
                    Authorship.without(
                            Authorship.State.HISTORY_MISSING,
                            "the commit that it comes from is missing: " + missing.detail());
        };
    }

    private Authorship author(ContentSource.Commit commit) {
        List<String> coAuthors = known(commit.coAuthors());
        String mail = folded(commit.author().mail());
        String author = persons.getOrDefault(mail, "");
        if (bots.contains(mail) && !coAuthors.isEmpty()) {
            author = coAuthors.getFirst();
        }
        coAuthors.remove(author);
        if (!author.isEmpty()) {
            return of(commit, Authorship.State.KNOWN, author, coAuthors, "");
        }
        if (persons.isEmpty()) {
            return of(
                    commit,
                    Authorship.State.NO_ADDRESSES,
                    "",
                    List.of(),
                    "no people.yaml beside the inventory says whose commits are whose");
        }
        String who = "'" + commit.author().mail() + "'";
        return of(
                commit,
                Authorship.State.UNKNOWN_PERSON,
                "",
                List.of(),
                bots.contains(mail)
                        ? "the bot " + who + " names no Co-authored-by of people.yaml"
                        : "people.yaml gives the address " + who + " to nobody");
    }

    private Authorship of(
            ContentSource.Commit commit,
            Authorship.State state,
            String author,
            List<String> coAuthors,
            String detail) {
        return new Authorship(
                state,
                author,
                coAuthors,
                known(commit.approvedBy()),
                commit.id(),
                commit.time(),
                detail);
    }

    /** Those whom the addresses belong to, each once; a name alone is nobody's. */
    private List<String> known(List<ContentSource.Ident> idents) {
        var known = new ArrayList<String>();
        for (ContentSource.Ident each : idents) {
            String person = persons.get(folded(each.mail()));
            if (person != null && !known.contains(person)) {
                known.add(person);
            }
        }
        return known;
    }
}
