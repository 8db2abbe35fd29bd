package org.logreeve.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.KnownHostsLine.Marker;
import org.logreeve.connect.TrustCandidate.Grounds;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

/**
 * Keys that may be added to a known_hosts file, each beside what the file says already. Nothing is
 * written before {@link #write}, and never a key in the place of another.
 */
public final class TrustTable {
    private final Path file;
    private final String before;
    private final List<String> texts;
    private final List<KnownHostsLine> known;
    private final List<Row> rows;

    private TrustTable(Path file, String before) {
        this.file = file;
        this.before = before;
        this.texts = List.of(before.split("\n", -1));
        this.known = KnownHosts.of(List.of(new KnownHosts.Source(file.toString(), before))).lines();
        this.rows = new ArrayList<>();
    }

    /** What the file says about a key. */
    public enum Standing {
        /** Nothing: it would be added. */
        NEW,
        /** The very same: nothing is to be done. */
        KNOWN,
        /** Another key of the same host: refused. */
        CHANGED,
        /** It is revoked: refused. */
        REVOKED
    }

    /**
     * One key.
     *
     * @param at the line of the file that says so, null for a new key
     */
    public record Row(TrustCandidate candidate, Standing standing, @Nullable Origin at) {}

    /**
     * @throws InputException when the file cannot be read; one that is not there is empty
     */
    public static TrustTable of(Path file, List<TrustCandidate> candidates) {
        var table = new TrustTable(file, read(file));
        for (TrustCandidate candidate : candidates) {
            table.rows.add(table.row(candidate));
        }
        table.refuseStrangers();
        return table;
    }

    public Path file() {
        return file;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** Rows that forbid writing anything. */
    public List<Row> refused() {
        return rows.stream()
                .filter(
                        row ->
                                row.standing() == Standing.CHANGED
                                        || row.standing() == Standing.REVOKED)
                .toList();
    }

    public List<Row> added() {
        return rows.stream().filter(row -> row.standing() == Standing.NEW).toList();
    }

    /**
     * Appends the new keys, whole or not at all. The file keeps its mode and, when it is a link,
     * its place.
     *
     * @throws IllegalStateException when a row is refused
     * @throws InputException when somebody changed the file since it was read
     */
    public void write() throws IOException {
        if (!refused().isEmpty()) {
            throw new IllegalStateException("a key was refused");
        }
        if (!read(file).equals(before)) {
            throw problem(file, 0, "somebody changed it just now", "look at it and try again");
        }
        var after = new StringBuilder(before);
        if (!before.isEmpty() && !before.endsWith("\n")) {
            after.append('\n');
        }
        var lines = new LinkedHashSet<String>();
        added().forEach(row -> lines.add(row.candidate().text()));
        lines.forEach(line -> after.append(line).append('\n'));
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Set<PosixFilePermission> mode =
                Files.exists(target) ? Files.getPosixFilePermissions(target) : Set.of();
        AtomicFile.write(target, after.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!mode.isEmpty()) {
            Files.setPosixFilePermissions(target, mode);
        }
    }

    private Row row(TrustCandidate candidate) {
        KnownHostsLine wanted = candidate.line();
        for (KnownHostsLine line : known) {
            if (line.marker() == Marker.REVOKED
                    && wanted.marker() != Marker.REVOKED
                    && line.key().isSameAs(wanted.key())) {
                return new Row(candidate, Standing.REVOKED, line.at());
            }
        }
        Origin same = null;
        Origin other = null;
        var missing = new LinkedHashSet<>(names(candidate.text()));
        for (KnownHostsLine line : known) {
            if (line.marker() != wanted.marker() || !concerns(line, candidate)) {
                continue;
            }
            if (line.key().isSameAs(wanted.key())) {
                same = line.at();
                missing.removeIf(name -> covers(line, name));
            } else if (line.key().type().equals(wanted.key().type())) {
                other = line.at();
            }
        }
        if (same != null && missing.isEmpty()) {
            return new Row(candidate, Standing.KNOWN, same);
        }
        // Several authorities for one name are ordinary; several revoked keys, too.
        return same == null && other != null && wanted.marker() == Marker.TRUSTED
                ? new Row(candidate, Standing.CHANGED, other)
                : new Row(candidate, Standing.NEW, null);
    }

    /** A known host that shows only keys nobody knows is another host until proved otherwise. */
    private void refuseStrangers() {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            boolean first = row.candidate().grounds() == Grounds.FIRST_USE;
            if (first && row.standing() == Standing.NEW && !showsAKnownKey(row.candidate())) {
                for (KnownHostsLine line : known) {
                    if (line.marker() == Marker.TRUSTED && concerns(line, row.candidate())) {
                        rows.set(i, new Row(row.candidate(), Standing.CHANGED, line.at()));
                    }
                }
            }
        }
    }

    private boolean showsAKnownKey(TrustCandidate candidate) {
        return rows.stream()
                .anyMatch(
                        row ->
                                row.standing() == Standing.KNOWN
                                        && row.candidate().hosts().equals(candidate.hosts()));
    }

    private boolean concerns(KnownHostsLine line, TrustCandidate candidate) {
        return names(candidate.text()).stream().anyMatch(name -> covers(line, name));
    }

    /** By its pattern; a name that is a pattern or a hash itself must stand there as it is. */
    private boolean covers(KnownHostsLine line, String name) {
        boolean plain = !name.startsWith("|") && name.chars().noneMatch(c -> "*?!".indexOf(c) >= 0);
        return plain
                ? line.hosts().matches(name)
                : names(texts.get(line.at().line() - 1)).contains(name);
    }

    private static List<String> names(String text) {
        String field = KnownHostsLine.hostsField(text);
        return field.startsWith("|")
                ? List.of(field)
                : Arrays.asList(field.toLowerCase(Locale.ROOT).split(",", -1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw problem(file, 0, "cannot be read: " + e, "");
        }
    }

    private static InputException problem(Path file, int line, String what, String mend) {
        return new InputException(file.toString(), line, 0, what, mend);
    }
}
