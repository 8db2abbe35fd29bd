package org.logreeve.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The collectors that were ever shipped, by version, with the SHA-256 of each. Installed ones are
 * accepted when they are the newest or one of the two before it.
 */
public final class CollectorVersions {
    private static final int EARLIER = 2;

    private final SortedMap<Integer, String> digests;

    private CollectorVersions(SortedMap<Integer, String> digests) {
        this.digests = digests;
    }

    public static CollectorVersions shipped() {
        try (InputStream table =
                CollectorVersions.class.getResourceAsStream("collector-versions.tsv")) {
            if (table == null) {
                throw new IllegalStateException("collector-versions.tsv is not in this build");
            }
            return of(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of a version, a tab and a digest; lines with {@code #} in front are comments. */
    static CollectorVersions of(String table) {
        var digests = new TreeMap<Integer, String>();
        table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", 2))
                .forEach(entry -> digests.put(Integer.valueOf(entry[0]), entry[1].strip()));
        return new CollectorVersions(digests);
    }

    public int newest() {
        return digests.lastKey();
    }

    String newestDigest() {
        return digests.getOrDefault(newest(), "");
    }

    public boolean accepts(int version) {
        return accepted().containsKey(version);
    }

    /** The accepted version whose file has the digest. */
    Optional<Integer> versionOf(String digest) {
        return accepted().entrySet().stream()
                .filter(entry -> entry.getValue().equals(digest))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    private SortedMap<Integer, String> accepted() {
        return digests.tailMap(newest() - EARLIER);
    }
}
