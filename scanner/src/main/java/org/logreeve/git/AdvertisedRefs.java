package org.logreeve.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;

/**
 * The branches and tags that a server has at this moment, which alone say what a name means: no
 * name of an earlier fetch counts.
 */
final class AdvertisedRefs {
    private static final int SHOWN = 5;

    private final String server;
    private final SortedMap<String, Ref> refs = new TreeMap<>();

    /** Other refs, such as those of merge requests, may be anybody's and are left out. */
    AdvertisedRefs(String server, Collection<Ref> all) {
        this.server = server;
        for (Ref ref : all) {
            String name = ref.getName();
            boolean counts =
                    name.equals(Constants.HEAD)
                            || name.startsWith(Constants.R_HEADS)
                            || name.startsWith(Constants.R_TAGS);
            if (counts && ref.getObjectId() != null) {
                refs.put(name, ref);
            }
        }
    }

    Collection<Ref> all() {
        return refs.values();
    }

    /**
     * The commit that a ref names.
     *
     * @param repository holds everything that the refs lead to
     * @throws InputException when it names none, or more than one
     * @throws IOException when the repository does not hold it all
     */
    ObjectId resolve(String ref, Repository repository) throws IOException {
        if (refs.isEmpty()) {
            throw problem("has no branch and no tag yet", "push the policy first");
        }
        try (var walk = new RevWalk(repository)) {
            ObjectId named = named(ref);
            if (named != null) {
                return walk.parseCommit(named).getId();
            }
            List<RevCommit> commits = commits(ref, walk);
            if (commits.size() > 1) {
                throw problem("'" + ref + "' names several commits", "write more of the id");
            }
            if (commits.isEmpty()) {
                throw problem("'" + ref + "' names no branch, tag or commit", hint(ref));
            }
            if (!walk.isMergedIntoAny(commits.getFirst(), refs.values())) {
                throw problem(
                        "no branch or tag of the server leads to the commit '" + ref + "'",
                        "see why it was taken back before you name it in another way");
            }
            return commits.getFirst().getId();
        } catch (IncorrectObjectTypeException e) {
            throw problem("'" + ref + "' names no commit", "");
        }
    }

    private @Nullable ObjectId named(String ref) {
        if (ObjectId.isId(ref)) {
            return null;
        }
        Ref exact = refs.get(ref);
        if (exact != null) {
            return exact.getObjectId();
        }
        Ref branch = refs.get(Constants.R_HEADS + ref);
        Ref tag = refs.get(Constants.R_TAGS + ref);
        if (branch != null && tag != null) {
            throw problem(
                    "'" + ref + "' is a branch and a tag",
                    "write refs/heads/%1$s or refs/tags/%1$s".formatted(ref));
        }
        Ref found = branch == null ? tag : branch;
        return found == null ? null : found.getObjectId();
    }

    private static List<RevCommit> commits(String ref, RevWalk walk) throws IOException {
        var commits = new ArrayList<RevCommit>();
        if (ref.matches("[0-9a-f]{4,40}")) {
            ObjectReader reader = walk.getObjectReader();
            for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(ref))) {
                if (reader.open(id).getType() == Constants.OBJ_COMMIT) {
                    commits.add(walk.parseCommit(id));
                }
            }
        }
        return commits;
    }

    private String hint(String ref) {
        List<String> names = refs.keySet().stream().map(Repository::shortenRefName).toList();
        String nearest = Nearest.hint(ref, names);
        if (!nearest.isEmpty()) {
            return nearest;
        }
        String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
        return "there are: "
                + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                + more;
    }

    private InputException problem(String message, String hint) {
        return new InputException(server, 0, 0, message, hint);
    }
}
