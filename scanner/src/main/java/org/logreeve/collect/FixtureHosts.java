package org.logreeve.collect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Starts SSH hosts in this process that serve fixture trees. Found by {@link
 * java.util.ServiceLoader}, so that the server's libraries need not be on the scanner's class path.
 */
public interface FixtureHosts {
    /**
     * @param layersByHost fixture folders of each host, later ones win; a host without any accepts
     *     connections and says nothing
     * @param keyFolder where the private key is written that alone may log in, as any user
     */
    Running start(Map<String, List<Path>> layersByHost, Path keyFolder) throws IOException;

    /** Hosts that listen until they are closed. */
    interface Running extends AutoCloseable {
        /** Where each host listens, by its name. */
        Map<String, InetSocketAddress> addresses();

        /** The private key that may log in. */
        Path identityFile();

        /** Lines of an OpenSSH known_hosts file with each host's key. */
        String knownHosts();

        @Override
        void close();
    }
}
