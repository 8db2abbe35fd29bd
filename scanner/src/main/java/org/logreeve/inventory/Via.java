package org.logreeve.inventory;

import java.util.ArrayList;
import java.util.List;

/** By which way the bytes get from here to a host's SSH server. */
public sealed interface Via {
    /** Straight to its address. */
    record Direct() implements Via {}

    /**
     * Through a jump host, which has a way of its own.
     *
     * @param name what the inventory calls it
     * @param host how the jump host itself is reached
     */
    record Jump(String name, Connection host) implements Via {}

    /**
     * Through the standard input and output of a program here.
     *
     * @param argv its words, with {@code {address}} and {@code {port}} to be filled in
     */
    record Command(List<String> argv) implements Via {
        public Command {
            argv = List.copyOf(argv);
        }
    }

    /** The jump hosts' names, the nearest first. */
    default List<String> jumps() {
        var names = new ArrayList<String>();
        for (Via via = this; via instanceof Jump jump; via = jump.host().via()) {
            names.addFirst(jump.name());
        }
        return names;
    }
}
