package org.logreeve.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.AtomicFile;
import org.logreeve.text.InputException;

/** State in a folder, a file a host, each written whole or not at all. */
final class StateFolder implements StateStore {
    private final Path folder;
    private final String inventory;

    StateFolder(Path folder, String inventory) {
        this.folder = folder;
        this.inventory = inventory;
    }

    @Override
    public String words() {
        return folder.toString();
    }

    @Override
    public SortedMap<String, HostState> read() throws IOException {
        if (isThere(folder, "--state") && !Files.isDirectory(folder)) {
            throw new InputException(
                    "--state", 0, 0, "'" + folder + "' is no folder", "name a folder, or git:REF");
        }
        SortedMap<String, HostState> states = new TreeMap<>();
        for (Path file : list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!name.equals("hosts") && !name.startsWith(".")) {
                throw StateForm.damaged(folder.toString(), "'" + name + "' is no part of one");
            }
        }
        for (Path file : list(folder.resolve("hosts"))) {
            String path = folder.relativize(file).toString();
            if (String.valueOf(file.getFileName()).startsWith(".")) {
                continue; // a writer that was cut off left it
            }
            HostState state = read(path);
            if (state != null) {
                states.put(state.host(), state);
            }
        }
        return states;
    }

    private @Nullable HostState read(String path) throws IOException {
        Path file = folder.resolve(path);
        if (!isThere(file, file.toString())) {
            return null;
        }
        if (!StateForm.isHost(path) || !Files.isRegularFile(file)) {
            throw StateForm.damaged(file.toString(), "it is no host's file");
        }
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(StateForm.MOST_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
        return StateForm.read(bytes, file.toString(), path, inventory);
    }

    @Override
    public void add(Collection<HostState> news) throws IOException {
        Files.createDirectories(folder.resolve("hosts"));
        // shards and runs with other output folders wait for one another
        try (FileChannel channel =
                        FileChannel.open(
                                folder.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            AtomicFile.clean(folder.resolve("hosts"));
            for (HostState each : news) {
                String path = StateForm.path(each.host());
                HostState before = read(path);
                byte[] bytes = StateForm.write(before == null ? each : before.merge(each));
                AtomicFile.write(folder.resolve(path), bytes);
            }
            lock.release();
        }
    }

    private static List<Path> list(Path folder) {
        if (!isThere(folder, folder.toString())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder.toString(), e);
        }
    }

    /**
     * Whether anything is there; what cannot be looked at is not absent.
     *
     * @param where for messages
     */
    private static boolean isThere(Path path, String where) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException e) {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw unreadable(where, new IOException("'" + path + "' links to nothing"));
            }
            Path above = path.toAbsolutePath().getParent();
            if (above != null && isThere(above, where) && !Files.isDirectory(above)) {
                throw unreadable(where, new IOException("'" + above + "' is no folder"));
            }
            return false;
        } catch (IOException e) {
            throw unreadable(where, e);
        }
    }

    private static InputException unreadable(String where, Exception why) {
        return new InputException(
                where,
                0,
                0,
                "cannot be read: " + why,
                "let this account read it: a state that cannot be read is not an empty one");
    }
}
