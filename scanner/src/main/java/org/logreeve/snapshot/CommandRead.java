package org.logreeve.snapshot;

/** What came of one read-only command of the collector's fixed list. */
public sealed interface CommandRead {
    /** The command's name in the collector's list, for example {@code units}. */
    String name();

    /**
     * The command ran.
     *
     * @param exit exit status; 124 when the host's own time limit ended it
     * @param stdout standard output, decoded like {@link FileRead.Content#text()}
     * @param stderr standard error, capped
     */
    record Output(String name, int exit, String stdout, String stderr) implements CommandRead {}

    /** The host has no such command. */
    record Missing(String name) implements CommandRead {}

    /** Nobody has asked the host for it yet. */
    record NotCollected(String name) implements CommandRead {}
}
