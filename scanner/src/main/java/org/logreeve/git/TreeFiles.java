package org.logreeve.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/** The files of a tree: anything that is not a plain file with a plain name is a problem. */
final class TreeFiles {
    private static final int MAX_FILES = 20_000;
    private static final int MAX_DEPTH = 32;
    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_PROBLEMS = 100;

    private final Repository repository;
    private final String prefix;
    private final String folder;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private final List<InputProblem> problems = new ArrayList<>();

    TreeFiles(Repository repository, String prefix, String folder) {
        this.repository = repository;
        this.prefix = prefix;
        this.folder = folder;
    }

    SortedMap<String, byte[]> read(RevTree tree, Predicate<String> wanted) throws IOException {
        try (var walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            if (!folder.isEmpty()) {
                walk.setFilter(PathFilter.create(folder));
            }
            int count = 0;
            while (walk.next() && problems.size() < MAX_PROBLEMS) {
                String path = walk.getPathString();
                if (!path.startsWith(folder + "/") && !folder.isEmpty()) {
                    walk.enterSubtree();
                } else if (++count > MAX_FILES) {
                    problem(path, "is one of more than " + MAX_FILES + " entries");
                    break;
                } else {
                    visit(walk, path, wanted);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return files;
    }

    private void visit(TreeWalk walk, String path, Predicate<String> wanted) throws IOException {
        String other = folded.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
        if (!isPlain(walk.getNameString())) {
            problem(path, "has a name that is not allowed");
        } else if (other != null) {
            problem(path, "differs from '" + other + "' in upper and lower case only");
        } else if (walk.isSubtree()) {
            if (walk.getDepth() >= MAX_DEPTH) {
                problem(path, "is nested too deep");
            } else {
                walk.enterSubtree();
            }
        } else {
            visitFile(walk, path, wanted);
        }
    }

    private void visitFile(TreeWalk walk, String path, Predicate<String> wanted)
            throws IOException {
        FileMode mode = walk.getFileMode(0);
        if (mode.equals(FileMode.SYMLINK)) {
            problem(path, "is a symbolic link");
        } else if (mode.equals(FileMode.GITLINK)) {
            problem(path, "is a submodule");
        } else if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) {
            problem(path, "is not a regular file");
        } else {
            ObjectLoader blob = repository.open(walk.getObjectId(0));
            if (blob.getSize() > MAX_BYTES) {
                problem(path, "is larger than 1 MiB");
            } else {
                String below = folder.isEmpty() ? path : path.substring(folder.length() + 1);
                if (wanted.test(below)) {
                    files.put(below, blob.getCachedBytes((int) MAX_BYTES));
                }
            }
        }
    }

    /**
     * Letters, digits and {@code ._@+-}: nothing that a shell, a path or a terminal reads twice.
     */
    private static boolean isPlain(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.length() > 128) {
            return false;
        }
        return !name.equalsIgnoreCase(".git")
                && name.chars()
                        .allMatch(
                                c ->
                                        (c >= 'a' && c <= 'z')
                                                || (c >= 'A' && c <= 'Z')
                                                || (c >= '0' && c <= '9')
                                                || "._@+-".indexOf(c) >= 0);
    }

    private void problem(String path, String message) {
        problems.add(new InputProblem(prefix + ":" + path, 0, 0, message, ""));
    }
}
