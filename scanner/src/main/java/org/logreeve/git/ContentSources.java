package org.logreeve.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the commits that files of a working tree have their content from: one walk through the
 * history for all files of a repository, without running any program and without writing.
 */
public final class ContentSources {
    /** Of commits, of one repository; what lies before them counts as missing. */
    static final int MOST_COMMITS = 1_000_000;

    static {
        HermeticReader.install();
    }

    private ContentSources() {}

    /**
     * The source of each file.
     *
     * @param files what was read of them
     */
    public static Map<Path, ContentSource> of(Map<Path, ContentId> files) {
        var sources = new LinkedHashMap<Path, ContentSource>();
        var byTop = new LinkedHashMap<Path, Map<Path, String>>();
        var tops = new LinkedHashMap<Path, Path>();
        for (Path file : files.keySet()) {
            try {
                Path folder = file.toAbsolutePath().resolveSibling(".").toRealPath();
                Path top = tops.computeIfAbsent(folder, ContentSources::top);
                if (top == null) {
                    sources.put(file, new ContentSource.NotInGit(""));
                } else {
                    // a link is followed to the folder, never to a file: it may be another's
                    Path place = top.relativize(folder.resolve(String.valueOf(file.getFileName())));
                    byTop.computeIfAbsent(top, none -> new LinkedHashMap<>())
                            .put(file, slashes(place));
                }
            } catch (IOException e) {
                sources.put(file, new ContentSource.NotInGit("its folder cannot be read: " + e));
            }
        }
        byTop.forEach((top, places) -> read(top, places, files, sources));
        return sources;
    }

    private static void read(
            Path top,
            Map<Path, String> places,
            Map<Path, ContentId> files,
            Map<Path, ContentSource> sources) {
        var wanted = new TreeMap<String, ContentId>();
        places.forEach((file, place) -> wanted.put(place, files.get(file)));
        var found = new TreeMap<String, ContentSource>();
        try (Repository repository = open(top)) {
            found.putAll(new ContentHistory(repository, MOST_COMMITS).sources(wanted));
        } catch (IOException | RuntimeException e) {
            // what JGit throws of a repository that it cannot read is of many kinds
            String detail = top.resolve(".git") + " cannot be read: " + e.getMessage();
            wanted.keySet().forEach(each -> found.put(each, new ContentSource.NotInGit(detail)));
        }
        places.forEach((file, place) -> sources.put(file, found.get(place)));
    }

    /** The nearest folder upwards that is the top of a working tree. */
    private static @Nullable Path top(Path folder) {
        for (Path each = folder; each != null; each = each.getParent()) {
            Path git = each.resolve(".git");
            if (Files.isRegularFile(git) || Files.isRegularFile(git.resolve("HEAD"))) {
                return each;
            }
        }
        return null;
    }

    private static Repository open(Path top) throws IOException {
        var builder = new FileRepositoryBuilder();
        builder.addCeilingDirectory(top.getParent() == null ? null : top.getParent().toFile());
        builder.findGitDir(top.toFile());
        if (builder.getGitDir() == null) {
            throw new IOException("it is no repository");
        }
        return builder.setMustExist(true).build();
    }

    private static String slashes(Path place) {
        return place.toString().replace(java.io.File.separatorChar, '/');
    }
}
