package org.logreeve.connect;

import com.hierynomus.sshj.key.KeyAlgorithm;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Factory;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Via;
import org.logreeve.text.HostException;

/**
 * Opens sessions: strict host keys on every hop, keys only. One for a whole run; safe for many
 * threads.
 */
public final class SshConnector implements AutoCloseable {
    private static final Duration HOST_KEYS = Duration.ofSeconds(10);

    private final Limits limits;
    private final Clock clock;
    private final BackOff backOff;
    private final Executor aside = Aside.threads();
    private final Steps steps;
    private final BastionPool bastions = new BastionPool(this::bastion, aside);
    private final Dialer dialer;
    private final Handshake handshake;
    private final Config modern = Algorithms.modern();
    private final Config legacy = Algorithms.withLegacy(modern);
    private final Watchdog watchdog = new Watchdog();
    private final Map<List<Path>, KnownHosts> knownHosts = new ConcurrentHashMap<>();
    private final Logins logins;

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
        this(limits, names, clock, RefusedLogins.STANDARD, System::getenv);
    }

    SshConnector(Limits limits, NameLookup names, Clock clock, BackOff backOff) {
        this(limits, names, clock, backOff, RefusedLogins.STANDARD, System::getenv, Steps.IGNORED);
    }

    SshConnector(
            Limits limits,
            NameLookup names,
            Clock clock,
            int authFailures,
            Function<String, @Nullable String> environment) {
        this(
                limits,
                names,
                clock,
                new BackOff(new SplittableRandom(), Thread::sleep),
                authFailures,
                environment,
                Steps.IGNORED);
    }

    private SshConnector(
            Limits limits,
            NameLookup names,
            Clock clock,
            BackOff backOff,
            int authFailures,
            Function<String, @Nullable String> environment,
            Steps steps) {
        this.steps = steps;
        this.limits = limits;
        this.clock = clock;
        this.backOff = backOff;
        this.dialer = new Dialer(names, bastions);
        this.handshake = new Handshake(limits);
        this.logins =
                new Logins(
                        environment,
                        watchdog,
                        clock,
                        limits.authentication(),
                        new RefusedLogins(authFailures));
        CryptoClasses.load();
    }

    /**
     * For a run over many hosts.
     *
     * @param authFailures hosts in a row that may refuse an account with the same keys, before no
     *     other host is asked with them
     */
    public static SshConnector stoppingAfter(int authFailures) {
        return new SshConnector(
                Limits.standard(),
                new NameLookup(InetAddress::getAllByName),
                Clock.systemUTC(),
                authFailures,
                System::getenv);
    }

    /** As without it, but somebody hears of each step. */
    public static SshConnector telling(Steps steps) {
        return new SshConnector(
                Limits.standard(),
                new NameLookup(InetAddress::getAllByName),
                Clock.systemUTC(),
                new BackOff(new SplittableRandom(), Thread::sleep),
                RefusedLogins.STANDARD,
                System::getenv,
                steps);
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
        return backOff.retry(
                deadline,
                () -> open(host.name(), to, new Wire(watchdog, deadline, steps.of(host.name()))));
    }

    private HostSession open(String name, Connection to, Wire wire) throws HostException {
        try {
            LoggedIn in = logIn(name, to, wire);
            return new SshSession(in.client(), wire, limits, facts(to, wire, in));
        } catch (HostException e) {
            wire.close();
            throw e;
        }
    }

    /**
     * Starts one program on a server that is no host of the inventory, after the same checks.
     *
     * @param name of the server, for messages
     * @param most bytes that it may send
     * @throws HostException with a code of {@link ConnectFault}, within the server's deadline
     */
    public RemoteProgram start(String name, Connection to, String command, long most)
            throws HostException {
        var deadline = Deadline.in(to.deadline());
        return backOff.retry(
                deadline,
                () -> start(name, to, new Wire(watchdog, deadline, steps.of(name)), command, most));
    }

    private RemoteProgram start(String name, Connection to, Wire wire, String command, long most)
            throws HostException {
        try {
            SSHClient client = logIn(name, to, wire).client();
            return RemoteProgram.start(client, wire, command, most, limits.stderrBytes());
        } catch (HostException e) {
            wire.close();
            throw e;
        }
    }

    private SSHClient jump(Via.Jump jump, Wire wire) throws HostException {
        try {
            SSHClient client = logIn(jump.name(), jump.host(), wire).client();
            wire.rest();
            return client;
        } catch (HostException e) {
            wire.close();
            throw e;
        }
    }

    /** A host or a jump host: the same checks for both. */
    private LoggedIn logIn(String name, Connection to, Wire wire) throws HostException {
        LegacyUse past = LegacyUse.by(to.legacy(), clock);
        Authentication login = logins.prepare(name, to);
        KnownHosts known = known(to);
        dialer.dial(to, wire);
        var check = new HostKeyCheck(known, to, wire, clock);
        Config shared = algorithms(to);
        Config config = Algorithms.seeing(shared, check.seen(), shared.getKeyAlgorithms());
        SSHClient client = handshake.with(to, wire, check, config, past);
        HostKeyCheck.Accepted key = check.accepted();
        if (key != null) {
            wire.done(
                    "host key",
                    "%s %s (%s)".formatted(key.type(), key.key().fingerprint(), key.at()));
        }
        var notices = new ArrayList<>(login.with(client, wire, limits.authentication()));
        notices.addAll(past.notices(login.isLegacySignature()));
        wire.done("login", login.shown());
        notices.forEach(notice -> wire.done("note", notice));
        wire.keepAlive(limits.keepAlive(), () -> aside.execute(() -> SignOfLife.ask(client)));
        return new LoggedIn(client, check, notices);
    }

    private Config algorithms(Connection to) {
        return to.legacy() == null ? modern : legacy;
    }

    private Bastion bastion(Via.Jump jump) {
        return new Bastion(
                jump,
                this::jump,
                () -> new Wire(watchdog, jump.host().deadline(), steps.of(jump.name())),
                backOff,
                aside);
    }

    private record LoggedIn(SSHClient client, HostKeyCheck check, List<String> notices) {}

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
        for (List<Factory.Named<KeyAlgorithm>> kind : Algorithms.plainKinds(to.legacy() != null)) {
            try {
                var deadline = Deadline.in(to.deadline());
                HostKey key =
                        backOff.retry(
                                deadline,
                                () ->
                                        offered(
                                                to,
                                                kind,
                                                new Wire(watchdog, deadline, Steps.OfHop.IGNORED)));
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
            Config config = Algorithms.seeing(algorithms(to), new SeenHostKey(), kind);
            handshake.with(to, wire, look, config, LegacyUse.by(to.legacy(), clock));
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

    private static SessionFacts facts(Connection to, Wire wire, LoggedIn in) throws HostException {
        HostKeyCheck.Accepted accepted = in.check().accepted();
        if (accepted == null) {
            throw ConnectFault.KEX_BROKEN.because("the key exchange ended without a host key");
        }
        return new SessionFacts(
                Dialer.place(to),
                accepted.type() + " " + accepted.key().fingerprint(),
                accepted.at().toString(),
                wire.ident(),
                in.notices());
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

    private static Duration least(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
