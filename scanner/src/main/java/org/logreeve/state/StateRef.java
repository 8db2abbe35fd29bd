package org.logreeve.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.logreeve.git.RefFiles;
import org.logreeve.text.InputException;

/**
 * State as a commit on a ref of the repository that holds the inventory; no work tree is touched.
 */
final class StateRef implements StateStore {
    /** Each time somebody else was faster. */
    static final int TRIES = 20;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Path repository;
    private final String ref;
    private final String inventory;
    private final Pause pause;

    private StateRef(Path repository, String ref, String inventory, Pause pause) {
        this.repository = repository;
        this.ref = ref;
        this.inventory = inventory;
        this.pause = pause;
    }

    /** Waits before the next try. */
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    static StateRef of(String name, Path inventoryFile, String inventory) {
        return of(name, inventoryFile, inventory, Thread::sleep);
    }

    static StateRef of(String name, Path inventoryFile, String inventory, Pause pause) {
        Path folder = inventoryFile.toAbsolutePath().normalize().resolveSibling("");
        try (RefFiles files = RefFiles.of(folder, name)) {
            return new StateRef(folder, files.ref(), inventory, pause);
        }
    }

    @Override
    public String words() {
        return GIT + ref;
    }

    @Override
    public SortedMap<String, HostState> read() throws IOException {
        try (RefFiles files = RefFiles.of(repository, ref)) {
            return read(files.read(StateForm.MOST_BYTES + 1));
        }
    }

    private SortedMap<String, HostState> read(RefFiles.Version version) {
        SortedMap<String, HostState> states = new TreeMap<>();
        version.files()
                .forEach(
                        (path, bytes) -> {
                            String where = words() + ":" + path;
                            if (!StateForm.isHost(path)) {
                                throw StateForm.damaged(where, "it is no host's file");
                            }
                            HostState state = StateForm.read(bytes, where, path, inventory);
                            states.put(state.host(), state);
                        });
        return states;
    }

    @Override
    public void add(Collection<HostState> news) throws IOException {
        try (RefFiles files = RefFiles.of(repository, ref)) {
            for (int i = 0; i < TRIES; i++) {
                if (i > 0) {
                    pause.of(before(i));
                }
                RefFiles.Version tip = files.read(StateForm.MOST_BYTES + 1);
                SortedMap<String, HostState> before = read(tip);
                var changed = new TreeMap<String, byte[]>();
                for (HostState each : news) {
                    HostState known = before.get(each.host());
                    changed.put(
                            StateForm.path(each.host()),
                            StateForm.write(known == null ? each : known.merge(each)));
                }
                if (files.commit(tip, changed, "State of %d hosts".formatted(news.size()))) {
                    return;
                }
            }
            throw new IOException(
                    ("%s was moved or locked by others %d times while it was to be written; when"
                                    + " none is at work, one left its .lock behind: delete that")
                            .formatted(words(), TRIES));
        } catch (InputException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while others wrote to " + words(), e);
        }
    }

    /** Anything up to a length that doubles, so that those who met once do not meet again. */
    private static Duration before(int retry) {
        long longest = Math.min(FIRST_PAUSE.toMillis() << (retry - 1), LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, longest + 1));
    }
}
