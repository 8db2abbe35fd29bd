package org.logreeve.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.git.ContentSource.Commit;
import org.logreeve.git.ContentSource.Ident;

/** What {@link ContentSources} says of files in a repository. */
final class Sources {
    private Sources() {}

    static ContentSource of(GitCommand git, String path) throws IOException {
        return Objects.requireNonNull(ofAll(git, path).get(path));
    }

    static Map<String, ContentSource> ofAll(GitCommand git, String... paths) throws IOException {
        var files = new LinkedHashMap<Path, ContentId>();
        for (String path : paths) {
            Path file = git.folder().resolve(path);
            files.put(file, read(file));
        }
        var sources = new TreeMap<String, ContentSource>();
        ContentSources.of(files)
                .forEach(
                        (file, source) ->
                                sources.put(git.folder().relativize(file).toString(), source));
        return sources;
    }

    static ContentId read(Path file) throws IOException {
        return ContentId.of(Files.readAllBytes(file));
    }

    static String id(@Nullable ContentSource source) {
        return source instanceof Commit commit ? commit.id() : String.valueOf(source);
    }

    static String shown(Ident ident) {
        return ident.name() + " <" + ident.mail() + ">";
    }
}
