package org.logreeve.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.logreeve.text.Digest;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/**
 * A bare copy of a server's repository in a cache folder, brought up to date before it is read. The
 * copy only saves time: what a ref means is asked of the server each time, what is read is held
 * against its id, and a copy that is damaged is made anew. Several processes may share the folder.
 */
public final class GitMirror {
    private static final String TIPS = "refs/tips/";

    static {
        HermeticReader.install();
    }

    private final GitLocation.Server server;
    private final GitTransport transport;
    private final MirrorFolder copy;

    /**
     * @param cache made when it is not there, for its owner only
     */
    public GitMirror(GitLocation.Server server, GitTransport transport, Path cache) {
        this.server = server;
        this.transport = transport;
        this.copy = new MirrorFolder(cache, cache.resolve(name(server)));
    }

    /**
     * A repository that holds a commit, to be closed by the caller.
     *
     * @param commit full id of what the ref names now
     */
    public record At(GitRepository repository, String commit) implements AutoCloseable {
        @Override
        public void close() {
            repository.close();
        }
    }

    /**
     * Fetches what is new, and finds out what a ref names at this moment.
     *
     * @throws HostException when the server cannot be reached or does not send what it should; a
     *     copy from before is then not used
     * @throws InputException when there is no such repository or ref
     */
    public At fetch(String ref) throws HostException {
        try {
            boolean fresh = copy.make();
            try {
                return fetched(ref);
            } catch (Useless e) {
                if (fresh) {
                    throw e;
                }
                copy.remove();
                copy.make();
                return fetched(ref);
            }
        } catch (Useless e) {
            throw new HostException(
                    "LR-1240",
                    "collect",
                    "what the Git server sends cannot be used: " + e.getMessage(),
                    "run 'git fsck' on the server's repository, and 'git clone' it by hand");
        } catch (IOException e) {
            throw new InputException(
                    copy.folder().toString(),
                    0,
                    0,
                    "the copy of " + server.url() + " cannot be written: " + e,
                    "name a folder with --cache, or make room in it");
        }
    }

    /** The copy is damaged, or what came is. */
    private static final class Useless extends Exception {
        private static final long serialVersionUID = 1L;

        Useless(Exception cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    private At fetched(String ref) throws HostException, Useless {
        Repository repository = null;
        try {
            repository = copy.open();
            if (copy.isShallow()) {
                throw new IOException("the copy is shallow");
            }
            AdvertisedRefs refs = update(repository);
            ObjectId commit = refs.resolve(ref, repository);
            ObjectCheck.of(repository, commit);
            var whole = new GitRepository(copy.folder(), server.url(), repository);
            repository = null;
            return new At(whole, commit.name());
        } catch (InputException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // JGit meets hostile bytes with exceptions of every kind.
            throw new Useless(e);
        } finally {
            if (repository != null) {
                repository.close();
            }
        }
    }

    private AdvertisedRefs update(Repository repository) throws IOException, HostException {
        var session = new ServerSession(server, transport);
        try (Transport git = Transport.open(repository, uri())) {
            ((SshTransport) git).setSshSessionFactory(session);
            git.setCheckFetchedObjects(true);
            try (FetchConnection connection = git.openFetch()) {
                var refs = new AdvertisedRefs(server.url(), connection.getRefs());
                receive(connection, refs, repository);
                return refs;
            }
        } catch (IOException | RuntimeException e) {
            HostException trouble = session.trouble();
            if (trouble != null) {
                throw trouble;
            }
            if (e instanceof NoRemoteRepositoryException) {
                throw new InputException(
                        server.url(),
                        0,
                        0,
                        "the server gives no such repository: " + oneLine(session.said()),
                        "correct the path, or let the account read it");
            }
            throw e;
        } finally {
            session.end();
        }
    }

    private static void receive(
            FetchConnection connection, AdvertisedRefs refs, Repository repository)
            throws IOException {
        if (refs.all().isEmpty()) {
            return;
        }
        try {
            connection.fetch(NullProgressMonitor.INSTANCE, refs.all(), Set.of());
            keep(refs, repository);
        } finally {
            for (PackLock lock : connection.getPackLocks()) {
                lock.unlock();
            }
        }
    }

    /**
     * Notes what is here by id, for the next fetch. The server's names never become names of files.
     */
    private static void keep(AdvertisedRefs refs, Repository repository) throws IOException {
        Map<String, ObjectId> wanted = new HashMap<>();
        for (Ref ref : refs.all()) {
            ObjectId id = ref.getObjectId();
            if (id != null) {
                wanted.put(TIPS + id.name(), id);
            }
        }
        BatchRefUpdate batch = repository.getRefDatabase().newBatchUpdate();
        for (Ref known : repository.getRefDatabase().getRefsByPrefix(TIPS)) {
            if (wanted.remove(known.getName()) == null) {
                batch.addCommand(
                        new ReceiveCommand(
                                known.getObjectId(), ObjectId.zeroId(), known.getName()));
            }
        }
        wanted.forEach(
                (name, id) -> batch.addCommand(new ReceiveCommand(ObjectId.zeroId(), id, name)));
        batch.setAllowNonFastForwards(true);
        batch.setAtomic(false);
        try (var walk = new RevWalk(repository)) {
            // Another process may note the same at the same time; then its note is as good.
            batch.execute(walk, NullProgressMonitor.INSTANCE);
        }
    }

    private URIish uri() throws IOException {
        try {
            return new URIish("ssh://host/")
                    .setUser(server.user())
                    .setHost(server.host())
                    .setPort(server.port())
                    .setPath(server.path());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static String name(GitLocation.Server server) {
        String port = "" + server.port();
        return Digest.sha256(server.user(), server.host(), port, server.path()).substring(0, 32)
                + ".git";
    }

    private static String oneLine(String said) {
        String line = said.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "it says nothing" : line.substring(0, Math.min(600, line.length()));
    }
}
