package org.logreeve.collect;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.logreeve.collect.HostTree.Entry;
import org.logreeve.collect.HostTree.Kind;

/**
 * A fixture tree written out so that the collector's script can read it in place of a host: {@code
 * root/}, {@code commands/}, and {@code meta} for what an ordinary account cannot set.
 */
public final class MaterializedTree implements AutoCloseable {
    private final Path folder;

    private MaterializedTree(Path folder) {
        this.folder = folder;
    }

    /** Writes the tree into a new temporary folder, which {@link #close} removes. */
    public static MaterializedTree of(HostTree tree) throws IOException {
        Path folder = Files.createTempDirectory("logreeve-tree").toRealPath();
        var made = new MaterializedTree(folder);
        try {
            made.write(tree);
        } catch (IOException e) {
            made.close();
            throw e;
        }
        return made;
    }

    /** The folder that the script is aimed at. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void write(HostTree tree) throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        var meta = new ArrayList<String>();
        Set<String> hidden = new HashSet<>();
        for (Map.Entry<String, Entry> each : tree.entries().entrySet()) {
            String path = each.getKey();
            Entry entry = each.getValue();
            meta.add(path + (entry.kind() == Kind.LINK ? "//link " + entry.link() : facts(entry)));
            // What lies below a denied folder does not show at all.
            boolean below = !path.equals("/") && hidden.contains(HostTree.parent(path));
            if (below || entry.denied()) {
                hidden.add(path);
            }
            if (!below) {
                write(root, path, entry);
            }
        }
        Files.write(folder.resolve("meta"), meta, StandardCharsets.UTF_8);
        writeCommands(tree);
    }

    private void write(Path root, String path, Entry entry) throws IOException {
        Path target = root.resolve(path.substring(1));
        switch (entry.kind()) {
            case DIRECTORY -> Files.createDirectories(target);
            case FILE -> Files.write(target, entry.denied() ? new byte[0] : entry.bytes());
            case LINK -> {
                String to = entry.link();
                Files.createSymbolicLink(target, Path.of(to.startsWith("/") ? root + to : to));
            }
            case SPECIAL -> socket(target);
        }
    }

    /** A socket's name stays when it is closed, and any account can make one. */
    private void socket(Path target) throws IOException {
        Path made = folder.resolve("s");
        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(made));
        }
        Files.move(made, target);
    }

    private static String facts(Entry entry) throws IOException {
        return "//%s %o 0 0 %d %d %s:%s"
                .formatted(
                        entry.denied() ? "denied" : "open",
                        entry.mode(),
                        entry.size(),
                        entry.modified(),
                        entry.owner(),
                        entry.group());
    }

    private void writeCommands(HostTree tree) throws IOException {
        Path commands = Files.createDirectory(folder.resolve("commands"));
        for (Map.Entry<String, Path> command : tree.commands().entrySet()) {
            Files.copy(command.getValue(), commands.resolve(command.getKey()));
            Files.write(
                    commands.resolve(command.getKey() + ".exit"),
                    List.of(String.valueOf(tree.exit(command.getKey()))));
        }
        if (!tree.commands().containsKey(ListedFiles.COMMAND)) {
            ListedFiles.Listing listing = ListedFiles.of(tree);
            Files.writeString(commands.resolve(ListedFiles.COMMAND), listing.lines());
            Files.write(
                    commands.resolve(ListedFiles.COMMAND + ".exit"),
                    List.of(String.valueOf(listing.exit())));
        }
    }
}
