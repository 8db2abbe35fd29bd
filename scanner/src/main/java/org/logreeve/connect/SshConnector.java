package org.logreeve.connect;

import com.hierynomus.sshj.key.KeyAlgorithm;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.HostException;

/**
 * Opens sessions: direct connections, strict host keys, keys only. One for a whole run; safe for
 * many threads.
 */
public final class SshConnector implements AutoCloseable {
    private static final Duration HOST_KEYS = Duration.ofSeconds(10);
    private static final String NO_AGREEMENT = "Unable to reach a settlement of ";

    private final Limits limits;
    private final NameLookup names;
    private final Clock clock;
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

    SshConnector(
            Limits limits,
            NameLookup names,
            Clock clock,
            int authFailures,
            Function<String, @Nullable String> environment) {
        this.limits = limits;
        this.names = names;
        this.clock = clock;
        this.logins =
                new Logins(
                        environment,
                        watchdog,
                        clock,
                        limits.authentication(),
                        new RefusedLogins(authFailures));
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

    /**
     * How much a server may take from us.
     *
     * @param banner time until it is identified
     * @param keyExchange time for the key exchange
     * @param authentication time for authentication
     * @param bannerBytes bytes until it is identified
     * @param stdoutBytes standard output of a command; more ends the session
     * @param stderrBytes standard error that is kept; more is dropped
     */
    public record Limits(
            Duration banner,
            Duration keyExchange,
            Duration authentication,
            int bannerBytes,
            int stdoutBytes,
            int stderrBytes) {
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
        LegacyUse past = LegacyUse.by(to.legacy(), clock);
        Authentication login = logins.prepare(host.name(), to);
        KnownHosts known = known(to);
        var wire = new Wire(watchdog, to.deadline());
        try {
            dial(to, wire);
            var check = new HostKeyCheck(known, to, wire, clock);
            Config shared = algorithms(to);
            Config config = Algorithms.seeing(shared, check.seen(), shared.getKeyAlgorithms());
            SSHClient client = handshake(to, wire, check, config, past);
            var notices = new ArrayList<>(login.with(client, wire, limits.authentication()));
            notices.addAll(past.notices(login.isLegacySignature()));
            return new SshSession(client, wire, limits, facts(to, wire, check, notices));
        } catch (HostException e) {
            wire.close();
            throw e;
        }
    }

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
                HostKey key = offered(to, kind);
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

    private HostKey offered(Connection to, List<Factory.Named<KeyAlgorithm>> kind)
            throws HostException {
        var look = new HostKeyLook();
        try (var wire = new Wire(watchdog, to.deadline())) {
            dial(to, wire);
            Config config = Algorithms.seeing(algorithms(to), new SeenHostKey(), kind);
            handshake(to, wire, look, config, LegacyUse.by(to.legacy(), clock));
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
        watchdog.close();
    }

    private void dial(Connection to, Wire wire) throws HostException {
        wire.phase("dial", "connecting");
        List<InetAddress> addresses =
                names.addresses(to.address(), least(to.connectTimeout(), wire.left()));
        long end = System.nanoTime() + to.connectTimeout().toNanos();
        for (int i = 0; i < addresses.size(); i++) {
            // An address that does not answer leaves its share of the time to the others.
            Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            Duration share = left.dividedBy(addresses.size() - i);
            try {
                wire.connect(new InetSocketAddress(addresses.get(i), to.port()), share);
                return;
            } catch (IOException e) {
                if (i == addresses.size() - 1 || wire.trouble() != null) {
                    throw wire.explain(notConnected(to, addresses.get(i), e));
                }
            }
        }
    }

    private static HostException notConnected(Connection to, InetAddress tried, IOException e) {
        String where = tried.getHostAddress() + " port " + to.port();
        if (e instanceof SocketTimeoutException) {
            return ConnectFault.CONNECT_TIMEOUT.because(
                    where + " did not answer in " + to.connectTimeout().toMillis() + " ms");
        }
        String said = ConnectFault.said(e);
        return e instanceof ConnectException && said.contains("refused")
                ? ConnectFault.REFUSED.because(where + " refused the connection")
                : ConnectFault.UNREACHABLE.because(where + " cannot be reached: " + said);
    }

    private Config algorithms(Connection to) {
        return to.legacy() == null ? modern : legacy;
    }

    private SSHClient handshake(
            Connection to, Wire wire, HostKeyVerifier check, Config config, LegacyUse past)
            throws HostException {
        wire.phase(
                "dial", "waiting for the server to identify itself", limits.banner(), wire::late);
        var client = new SSHClient(config);
        // Ours come first; SSHJ's own timeouts do not cover every wait.
        int never = (int) Math.min(Integer.MAX_VALUE, to.deadline().toMillis() + 5_000);
        client.getTransport().setTimeoutMs(never);
        client.getConnection().setTimeoutMs(never);
        client.addHostKeyVerifier(check);
        client.addAlgorithmsVerifier(past);
        try {
            client.setSocketFactory(wire.watched(limits.bannerBytes(), () -> identified(wire)));
            client.connect(to.address(), to.port());
            return client;
        } catch (IOException | SSHRuntimeException | IllegalStateException e) {
            throw wire.explain(handshakeBroke(to, e));
        }
    }

    private void identified(Wire wire) {
        wire.phase(
                "dial",
                "exchanging keys",
                limits.keyExchange(),
                waited ->
                        ConnectFault.KEX_TIMEOUT.because(
                                "the key exchange was not done in " + waited));
    }

    private static HostException handshakeBroke(Connection to, Exception e) {
        String said = ConnectFault.said(e);
        if (!said.startsWith(NO_AGREEMENT)) {
            return ConnectFault.KEX_BROKEN.because("the key exchange broke off: " + said);
        }
        String cause =
                "ours and the server's have nothing in common, "
                        + said.substring(NO_AGREEMENT.length());
        return to.legacy() == null && Algorithms.isOnlyLegacy(said)
                ? ConnectFault.NO_COMMON_ALGORITHM.because(
                        cause, "update the SSH server; until then, " + ConnectFault.LEGACY_OPT_IN)
                : ConnectFault.NO_COMMON_ALGORITHM.because(cause);
    }

    private static SessionFacts facts(
            Connection to, Wire wire, HostKeyCheck check, List<String> notices)
            throws HostException {
        HostKeyCheck.Accepted accepted = check.accepted();
        if (accepted == null) {
            throw ConnectFault.KEX_BROKEN.because("the key exchange ended without a host key");
        }
        return new SessionFacts(
                to.address() + " port " + to.port(),
                accepted.type() + " " + accepted.key().fingerprint(),
                accepted.at().toString(),
                wire.ident(),
                notices);
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
