package org.logreeve.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;

/**
 * One walk from HEAD to the commits that files have their content from. Files wait at a commit that
 * has them as they are now; each goes on to the first parent that has it so too, under the same or,
 * moved and nothing else, under another name. Where no parent has it, that commit is its source. So
 * every file goes one way, and a commit is compared with its parents once for all that wait there.
 */
final class ContentHistory {
    private final Repository repository;
    private final int mostCommits;
    private final Map<String, ContentSource> sources = new TreeMap<>();

    /** Files that are committed as they are, and whose source is not found yet. */
    private final Set<String> open = new TreeSet<>();

    /** By commit: path there, and the files that are asked for under it. */
    private final Map<RevCommit, NavigableMap<String, List<String>>> waiting = new HashMap<>();

    /** Children before parents, as far as their clocks allow; no answer rests on the order. */
    private final PriorityQueue<RevCommit> queue =
            new PriorityQueue<>(Comparator.comparingInt(RevCommit::getCommitTime).reversed());

    ContentHistory(Repository repository, int mostCommits) {
        this.repository = repository;
        this.mostCommits = mostCommits;
    }

    /**
     * The source of each file.
     *
     * @param files by path from the top of the working tree, with slashes
     * @throws IOException when not even the last commit can be read
     */
    Map<String, ContentSource> sources(NavigableMap<String, ContentId> files) throws IOException {
        files.keySet().forEach(path -> sources.put(path, new ContentSource.Uncommitted()));
        ObjectId head;
        try {
            head = RefTip.of(repository, Constants.HEAD);
        } catch (RefTip.DamagedRef e) {
            open.addAll(files.keySet());
            missing("its last commit is not known: " + e.getMessage());
            return sources;
        }
        if (head == null || files.isEmpty()) {
            return sources;
        }
        try (ObjectReader reader = repository.newObjectReader();
                var walk = new RevWalk(reader)) {
            walk.setRetainBody(false);
            RevCommit last = walk.parseCommit(head);
            begin(reader, last, files);
            try {
                follow(walk, new TreeComparison(reader));
            } catch (IOException e) {
                missing("its history cannot be read: " + e.getMessage());
            }
        }
        return sources;
    }

    private void begin(ObjectReader reader, RevCommit last, NavigableMap<String, ContentId> files)
            throws IOException {
        var here = new TreeMap<String, List<String>>();
        try (var walk = new TreeWalk(reader)) {
            walk.addTree(last.getTree());
            walk.setRecursive(true);
            walk.setFilter(PathFilterGroup.createFromStrings(files.keySet()));
            while (walk.next()) {
                String path = walk.getPathString();
                ContentId content = files.get(path);
                if (content != null
                        && TreeComparison.isFile(walk.getFileMode(0))
                        && content.is(walk.getObjectId(0))) {
                    here.put(path, List.of(path));
                    open.add(path);
                }
            }
        }
        pass(here, last);
    }

    private void follow(RevWalk walk, TreeComparison trees) throws IOException {
        Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
        for (int commits = 0; !queue.isEmpty(); commits++) {
            RevCommit commit = queue.remove();
            NavigableMap<String, List<String>> here =
                    Objects.requireNonNull(waiting.remove(commit));
            if (commits == mostCommits) {
                missing("lies behind more than " + mostCommits + " commits");
                return;
            }
            if (shallow.contains(commit) && hasParents(walk, commit)) {
                found(
                        here,
                        new ContentSource.HistoryMissing(
                                "this clone is shallow, and ends at " + commit.name()));
            } else {
                step(walk, trees, commit, here);
            }
        }
    }

    private void step(
            RevWalk walk,
            TreeComparison trees,
            RevCommit commit,
            NavigableMap<String, List<String>> here)
            throws IOException {
        NavigableMap<String, List<String>> left = here;
        for (RevCommit parent : commit.getParents()) {
            if (!left.isEmpty()) {
                walk.parseHeaders(parent);
                NavigableMap<String, List<String>> changed =
                        trees.takeChanged(parent.getTree(), commit.getTree(), left);
                pass(left, parent);
                left = changed;
            }
        }
        for (RevCommit parent : commit.getParents()) {
            if (!left.isEmpty()) {
                pass(moved(trees, parent.getTree(), commit.getTree(), left), parent);
            }
        }
        if (!left.isEmpty()) {
            found(left, CommitText.read(walk, commit));
        }
    }

    /** Takes those away that the parent has under another name, and gives them by that one. */
    private static NavigableMap<String, List<String>> moved(
            TreeComparison trees,
            RevTree parent,
            RevTree commit,
            NavigableMap<String, List<String>> left)
            throws IOException {
        var moved = new TreeMap<String, List<String>>();
        trees.moves(parent, commit, left.keySet())
                .forEach((from, to) -> moved.put(from, left.remove(to)));
        return moved;
    }

    private void pass(NavigableMap<String, List<String>> files, RevCommit to) {
        if (files.isEmpty()) {
            return;
        }
        NavigableMap<String, List<String>> there = waiting.get(to);
        if (there == null) {
            waiting.put(to, files);
            queue.add(to);
            return;
        }
        files.forEach(
                (path, asked) ->
                        there.merge(
                                path,
                                asked,
                                (one, other) -> {
                                    var both = new ArrayList<>(one);
                                    both.addAll(other);
                                    return both;
                                }));
    }

    private void found(Map<String, List<String>> files, ContentSource source) {
        for (List<String> asked : files.values()) {
            for (String each : asked) {
                sources.put(each, source);
                open.remove(each);
            }
        }
    }

    private void missing(String why) {
        ContentSource cut = new ContentSource.HistoryMissing(why);
        open.forEach(each -> sources.put(each, cut));
    }

    /** Also of a commit whose parents the clone hides. */
    private static boolean hasParents(RevWalk walk, RevCommit commit) throws IOException {
        return CommitText.hasParents(
                walk.getObjectReader().open(commit, Constants.OBJ_COMMIT).getCachedBytes());
    }
}
