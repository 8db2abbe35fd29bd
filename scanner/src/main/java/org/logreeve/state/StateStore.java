package org.logreeve.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import org.logreeve.text.InputException;

/** Where the state of one inventory's hosts lies. */
public sealed interface StateStore permits StateFolder, StateRef {
    String GIT = "git:";

    /**
     * @param text a folder, or {@code git:REF} for a ref of the repository that holds the inventory
     * @param inventory the inventory's file
     * @param name the inventory's own name
     * @throws InputException when it cannot be meant
     */
    static StateStore of(String text, Path inventory, String name) {
        return text.startsWith(GIT)
                ? StateRef.of(text.substring(GIT.length()), inventory, name)
                : new StateFolder(Path.of(text), name);
    }

    /** As reports call it. */
    String words();

    /**
     * All hosts by name; empty when nothing was written there yet.
     *
     * @throws InputException when any part of it is damaged, newer, or of another inventory
     */
    SortedMap<String, HostState> read() throws IOException;

    /**
     * Puts what is new together with what is there, also when others write at the same time.
     *
     * @throws IOException when it cannot be written; what was there stays
     */
    void add(Collection<HostState> news) throws IOException;
}
