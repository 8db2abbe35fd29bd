package org.logreeve.connect;

import com.hierynomus.sshj.key.KeyAlgorithm;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/**
 * Opens sessions: strict host keys on every hop, key files only. One for a whole run; safe for many
 * threads.
 */
public final class SshConnector implements AutoCloseable {
    private static final Duration HOST_KEYS = Duration.ofSeconds(10);

    private final Limits limits;
    private final Clock clock;
    private final BackOff backOff;
    private final Executor aside = Aside.threads();
    private final BastionPool bastions = new BastionPool(this::bastion, aside);
    private final Dialer dialer;
    private final Handshake handshake;
    private final Config algorithms = Algorithms.modern();
    private final Watchdog watchdog = new Watchdog();
    private final Map<List<Path>, KnownHosts> knownHosts = new ConcurrentHashMap<>();
    private final Map<Path, KeyProvider> keys = new ConcurrentHashMap<>();

    public SshConnector() {
        this(Limits.standard());
    }

    public SshConnector(Limits limits) {
        this(limits, new NameLookup(InetAddress::getAllByName));
    }

    SshConnector(Limits limits, NameLookup names) {
        this(limits, names, Clock.systemUTC());
    }

    SshConnector(Limits limits, NameLookup names, Clock clock) {
        this(limits, names, clock, new BackOff(new SplittableRandom(), Thread::sleep));
    }

    SshConnector(Limits limits, NameLookup names, Clock clock, BackOff backOff) {
        this.limits = limits;
        this.clock = clock;
        this.backOff = backOff;
        this.dialer = new Dialer(names, bastions);
        this.handshake = new Handshake(limits);
        CryptoClasses.load();
    }

    /**
     * How much a server may take from us.
     *
     * @param banner time until it is identified
     * @param keyExchange time for the key exchange
     * @param authentication time for authentication
     * @param bannerBytes bytes until it is identified
     * @param stdoutBytes standard output of a command; more ends the session
     * @param stderrBytes standard error that is kept; more is dropped
     * @param keepAlive silence after which it is asked for a sign of life; three unanswered
     *     questions end the session
     */
    public record Limits(
            Duration banner,
            Duration keyExchange,
            Duration authentication,
            int bannerBytes,
            int stdoutBytes,
            int stderrBytes,
            Duration keepAlive) {
        private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

        /** With the usual sign of life. */
        public Limits(
                Duration banner,
                Duration keyExchange,
                Duration authentication,
                int bannerBytes,
                int stdoutBytes,
                int stderrBytes) {
            this(
                    banner,
                    keyExchange,
                    authentication,
                    bannerBytes,
                    stdoutBytes,
                    stderrBytes,
                    KEEP_ALIVE);
        }

        public static Limits standard() {
            return new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(20),
                    8 * 1024,
                    40 * 1024 * 1024,
                    64 * 1024);
        }
    }

    /**
     * Connects, checks the host's key and authenticates.
     *
     * @throws HostException with a code of {@link ConnectFault}, within the host's deadline
     */
    public HostSession open(InventoryHost host) throws HostException {
        Connection to = host.connection();
        var deadline = Deadline.in(to.deadline());
        return backOff.retry(deadline, () -> open(to, new Wire(watchdog, deadline)));
    }

    private HostSession open(Connection to, Wire wire) throws HostException {
        try {
            LoggedIn in = logIn(to, wire);
            return new SshSession(in.client(), wire, limits, facts(to, wire, in.check()));
        } catch (HostException e) {
            wire.close();
            throw e;
        }
    }

    private SSHClient jump(Via.Jump jump, Wire wire) throws HostException {
        try {
            SSHClient client = logIn(jump.host(), wire).client();
            wire.rest();
            return client;
        } catch (HostException e) {
            wire.close();
            throw e;
        }
    }

    /** A host or a jump host: the same checks for both. */
    private LoggedIn logIn(Connection to, Wire wire) throws HostException {
        Map<Path, KeyProvider> identities = identities(to);
        KnownHosts known = known(to);
        dialer.dial(to, wire);
        var check = new HostKeyCheck(known, to, wire, clock);
        Config config = Algorithms.seeing(algorithms, check.seen(), algorithms.getKeyAlgorithms());
        SSHClient client = handshake.with(to, wire, check, config);
        new Authentication(client, wire, to).with(identities, limits.authentication());
        wire.keepAlive(limits.keepAlive(), () -> aside.execute(() -> SignOfLife.ask(client)));
        return new LoggedIn(client, check);
    }

    private Bastion bastion(Via.Jump jump) {
        return new Bastion(
                jump, this::jump, () -> new Wire(watchdog, jump.host().deadline()), backOff, aside);
    }

    private record LoggedIn(SSHClient client, HostKeyCheck check) {}

    /**
     * What a host shows as its keys, one for each kind it has. Ends in the key exchange, which
     * proves that the host holds the key and nothing more: nobody is told who asks.
     *
     * @throws HostException when the host shows none
     */
    public List<TrustCandidate> offered(InventoryHost host) throws HostException {
        Connection to = host.connection();
        var offered = new ArrayList<TrustCandidate>();
        HostException none = null;
        for (List<Factory.Named<KeyAlgorithm>> kind : Algorithms.plainKinds()) {
            try {
                var deadline = Deadline.in(to.deadline());
                HostKey key =
                        backOff.retry(
                                deadline, () -> offered(to, kind, new Wire(watchdog, deadline)));
                offered.add(TrustCandidate.firstUse(to.address(), to.port(), key));
            } catch (HostException e) {
                if (!e.code().equals(ConnectFault.NO_COMMON_ALGORITHM.code())) {
                    throw e;
                }
                none = e;
            }
        }
        if (offered.isEmpty() && none != null) {
            throw none;
        }
        return offered;
    }

    private HostKey offered(Connection to, List<Factory.Named<KeyAlgorithm>> kind, Wire wire)
            throws HostException {
        var look = new HostKeyLook();
        try (wire) {
            dialer.dial(to, wire);
            handshake.with(to, wire, look, Algorithms.seeing(algorithms, new SeenHostKey(), kind));
        } catch (HostException e) {
            HostKey key = look.key();
            if (key != null) {
                return key;
            }
            throw e;
        }
        throw ConnectFault.KEX_BROKEN.because("the key exchange ended without a host key");
    }

    @Override
    public void close() {
        bastions.close();
        watchdog.close();
    }

    private static SessionFacts facts(Connection to, Wire wire, HostKeyCheck check)
            throws HostException {
        HostKeyCheck.Accepted accepted = check.accepted();
        if (accepted == null) {
            throw ConnectFault.KEX_BROKEN.because("the key exchange ended without a host key");
        }
        return new SessionFacts(
                Dialer.place(to),
                accepted.type() + " " + accepted.key().fingerprint(),
                accepted.at().toString(),
                wire.ident());
    }

    private KnownHosts known(Connection to) throws HostException {
        if (to.hostKeysFrom().isEmpty()) {
            return known(to.knownHosts());
        }
        var sources = new ArrayList<>(KnownHosts.sources(to.knownHosts()));
        sources.add(HostKeysCommand.run(to, least(HOST_KEYS, to.deadline())));
        return KnownHosts.of(sources);
    }

    private KnownHosts known(List<Path> files) throws HostException {
        KnownHosts read = knownHosts.get(files);
        if (read == null) {
            read = KnownHosts.read(files);
            knownHosts.put(files, read);
        }
        return read;
    }

    private Map<Path, KeyProvider> identities(Connection to) throws HostException {
        if (to.identityFiles().isEmpty()) {
            throw ConnectFault.NO_IDENTITY_FILE.because("the host has no identity file");
        }
        var identities = new LinkedHashMap<Path, KeyProvider>();
        for (Path file : to.identityFiles()) {
            KeyProvider key = keys.get(file);
            if (key == null) {
                key = IdentityFile.read(file);
                keys.put(file, key);
            }
            identities.put(file, key);
        }
        return identities;
    }

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
