package org.logreeve.collect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int MAX_HEADER = 1024;
    private static final int MAX_PATH = 1 << 16;

    private final byte[] bytes;
    private final String nonce;
    private final List<String> patterns;
    private final List<GlobPattern> globs;
    private final CollectorVersions versions;
    private final Map<String, String> links = new HashMap<>();
    private int version;
    private int at;
    private int noise;
    private long frames;

    /**
     * @param patterns the patterns that were asked for
     * @param globs the same, read
     * @param versions collectors whose answers are taken
     */
    FrameReader(
            byte[] bytes,
            String nonce,
            List<String> patterns,
            List<GlobPattern> globs,
            CollectorVersions versions) {
        this.bytes = bytes;
        this.nonce = nonce;
        this.patterns = patterns;
        this.globs = globs;
        this.versions = versions;
    }

    /** Whether the collector said its first word. */
    boolean hasBegun() {
        return find("\n" + nonce + " begin ", 0) >= 0;
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
        int start = find("\n" + nonce + " begin ", 0);
        if (start < 0) {
            throw new HostException(
                    "LR-2001",
                    "collect",
                    "no answer of the collector in " + bytes.length + " bytes: '" + start() + "'",
                    "log in by hand and run 'exec /bin/sh -s': a forced command, a login shell"
                            + " that refuses or a profile that waits for input may stand in the way");
        }
        noise = start;
        at = start + 1;
        begin(header(), into);
        while (true) {
            Header header = header();
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

    private void begin(Header header, SnapshotBuilder into) throws HostException {
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

    private void end(Header header) throws HostException {
        header.wants("end", 1);
        if (header.number(0, Integer.MAX_VALUE) != frames - 1) {
            throw broken("frames are missing: " + header.field(0) + " sent, " + frames + " seen");
        }
    }

    private void frame(Header header, SnapshotBuilder into) throws HostException {
        switch (header.kind()) {
            case "link" -> {
                String path = payload(header.length(0));
                links.put(path, HostText.decode(payload(header.length(1))));
            }
            case "load" -> LoadFigures.check(header.words());
            case "absent", "denied", "unread" -> gap(header, into);
            case "meta" -> {
                String path = payload(header.length(0));
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

    private void gap(Header header, SnapshotBuilder into) throws HostException {
        String path = payload(header.length(0));
        String reason = HostText.decode(payload(header.length(1)));
        switch (header.kind()) {
            case "absent" -> into.absent(path);
            case "denied" -> into.denied(path, reason);
            default -> into.unread(path, reason);
        }
    }

    private void names(Header header, SnapshotBuilder into) throws HostException {
        String path = payload(header.length(0));
        String names = payload(header.number(1, bytes.length));
        into.entries(path, names.isEmpty() ? List.of() : List.of(names.split("/")));
    }

    private record Item(String path, String digest, FileMeta meta) {}

    private void batch(Header header, SnapshotBuilder into) throws HostException {
        header.wants("batch", 2);
        long count = header.number(0, CollectorScript.COUNT_CAP);
        long total = header.number(1, CollectorScript.HOST_CAP);
        var items = new ArrayList<Item>();
        for (long i = 0; i < count; i++) {
            Header file = header();
            if (!file.kind().equals("file")) {
                throw broken("a frame of kind '" + file.kind() + "' among files");
            }
            String path = payload(file.length(0));
            items.add(new Item(path, file.field(1), meta(path, FileType.REGULAR, file, 2)));
            total -= file.number(5, CollectorScript.FILE_CAP);
        }
        if (total != 0) {
            throw broken("sizes of a batch do not add up");
        }
        contents(items, into);
    }

    private void contents(List<Item> items, SnapshotBuilder into) throws HostException {
        int start = at;
        int wanted = items.stream().mapToInt(item -> (int) item.meta().size()).sum();
        byte[] body = untilMark("close");
        boolean whole = body.length == wanted;
        header().wants("close", 0);
        int from = start;
        for (Item item : items) {
            int to = from + (int) item.meta().size();
            byte[] content = whole ? Arrays.copyOfRange(bytes, from, to) : new byte[0];
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

    private void stream(Header header, SnapshotBuilder into) throws HostException {
        String path = payload(header.length(0));
        FileMeta meta = meta(path, FileType.REGULAR, header, 1);
        byte[] content = untilMark("close");
        header().wants("close", 0);
        if (content.length > CollectorScript.FILE_CAP) {
            into.unread(path, "larger than " + CollectorScript.FILE_CAP + " bytes");
        } else {
            into.content(path, meta, content);
        }
    }

    private void glob(Header header, SnapshotBuilder into) throws HostException {
        int index = (int) header.number(0, globs.size() - 1L);
        Set<String> paths = new LinkedHashSet<>();
        Set<String> denied = new LinkedHashSet<>();
        while (true) {
            Header next = header();
            switch (next.kind()) {
                case "match" -> paths.add(payload(next.length(0)));
                case "nolist" -> denied.add(payload(next.length(0)));
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

    private void command(Header header, SnapshotBuilder into) throws HostException {
        String name = header.field(0);
        String stdout = HostText.decode(untilMark("exit"));
        Header exit = header();
        exit.wants("exit", 2);
        int status = (int) exit.number(0, 255);
        String stderr = HostText.decode(payload(exit.length(1)));
        into.command(new CommandRead.Output(name, status, stdout, stderr));
    }

    private FileMeta meta(String path, FileType type, Header header, int first)
            throws HostException {
        String mode = header.field(first);
        if (!mode.matches("[0-7]{1,4}")) {
            throw broken("mode '" + mode + "'");
        }
        String[] names = header.rest(first + 5).split(":", 2);
        if (names.length != 2) {
            throw broken("an owner without a group");
        }
        return new FileMeta(
                type,
                Integer.parseInt(mode, 8),
                name(names[0], header.field(first + 1)),
                name(names[1], header.field(first + 2)),
                header.number(first + 3, Long.MAX_VALUE),
                header.signed(first + 4),
                links.getOrDefault(path, ""));
    }

    // stat(1) writes UNKNOWN for a number that has no name.
    private static String name(String name, String number) {
        return HostText.decode(name.equals("UNKNOWN") ? number : name);
    }

    private FileType type(Header header) throws HostException {
        return switch (header.field(1)) {
            case "d" -> FileType.DIRECTORY;
            case "f" -> FileType.REGULAR;
            case "s" -> FileType.SPECIAL;
            default -> throw broken("file type '" + header.field(1) + "'");
        };
    }

    /** Bytes up to the line feed before the next such frame; stays before that frame. */
    private byte[] untilMark(String kind) throws HostException {
        int mark = find("\n" + nonce + " " + kind, at);
        if (mark < 0) {
            throw cut();
        }
        byte[] body = Arrays.copyOfRange(bytes, at, mark);
        at = mark + 1;
        return body;
    }

    private String payload(long length) throws HostException {
        if (length >= bytes.length - at) {
            throw cut();
        }
        int end = at + (int) length;
        if (bytes[end] != '\n') {
            throw broken("a length that does not hold");
        }
        String text = HostText.bytewise(Arrays.copyOfRange(bytes, at, end));
        at = end + 1;
        return text;
    }

    private Header header() throws HostException {
        int end = at;
        while (end < bytes.length && end - at <= MAX_HEADER && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            throw cut();
        }
        String line = HostText.bytewise(Arrays.copyOfRange(bytes, at, end));
        if (bytes[end] != '\n' || !line.startsWith(nonce + " ")) {
            throw broken("'" + shortened(line) + "' where a frame should begin");
        }
        at = end + 1;
        frames++;
        return new Header(List.of(line.substring(nonce.length() + 1).split(" ", -1)));
    }

    private int find(String text, int from) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0]
                    && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private String start() {
        return shortened(HostText.decode(Arrays.copyOf(bytes, Math.min(bytes.length, 200))));
    }

    private static String shortened(String text) {
        String line = text.strip().replace('\n', ' ');
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    private HostException cut() {
        return new HostException(
                "LR-2002",
                "collect",
                "the collector's answer ends in the middle, after " + bytes.length + " bytes",
                "run again; if it stays, look for what ends sessions on the host");
    }

    static HostException broken(String what) {
        return new HostException(
                "LR-2003",
                "collect",
                "the collector's answer is not to be trusted: " + what,
                "look for programs on the host that write to the session's output");
    }

    /** A frame's first line: its kind and fields. */
    private record Header(List<String> words) {
        String kind() {
            return words.get(0);
        }

        void wants(String kind, int fields) throws HostException {
            if (!kind().equals(kind) || words.size() != fields + 1) {
                throw broken("'" + shortened(String.join(" ", words)) + "' instead of " + kind);
            }
        }

        String field(int index) throws HostException {
            if (index + 1 >= words.size()) {
                throw broken("a " + kind() + " frame with too few fields");
            }
            return words.get(index + 1);
        }

        String rest(int index) throws HostException {
            field(index);
            return String.join(" ", words.subList(index + 1, words.size()));
        }

        long number(int index, long most) throws HostException {
            String field = field(index);
            if (!field.matches("[0-9]{1,18}") || Long.parseLong(field) > most) {
                throw broken("'" + shortened(field) + "' as a number of a " + kind() + " frame");
            }
            return Long.parseLong(field);
        }

        long signed(int index) throws HostException {
            String field = field(index);
            return field.startsWith("-") && field.matches("-[0-9]{1,18}")
                    ? Long.parseLong(field)
                    : number(index, Long.MAX_VALUE);
        }

        long length(int index) throws HostException {
            return number(index, MAX_PATH);
        }
    }
}
