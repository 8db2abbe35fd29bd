package org.logreeve.demohost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.logreeve.collect.FixtureHosts;
import org.logreeve.collect.HostTree;
import org.logreeve.collect.MaterializedTree;

/**
 * SSH servers in this process, one a host, each of which serves a fixture tree to the collector or
 * says nothing.
 */
public final class DemoHosts implements FixtureHosts {
    private static final InetAddress LOOPBACK = loopback();

    @Override
    public Running start(Map<String, List<Path>> layersByHost, Path keyFolder) throws IOException {
        Path identity = keyFolder.resolve("id_ecdsa");
        PublicKey allowed = clientKey(identity).getPublic();
        var running = new Hosts(identity);
        try {
            for (Map.Entry<String, List<Path>> host : layersByHost.entrySet()) {
                if (host.getValue().isEmpty()) {
                    running.silent(host.getKey());
                } else {
                    running.start(host.getKey(), HostTree.read(host.getValue()), allowed);
                }
            }
        } catch (IOException | RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    /** A new key for whoever is to log in, in OpenSSH's own format, readable by its owner only. */
    private static KeyPair clientKey(Path file) throws IOException {
        KeyPair key = newKey();
        var text = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "demo", null, text);
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot write '" + file + "'", e);
        }
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, text.toByteArray());
        return key;
    }

    private static KeyPair newKey() throws IOException {
        try {
            // The server library makes Ed25519 keys with further libraries only.
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("this JDK makes no P-256 keys", e);
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Hosts implements Running {
        private final Path identity;
        private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
        private final StringBuilder knownHosts = new StringBuilder();
        private final List<SshServer> servers = new ArrayList<>();
        private final List<SilentHost> silent = new ArrayList<>();
        private final List<MaterializedTree> trees = new ArrayList<>();

        Hosts(Path identity) {
            this.identity = identity;
        }

        void start(String name, HostTree tree, PublicKey allowed) throws IOException {
            MaterializedTree files = MaterializedTree.of(tree);
            trees.add(files);
            KeyPair key = newKey();
            SshServer server = SshServer.setUpDefaultServer();
            servers.add(server);
            server.setHost("127.0.0.1");
            server.setPort(0);
            server.setKeyPairProvider(KeyPairProvider.wrap(key));
            server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
            server.setPublickeyAuthenticator(
                    (user, offered, session) -> KeyUtils.compareKeys(allowed, offered));
            server.setCommandFactory(
                    (channel, command) -> new CollectorCommand(command, files.folder()));
            server.start();
            addresses.put(name, new InetSocketAddress(LOOPBACK, server.getPort()));
            knownHosts
                    .append("[127.0.0.1]:")
                    .append(server.getPort())
                    .append(' ')
                    .append(PublicKeyEntry.toString(key.getPublic()))
                    .append('\n');
        }

        void silent(String name) throws IOException {
            SilentHost host = SilentHost.on(LOOPBACK);
            silent.add(host);
            addresses.put(name, host.address());
        }

        @Override
        public Map<String, InetSocketAddress> addresses() {
            return Collections.unmodifiableMap(addresses);
        }

        @Override
        public Path identityFile() {
            return identity;
        }

        @Override
        public String knownHosts() {
            return knownHosts.toString();
        }

        @Override
        public void close() {
            silent.forEach(SilentHost::close);
            servers.forEach(Hosts::stop);
            trees.forEach(MaterializedTree::close);
        }

        private static void stop(SshServer server) {
            try {
                server.stop(true);
            } catch (IOException e) {
                return; // it listens no more; the process takes the rest along
            }
        }
    }
}
