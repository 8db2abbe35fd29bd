package org.logreeve.collect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logreeve.collect.HostTree.Entry;
import org.logreeve.collect.HostTree.Kind;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.HostSource;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;

/** Reads a tree as the collector's script reads a host, without a process. */
public final class TreeReader implements HostSource {
    private static final byte[] FIXTURE_KEY = "fixture".getBytes(StandardCharsets.US_ASCII);

    /** Nothing is read below these: a host's files there may never end. */
    private static final List<String> KERNEL = List.of("/proc/", "/sys/", "/dev/");

    private final String host;
    private final HostTree tree;
    private final Redaction redaction;

    /**
     * @param layers fixture folders, later ones win
     * @throws org.logreeve.text.InputException when a {@code tree.yaml} is wrong
     * @throws UncheckedIOException when a layer cannot be read
     */
    public TreeReader(String hostName, List<Path> layers) {
        this(hostName, layers, Redaction.withKey(FIXTURE_KEY));
    }

    public TreeReader(String hostName, List<Path> layers, Redaction redaction) {
        this.host = hostName;
        this.redaction = redaction;
        try {
            this.tree = HostTree.read(layers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong in the {@code tree.yaml} of fixture folders. */
    public static List<InputProblem> problems(List<Path> layers) throws IOException {
        if (layers.stream().noneMatch(layer -> Files.exists(layer.resolve("tree.yaml")))) {
            return List.of();
        }
        try {
            HostTree.read(layers);
            return List.of();
        } catch (InputException e) {
            return e.problems();
        }
    }

    private TreeReader(String host, HostTree tree, Redaction redaction) {
        this.host = host;
        this.tree = tree;
        this.redaction = redaction;
    }

    /**
     * A host whose files lie in a folder: either an unpacked file system, with {@code etc} in it,
     * or a recorded host, with {@code root/} and {@code commands/} as a fixture has them.
     *
     * @throws HostException when there is no such folder, or it holds neither
     * @throws org.logreeve.text.InputException when its {@code tree.yaml} is wrong
     */
    public static TreeReader of(String hostName, Path folder, Redaction redaction)
            throws HostException {
        try {
            if (Files.isDirectory(folder.resolve("etc"))) {
                return new TreeReader(hostName, HostTree.unpacked(folder), redaction);
            }
            if (Files.isDirectory(folder.resolve("root"))) {
                return new TreeReader(hostName, List.of(folder), redaction);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new HostException(
                "LR-2201",
                "collect",
                folder + " holds no host: neither etc nor root is in it",
                "correct connection.path; it names the folder that stands for /");
    }

    @Override
    public Snapshot collect(CollectRequest request) {
        try {
            return new Round(request).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One round; the same steps in the same order as the script's, for the caps' sake. */
    private final class Round {
        private final CollectRequest request;
        private final SnapshotBuilder into;
        private final Set<String> seen = new HashSet<>();
        private final List<String> files = new ArrayList<>();
        private long total;

        Round(CollectRequest request) {
            this.request = request;
            this.into = new SnapshotBuilder(host, redaction, request);
        }

        Snapshot read() throws IOException {
            into.clock(clock());
            for (String path : request.paths()) {
                if (HostText.canBeAsked(path)) {
                    want(path, true);
                }
            }
            for (String pattern : request.globs()) {
                Optional<GlobPattern> glob = GlobPattern.parse(pattern);
                if (glob.isPresent()) {
                    expand(pattern, glob.get());
                }
            }
            for (String path : request.stats()) {
                if (HostText.canBeAsked(path)) {
                    want(path, false);
                }
            }
            for (String name : request.commands()) {
                into.command(command(name));
            }
            for (String path : files) {
                transfer(path);
            }
            return into.finish(request);
        }

        private void want(String path, boolean content) throws IOException {
            String key = HostText.bytewise(path);
            if (path.indexOf('\n') >= 0) {
                into.unread(key, "a line break in its name");
                return;
            }
            if (!seen.add(path)) {
                return;
            }
            String at = tree.resolve(path).orElse("");
            Entry entry = tree.entry(at).orElse(null);
            if (entry == null) {
                missing(path).tell(into, key);
            } else if (!content || entry.kind() == Kind.SPECIAL) {
                into.meta(key, meta(path, entry));
            } else if (entry.kind() == Kind.DIRECTORY) {
                list(path, at, entry);
            } else if (entry.denied()) {
                into.denied(key, "may not be read");
            } else if (files.size() >= CollectorScript.COUNT_CAP) {
                into.unread(key, "more than " + CollectorScript.COUNT_CAP + " files");
            } else {
                files.add(path);
            }
        }

        private void list(String path, String at, Entry folder) throws IOException {
            String key = HostText.bytewise(path);
            List<String> names = tree.names(at);
            if (folder.denied()) {
                into.denied(key, "may not be listed");
                return;
            }
            if (listed(names) > CollectorScript.ENTRY_CAP) {
                into.unread(key, "more than " + CollectorScript.ENTRY_CAP + " entries");
                return;
            }
            into.meta(key, meta(path, folder));
            into.entries(key, names.stream().map(HostText::bytewise).toList());
            String prefix = path.endsWith("/") ? path : path + "/";
            for (boolean dots : new boolean[] {false, true}) {
                for (String name : names) {
                    if (name.startsWith(".") == dots && isFile(prefix + name)) {
                        want(prefix + name, true);
                    }
                }
            }
        }

        /** As the script counts: the folder, its names, and three patterns, each at least once. */
        private static long listed(List<String> names) {
            long dots = names.stream().filter(n -> n.startsWith(".")).count();
            long twoDots = names.stream().filter(n -> n.startsWith("..")).count();
            return 1
                    + Math.max(1, names.size() - dots)
                    + Math.max(1, dots - twoDots)
                    + Math.max(1, twoDots);
        }

        private void transfer(String path) throws IOException {
            String key = HostText.bytewise(path);
            String at = tree.resolve(path).orElseThrow();
            Entry entry = tree.entry(at).orElseThrow();
            long size = entry.size();
            if (KERNEL.stream().anyMatch(at::startsWith)) {
                into.unread(key, "below /proc, /sys or /dev");
            } else if (size > CollectorScript.FILE_CAP) {
                into.unread(key, "larger than " + CollectorScript.FILE_CAP + " bytes");
            } else if (total + size > CollectorScript.HOST_CAP) {
                into.unread(key, "more than " + CollectorScript.HOST_CAP + " bytes from this host");
            } else {
                total += size;
                into.content(key, meta(path, entry), entry.bytes());
            }
        }

        private void expand(String pattern, GlobPattern glob) throws IOException {
            List<String> bases = List.of("");
            Set<String> denied = new LinkedHashSet<>();
            for (GlobPattern.Part part : glob.parts()) {
                var next = new ArrayList<String>();
                for (String base : bases) {
                    if (part.isLiteral()) {
                        next.add(base + "/" + HostText.decode(part.name()));
                        continue;
                    }
                    matches(base, part, next, denied);
                    if (bases.size() + next.size() > CollectorScript.ENTRY_CAP) {
                        denied.add(base.isEmpty() ? "/" : base);
                        next.clear();
                        break;
                    }
                }
                bases = next;
            }
            Set<String> matched = new LinkedHashSet<>();
            for (String path : bases) {
                if (isThere(path)) {
                    matched.add(path);
                } else {
                    hiddenBelow(path, denied);
                }
            }
            into.glob(pattern, bytewise(matched), bytewise(denied));
            for (String path : matched) {
                want(path, true);
            }
        }

        private void matches(
                String base, GlobPattern.Part part, List<String> matches, Set<String> denied) {
            String at = tree.resolve(base + "/").orElse("");
            Entry folder = tree.entry(at).orElse(null);
            if (folder == null) {
                hiddenBelow(base, denied);
            } else if (folder.denied()) {
                denied.add(base.isEmpty() ? "/" : base);
            } else {
                for (String name : tree.names(at)) {
                    if (part.matches(HostText.bytewise(name))) {
                        matches.add(base + "/" + name);
                    }
                }
            }
        }

        private void hiddenBelow(String path, Set<String> denied) {
            switch (missing(path)) {
                case Gone.Hidden hidden -> denied.add(hidden.folder());
                case Gone.Loop() -> denied.add(path);
                case Gone.Absent() -> {}
            }
        }

        private long clock() throws IOException {
            Path clock = tree.commands().get("clock");
            return clock == null ? tree.time() : Long.parseLong(Files.readString(clock).strip());
        }

        private CommandRead command(String name) throws IOException {
            Path output = tree.commands().get(name);
            if (output == null) {
                return name.equals(ListedFiles.COMMAND)
                        ? listed(ListedFiles.of(tree))
                        : new CommandRead.Missing(name);
            }
            return new CommandRead.Output(
                    name, tree.exit(name), HostText.decode(Files.readAllBytes(output)), "");
        }

        private static CommandRead listed(ListedFiles.Listing listing) {
            return new CommandRead.Output(ListedFiles.COMMAND, listing.exit(), listing.lines(), "");
        }
    }

    private static Set<String> bytewise(Set<String> paths) {
        var keys = new LinkedHashSet<String>();
        paths.forEach(path -> keys.add(HostText.bytewise(path)));
        return keys;
    }

    private FileMeta meta(String path, Entry entry) throws IOException {
        FileType type =
                switch (entry.kind()) {
                    case FILE -> FileType.REGULAR;
                    case DIRECTORY -> FileType.DIRECTORY;
                    case LINK, SPECIAL -> FileType.SPECIAL;
                };
        return new FileMeta(
                type,
                entry.mode(),
                entry.owner(),
                entry.group(),
                entry.size(),
                entry.modified(),
                tree.link(path).orElse(""));
    }

    private boolean isFile(String path) {
        return tree.resolve(path)
                .flatMap(tree::entry)
                .filter(e -> e.kind() == Kind.FILE)
                .isPresent();
    }

    private boolean isThere(String path) {
        return tree.resolve(path).isPresent() || tree.link(path).isPresent();
    }

    /** Why a path does not show. */
    private sealed interface Gone {
        record Absent() implements Gone {}

        record Hidden(String folder) implements Gone {}

        record Loop() implements Gone {}

        default void tell(SnapshotBuilder into, String key) {
            switch (this) {
                case Absent() -> into.absent(key);
                case Hidden hidden ->
                        into.denied(key, "folder " + hidden.folder() + " may not be searched");
                case Loop() -> into.unread(key, "too many symbolic links");
            }
        }
    }

    /** The script's proof of absence: each folder on the way, by the name that was walked. */
    private Gone missing(String path) {
        String left = path.substring(Math.min(1, path.length()));
        String walked = "";
        int hops = 0;
        while (true) {
            Optional<String> folder = tree.resolve(walked + "/");
            Optional<String> link = tree.link(walked);
            if (folder.isPresent()) {
                if (tree.isDenied(folder.get())) {
                    return new Gone.Hidden(walked.isEmpty() ? "/" : walked);
                }
                int slash = left.indexOf('/');
                String step = slash < 0 ? left : left.substring(0, slash);
                left = slash < 0 ? "" : left.substring(slash + 1);
                walked = step.isEmpty() ? walked : walked + "/" + step;
            } else if (link.isPresent() && tree.resolve(walked).isEmpty()) {
                if (++hops > 20) {
                    return new Gone.Loop();
                }
                String target = link.get();
                walked = target.startsWith("/") ? "" : walked.substring(0, walked.lastIndexOf('/'));
                left =
                        (target.startsWith("/") ? target.substring(1) : target)
                                + (left.isEmpty() ? "" : "/" + left);
            } else {
                return new Gone.Absent();
            }
        }
    }
}
