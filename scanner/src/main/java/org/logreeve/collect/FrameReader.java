package org.logreeve.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileType;
import org.logreeve.text.Digest;
import org.logreeve.text.HostException;

/**
 * Reads the collector's frames and trusts nothing in them: nonce, lengths, digests and the count
 * must hold, and only what was asked for may be answered.
 */
final class FrameReader {
    private final FrameBytes bytes;
    private final List<String> patterns;
    private final List<GlobPattern> globs;
    private final CollectorVersions versions;
    private final ClockComparison clocks;
    private final Map<String, String> links = new HashMap<>();
    private int version;
    private int noise;

    /**
     * @param patterns the patterns that were asked for
     * @param globs the same, read
     * @param versions collectors whose answers are taken
     * @param clocks what the host's clock is compared with
     */
    FrameReader(
            byte[] bytes,
            String nonce,
            List<String> patterns,
            List<GlobPattern> globs,
            CollectorVersions versions,
            ClockComparison clocks) {
        this.bytes = new FrameBytes(bytes, nonce);
        this.patterns = patterns;
        this.globs = globs;
        this.versions = versions;
        this.clocks = clocks;
    }

    /** Whether the collector said its first word. */
    boolean hasBegun() {
        return bytes.mark("begin ", 0) >= 0;
    }

    /** Version of the collector that answered. */
    int version() {
        return version;
    }

    /** Bytes that a login shell or its profile wrote before the first frame. */
    int noise() {
        return noise;
    }

    void readInto(SnapshotBuilder into) throws HostException {
        int start = bytes.mark("begin ", 0);
        if (start < 0) {
            throw new HostException(
                    "LR-2001",
                    "collect",
                    "no answer of the collector in "
                            + bytes.length()
                            + " bytes: '"
                            + bytes.start()
                            + "'",
                    "log in by hand and run 'exec /bin/sh -s': a forced command, a login shell"
                            + " that refuses or a profile that waits for input may stand in the way");
        }
        noise = start;
        bytes.goTo(start + 1);
        begin(bytes.header(), into);
        while (true) {
            FrameHeader header = bytes.header();
            if (header.kind().equals("end")) {
                end(header);
                break;
            }
            frame(header, into);
        }
        List<String> unasked = into.unasked();
        if (!unasked.isEmpty()) {
            throw broken("an answer for '" + HostText.decode(unasked.get(0)) + "', not asked for");
        }
    }

    private void begin(FrameHeader header, SnapshotBuilder into) throws HostException {
        header.wants("begin", 2);
        version = (int) header.number(0, 1_000_000);
        if (!versions.accepts(version)) {
            throw new HostException(
                    "LR-2005",
                    "collect",
                    "the host's collector is version " + header.field(0),
                    "install version " + versions.newest());
        }
        into.clock(header.number(1, 1L << 40));
    }

    private void time(FrameHeader header, SnapshotBuilder into) throws HostException {
        header.wants("time", 2);
        long seconds = header.number(0, 1L << 40);
        long nanos =
                header.field(1).equals("-")
                        ? ClockComparison.WHOLE_SECONDS
                        : header.number(1, 999_999_999);
        clocks.offset(seconds, nanos, bytes.at()).ifPresent(into::offset);
    }

    private void end(FrameHeader header) throws HostException {
        header.wants("end", 1);
        if (header.number(0, Integer.MAX_VALUE) != bytes.frames() - 1) {
            throw broken(
                    "frames are missing: "
                            + header.field(0)
                            + " sent, "
                            + bytes.frames()
                            + " seen");
        }
    }

    private void frame(FrameHeader header, SnapshotBuilder into) throws HostException {
        switch (header.kind()) {
            case "link" -> {
                String path = bytes.payload(header.length(0));
                links.put(path, HostText.decode(bytes.payload(header.length(1))));
            }
            case "time" -> time(header, into);
            case "load" -> LoadFigures.check(header.words());
            case "absent", "denied", "unread" -> gap(header, into);
            case "meta" -> {
                String path = bytes.payload(header.length(0));
                into.meta(path, meta(path, type(header), header, 2));
            }
            case "names" -> names(header, into);
            case "batch" -> batch(header, into);
            case "stream" -> stream(header, into);
            case "glob" -> glob(header, into);
            case "command" -> command(header, into);
            case "nocommand" -> into.command(new CommandRead.Missing(header.field(0)));
            default -> throw broken("a frame of kind '" + header.kind() + "'");
        }
    }

    private void gap(FrameHeader header, SnapshotBuilder into) throws HostException {
        String path = bytes.payload(header.length(0));
        String reason = HostText.decode(bytes.payload(header.length(1)));
        switch (header.kind()) {
            case "absent" -> into.absent(path);
            case "denied" -> into.denied(path, reason);
            default -> into.unread(path, reason);
        }
    }

    private void names(FrameHeader header, SnapshotBuilder into) throws HostException {
        String path = bytes.payload(header.length(0));
        String names = bytes.payload(header.number(1, bytes.length()));
        into.entries(path, names.isEmpty() ? List.of() : List.of(names.split("/")));
    }

    private record Item(String path, String digest, FileMeta meta) {}

    private void batch(FrameHeader header, SnapshotBuilder into) throws HostException {
        header.wants("batch", 2);
        long count = header.number(0, CollectorScript.COUNT_CAP);
        long total = header.number(1, CollectorScript.HOST_CAP);
        var items = new ArrayList<Item>();
        for (long i = 0; i < count; i++) {
            FrameHeader file = bytes.header();
            if (!file.kind().equals("file")) {
                throw broken("a frame of kind '" + file.kind() + "' among files");
            }
            String path = bytes.payload(file.length(0));
            items.add(new Item(path, file.field(1), meta(path, FileType.REGULAR, file, 2)));
            total -= file.number(5, CollectorScript.FILE_CAP);
        }
        if (total != 0) {
            throw broken("sizes of a batch do not add up");
        }
        contents(items, into);
    }

    private void contents(List<Item> items, SnapshotBuilder into) throws HostException {
        int start = bytes.at();
        int wanted = items.stream().mapToInt(item -> (int) item.meta().size()).sum();
        byte[] body = bytes.untilMark("close");
        boolean whole = body.length == wanted;
        bytes.header().wants("close", 0);
        int from = start;
        for (Item item : items) {
            int to = from + (int) item.meta().size();
            byte[] content = whole ? bytes.range(from, to) : new byte[0];
            if (whole && matches(item.digest(), content)) {
                into.content(item.path(), item.meta(), content);
            } else {
                into.unread(item.path(), SnapshotBuilder.CHANGED);
            }
            from = to;
        }
    }

    private static boolean matches(String digest, byte[] content) {
        return digest.equals("-") || digest.equals(Digest.sha256(content));
    }

    private void stream(FrameHeader header, SnapshotBuilder into) throws HostException {
        String path = bytes.payload(header.length(0));
        FileMeta meta = meta(path, FileType.REGULAR, header, 1);
        byte[] content = bytes.untilMark("close");
        bytes.header().wants("close", 0);
        if (content.length > CollectorScript.FILE_CAP) {
            into.unread(path, "larger than " + CollectorScript.FILE_CAP + " bytes");
        } else {
            into.content(path, meta, content);
        }
    }

    private void glob(FrameHeader header, SnapshotBuilder into) throws HostException {
        int index = (int) header.number(0, globs.size() - 1L);
        Set<String> paths = new LinkedHashSet<>();
        Set<String> denied = new LinkedHashSet<>();
        while (true) {
            FrameHeader next = bytes.header();
            switch (next.kind()) {
                case "match" -> paths.add(bytes.payload(next.length(0)));
                case "nolist" -> denied.add(bytes.payload(next.length(0)));
                case "globbed" -> {
                    for (String path : paths) {
                        if (!path.startsWith("/") || !globs.get(index).matches(path)) {
                            throw broken("'" + HostText.decode(path) + "' for another pattern");
                        }
                    }
                    into.glob(patterns.get(index), paths, denied);
                    return;
                }
                default -> throw broken("a frame of kind '" + next.kind() + "' in a pattern");
            }
        }
    }

    private void command(FrameHeader header, SnapshotBuilder into) throws HostException {
        String name = header.field(0);
        String stdout = HostText.decode(bytes.untilMark("exit"));
        FrameHeader exit = bytes.header();
        exit.wants("exit", 2);
        int status = (int) exit.number(0, 255);
        String stderr = HostText.decode(bytes.payload(exit.length(1)));
        into.command(new CommandRead.Output(name, status, stdout, stderr));
    }

    private FileMeta meta(String path, FileType type, FrameHeader header, int first)
            throws HostException {
        String mode = header.field(first);
        if (!mode.matches("[0-7]{1,4}")) {
            throw broken("mode '" + mode + "'");
        }
        // owner:group:inode, and no inode from trees
        String[] names = header.rest(first + 5).split(":", 3);
        if (names.length < 2) {
            throw broken("an owner without a group");
        }
        return new FileMeta(
                type,
                Integer.parseInt(mode, 8),
                name(names[0], header.field(first + 1)),
                name(names[1], header.field(first + 2)),
                header.number(first + 3, Long.MAX_VALUE),
                header.signed(first + 4),
                links.getOrDefault(path, ""),
                names.length < 3 ? 0 : inode(names[2]));
    }

    /** Some file systems number beyond 63 bits; that they differ is all that counts. */
    private static long inode(String text) throws HostException {
        if (!text.matches("[0-9]{1,20}")) {
            throw broken("inode '" + text + "'");
        }
        return new java.math.BigInteger(text).longValue();
    }

    // stat(1) writes UNKNOWN for a number that has no name.
    private static String name(String name, String number) {
        return HostText.decode(name.equals("UNKNOWN") ? number : name);
    }

    private FileType type(FrameHeader header) throws HostException {
        return switch (header.field(1)) {
            case "d" -> FileType.DIRECTORY;
            case "f" -> FileType.REGULAR;
            case "s" -> FileType.SPECIAL;
            default -> throw broken("file type '" + header.field(1) + "'");
        };
    }

    static HostException broken(String what) {
        return new HostException(
                "LR-2003",
                "collect",
                "the collector's answer is not to be trusted: " + what,
                "look for programs on the host that write to the session's output");
    }
}
