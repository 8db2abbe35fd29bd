package org.logreeve.scan;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.ConnectFault;
import org.logreeve.connect.RemoteProgram;
import org.logreeve.connect.SshConnector;
import org.logreeve.git.GitLocation;
import org.logreeve.git.GitMirror;
import org.logreeve.git.GitTransport;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Via;
import org.logreeve.policy.PolicyPack;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/** Gets a policy pack from where a user says it is: a folder here, or a Git server. */
public final class PolicySource {
    private static final long MOST_BYTES = 256L << 20;
    private static final String DEFAULT_REF = "HEAD";

    private final GitLocation location;
    private final String ref;

    private PolicySource(GitLocation location, String ref) {
        this.location = location;
        this.ref = ref;
    }

    /**
     * @param text as {@link GitLocation#parse} reads it
     * @param ref branch, tag or commit; null when only the text may name one
     * @throws InputException when it cannot be meant
     */
    public static PolicySource of(String text, @Nullable String ref) {
        GitLocation location = GitLocation.parse(text);
        if (ref != null && !location.ref().isEmpty()) {
            throw new InputException(
                    "--policy-ref",
                    0,
                    0,
                    "does not go with the '@" + location.ref() + "' of --policy",
                    "name the version once");
        }
        String named = ref == null ? location.ref() : ref;
        return new PolicySource(location, named.isEmpty() ? DEFAULT_REF : named);
    }

    /** The branch, tag or commit to read it at. */
    public String ref() {
        return ref;
    }

    /** Whether it lies on this machine. */
    public boolean isHere() {
        return location instanceof GitLocation.Local;
    }

    /**
     * Reads it at its commit, from this machine.
     *
     * @throws InputException with everything that is wrong with it, or when it lies elsewhere
     */
    public PolicyPack readHere(String profile) {
        if (location instanceof GitLocation.Local local) {
            return PolicyPack.ofCommit(local.path(), local.folder(), ref, profile);
        }
        throw new InputException("--policy", 0, 0, "lies on a server", "");
    }

    /**
     * Reads it at its commit.
     *
     * @param login how a Git server is entered; its place is not looked at
     * @param cache where copies of servers' repositories are kept
     * @throws HostException when a Git server is not reached, or is not who it should be
     * @throws InputException with everything that is wrong with the policy
     */
    public PolicyPack read(String profile, Connection login, Path cache) throws HostException {
        return switch (location) {
            case GitLocation.Local ignored -> readHere(profile);
            case GitLocation.Server server -> read(server.at(ref), profile, login, cache);
        };
    }

    /**
     * Reads it as it lies in its folder.
     *
     * @throws InputException when it lies in none, or with everything that is wrong with it
     */
    public PolicyPack readWorkingTree(String profile) {
        if (location instanceof GitLocation.Local local && local.ref().isEmpty()) {
            return PolicyPack.ofWorkingTree(local.path().resolve(local.folder()), profile);
        }
        throw new InputException(
                "--policy-worktree", 0, 0, "wants a folder on this machine, at no version", "");
    }

    private static PolicyPack read(
            GitLocation.Server server, String profile, Connection login, Path cache)
            throws HostException {
        check(login);
        try (var connector = new SshConnector();
                var fetched =
                        new GitMirror(server, new OverSsh(connector, login), cache)
                                .fetch(server.ref())) {
            return PolicyPack.of(
                    fetched.repository(),
                    server.toString(),
                    fetched.commit(),
                    server.folder(),
                    profile);
        } catch (HostException e) {
            throw new HostException(
                    e.code(),
                    e.phase(),
                    "the policy's Git server "
                            + server.url()
                            + ": "
                            + e.getMessage()
                            + "; no host was contacted, and no earlier copy of the policy is used",
                    next(e));
        }
    }

    private static String next(HostException e) {
        return e.code().equals(ConnectFault.DEADLINE.code())
                ? "see what hangs on the Git server, or give it longer: deadline under defaults:"
                        + " connection: of the inventory"
                : e.next();
    }

    private static void check(Connection login) {
        if (login.knownHosts().isEmpty() && login.hostKeysFrom().isEmpty()) {
            throw new InputException(
                    "--policy",
                    0,
                    0,
                    "nothing says which key the Git server has",
                    "name a known_hosts file with --policy-known-hosts, or knownHosts under"
                            + " defaults: connection: of the inventory");
        }
        if (login.identityFiles().isEmpty() && login.credentials().agent() == null) {
            throw new InputException(
                    "--policy",
                    0,
                    0,
                    "nothing says which key of ours the Git server knows",
                    "name one with --policy-identity, or identityFile under defaults: connection:"
                            + " of the inventory");
        }
    }

    /** Git's program on the server, behind the same checks and deadlines as a host. */
    private record OverSsh(SshConnector connector, Connection login) implements GitTransport {
        @Override
        public Running start(GitLocation.Server server, String command) throws HostException {
            var to =
                    new Connection(
                            server.host(),
                            server.port(),
                            server.user(),
                            login.identityFiles(),
                            login.knownHosts(),
                            login.connectTimeout(),
                            login.deadline(),
                            login.hostKeysFrom(),
                            login.access(),
                            login.credentials(),
                            null,
                            new Via.Direct());
            return new Program(connector.start(server.url(), to, command, MOST_BYTES));
        }
    }

    private record Program(RemoteProgram program) implements GitTransport.Running {
        @Override
        public InputStream out() {
            return program.out();
        }

        @Override
        public OutputStream in() {
            return program.in();
        }

        @Override
        public @Nullable HostException trouble() {
            return program.trouble();
        }

        @Override
        public String said() {
            return program.said();
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
