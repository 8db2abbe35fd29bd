package org.logreeve.git;

import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.HostException;

/**
 * Runs Git's program on a server. Who implements this answers for the server's identity, for ours,
 * and for the end of every wait.
 */
public interface GitTransport {
    /**
     * @throws HostException when the server cannot be reached, or is not who it should be
     */
    Running start(GitLocation.Server server, String command) throws HostException;

    /** The program, until it is closed. */
    interface Running extends AutoCloseable {
        InputStream out();

        OutputStream in();

        /** Why the connection ended before the program did; null when it did not. */
        @Nullable HostException trouble();

        /** What it wrote to standard error, once its standard output has ended. */
        String said();

        @Override
        void close();
    }
}
