package org.logreeve.policy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/** The files of a pack as they lie in a folder: what a commit would refuse is refused here too. */
final class WorkingTree {
    private static final int MAX_BYTES = 1 << 20;

    private WorkingTree() {}

    static SortedMap<String, byte[]> read(Path folder, Predicate<String> wanted) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    folder.toString(), 0, 0, "is not a folder", "name the folder of a policy pack");
        }
        var files = new TreeMap<String, byte[]>();
        var problems = new ArrayList<InputProblem>();
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            String path = folder.relativize(file).toString();
                            if (wanted.test(path)) {
                                add(file, path, attributes, files, problems);
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new InputException(
                    folder.toString(), 0, 0, "cannot be read: " + e.getMessage(), "");
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return files;
    }

    private static void add(
            Path file,
            String path,
            BasicFileAttributes attributes,
            SortedMap<String, byte[]> files,
            List<InputProblem> problems)
            throws IOException {
        if (!attributes.isRegularFile()) {
            problems.add(new InputProblem(file.toString(), 0, 0, "is not a regular file", ""));
        } else if (attributes.size() > MAX_BYTES) {
            problems.add(new InputProblem(file.toString(), 0, 0, "is larger than 1 MiB", ""));
        } else {
            files.put(path, Files.readAllBytes(file));
        }
    }
}
