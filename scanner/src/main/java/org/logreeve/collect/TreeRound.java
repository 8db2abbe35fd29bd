package org.logreeve.collect;

import java.io.IOException;
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
import org.logreeve.snapshot.MeasuredOffset;
import org.logreeve.snapshot.Snapshot;

/** One round over a tree; the same steps in the same order as the script's, for the caps' sake. */
final class TreeRound {
    /** Nothing is read below these: a host's files there may never end. */
    private static final List<String> KERNEL = List.of("/proc/", "/sys/", "/dev/");

    private final HostTree tree;
    private final CollectRequest request;
    private final SnapshotBuilder into;
    private final Set<String> seen = new HashSet<>();
    private final List<String> files = new ArrayList<>();
    private long total;

    TreeRound(String host, HostTree tree, Redaction redaction, CollectRequest request) {
        this.tree = tree;
        this.request = request;
        this.into = new SnapshotBuilder(host, redaction, request);
    }

    Snapshot read() throws IOException {
        into.clock(clock());
        offset();
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
            Absence.of(tree, path).tell(into, key);
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
        switch (Absence.of(tree, path)) {
            case Absence.Hidden hidden -> denied.add(hidden.folder());
            case Absence.Loop() -> denied.add(path);
            case Absence.Absent() -> {}
        }
    }

    private long clock() throws IOException {
        Path clock = tree.commands().get("clock");
        return clock == null ? tree.time() : Long.parseLong(Files.readString(clock).strip());
    }

    /** What a fixture states: milliseconds ahead, how far that may be wrong, and by which clock. */
    private void offset() throws IOException {
        Path stated = tree.commands().get("clock-offset");
        if (stated == null) {
            return;
        }
        String[] words = Files.readString(stated).strip().split(" +", 3);
        long ahead = Long.parseLong(words[0]);
        long bound = words.length < 2 ? 0 : Long.parseLong(words[1]);
        String reference = words.length < 3 ? MeasuredOffset.UNKNOWN : words[2];
        into.offset(new MeasuredOffset(ahead - bound, ahead + bound, reference));
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
}
