package org.logreeve.connect;

import org.logreeve.text.HostException;

/** One authenticated, read-only session with a host, whose key was verified. */
public interface HostSession extends AutoCloseable {
    /**
     * Runs one command with the given standard input and drains both outputs side by side.
     *
     * @throws HostException when the channel breaks, or a deadline or cap ends it
     */
    ExecResult exec(String command, byte[] stdin) throws HostException;

    /** What is known about the connection, for the report. */
    SessionFacts facts();

    @Override
    void close();
}
