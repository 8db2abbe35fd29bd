package org.logreeve.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Compares a commit with one of its parents; what both have alike is not looked into. */
final class TreeComparison {
    private final TreeWalk walk;

    TreeComparison(ObjectReader reader) {
        walk = new TreeWalk(reader);
    }

    static boolean isFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    /**
     * Takes those files out of a map by path that the parent does not have with the same content.
     */
    <V> NavigableMap<String, V> takeChanged(
            RevTree parent, RevTree commit, NavigableMap<String, V> files) throws IOException {
        var changed = new TreeMap<String, V>();
        begin(parent, commit);
        while (!files.isEmpty() && walk.next()) {
            String path = walk.getPathString();
            if (walk.isSubtree()) {
                String first = files.ceilingKey(path + "/");
                if (first != null && first.startsWith(path + "/")) {
                    walk.enterSubtree();
                }
            } else if (isFile(walk.getFileMode(1)) && !isSameFile()) {
                V value = files.remove(path);
                if (value != null) {
                    changed.put(path, value);
                }
            }
        }
        return changed;
    }

    /** Others than the mode say nothing of the content. */
    private boolean isSameFile() {
        return isFile(walk.getFileMode(0)) && walk.idEqual(0, 1);
    }

    /**
     * Files that the parent has under another name, which the commit does not have. Where several
     * are alike, only one that kept its last name is told from the others.
     *
     * @return new path by old one
     */
    Map<String, String> moves(RevTree parent, RevTree commit, Collection<String> files)
            throws IOException {
        var gone = new HashMap<ObjectId, List<String>>();
        var come = new HashMap<ObjectId, List<String>>();
        begin(parent, commit);
        while (walk.next()) {
            if (walk.isSubtree()) {
                walk.enterSubtree();
            } else if (isMissing(1) && isFile(walk.getFileMode(0))) {
                add(gone, 0);
            } else if (isMissing(0) && isFile(walk.getFileMode(1))) {
                add(come, 1);
            }
        }
        var moves = new TreeMap<String, String>();
        come.forEach(
                (content, there) -> {
                    List<String> before = gone.getOrDefault(content, List.of());
                    for (String to : there) {
                        if (files.contains(to)) {
                            String from = source(to, before, there);
                            if (!from.isEmpty()) {
                                moves.put(from, to);
                            }
                        }
                    }
                });
        return moves;
    }

    private boolean isMissing(int tree) {
        return walk.getFileMode(tree).equals(FileMode.MISSING);
    }

    private void add(Map<ObjectId, List<String>> paths, int tree) {
        paths.computeIfAbsent(walk.getObjectId(tree), none -> new ArrayList<>())
                .add(walk.getPathString());
    }

    private static String source(String to, List<String> before, List<String> there) {
        if (before.size() == 1 && there.size() == 1) {
            return before.getFirst();
        }
        List<String> same = named(to, before);
        return same.size() == 1 && named(to, there).size() == 1 ? same.getFirst() : "";
    }

    private static List<String> named(String path, List<String> paths) {
        return paths.stream().filter(each -> name(each).equals(name(path))).toList();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void begin(RevTree parent, RevTree commit) throws IOException {
        walk.reset(parent, commit);
        walk.setRecursive(false);
        walk.setFilter(TreeFilter.ANY_DIFF);
    }
}
