package org.logreeve.connect;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Credentials;
import org.logreeve.inventory.SecretSource;
import org.logreeve.text.HostException;

/**
 * What a whole run knows about logging in: opened key files, agents, and keys that hosts refuse.
 * For hosts and for the hops on the way to them; for many threads.
 */
final class Logins {
    private static final Duration AGENT = Duration.ofSeconds(10);
    private static final String AGENT_VARIABLE = "SSH_AUTH_SOCK";

    private final Function<String, @Nullable String> environment;
    private final Watchdog watchdog;
    private final Clock clock;
    private final Duration agentLimit;
    private final RefusedLogins refused;
    private final Passphrase passphrases;
    private final Map<Stated, FutureTask<IdentityFile>> files = new ConcurrentHashMap<>();

    Logins(
            Function<String, @Nullable String> environment,
            Watchdog watchdog,
            Clock clock,
            Duration authentication,
            RefusedLogins refused) {
        this.environment = environment;
        this.watchdog = watchdog;
        this.clock = clock;
        Duration half = authentication.dividedBy(2);
        this.agentLimit = half.compareTo(AGENT) < 0 ? half : AGENT;
        this.refused = refused;
        this.passphrases = new Passphrase(environment);
    }

    /** A key file as the inventory names it. */
    private record Stated(Path file, @Nullable SecretSource passphrase) {}

    /**
     * Gets everything ready that a login needs, so that no server waits for it or counts it.
     *
     * @param name of the host or hop, for messages about others
     * @throws HostException when keys are not to be had, or are not to be used any more
     */
    Authentication prepare(String name, Connection to) throws HostException {
        var notices = new ArrayList<String>();
        List<Identity> identities = identities(to, notices);
        RefusedLogins.Source source = refused.source(to.user(), identities);
        source.check();
        return new Authentication(name, to, identities, notices, source);
    }

    private List<Identity> identities(Connection to, List<String> notices) throws HostException {
        Credentials credentials = to.credentials();
        List<UserCertificate> certificates = new ArrayList<>();
        for (Path file : credentials.certificates()) {
            certificates.add(UserCertificate.read(file));
        }
        AgentKeys agent = null;
        var plain = new ArrayList<Identity>();
        for (Path path : to.identityFiles()) {
            IdentityFile file = file(new Stated(path, credentials.passphrase()));
            if (file.signer() == null && agent == null) {
                agent = agent(credentials.agent(), file);
            }
            plain.add(identity(file, agent));
            UserCertificate beside = UserCertificate.beside(path);
            if (beside != null) {
                certificates.add(beside);
            }
        }
        if (plain.isEmpty()) {
            if (credentials.agent() == null) {
                throw ConnectFault.NO_IDENTITY_FILE.because("the host has no identity file");
            }
            agent = agent(credentials.agent());
            plain.addAll(
                    certificates.isEmpty()
                            ? agent.offered(notices)
                            : certified(certificates, agent));
        }
        return withCertificates(plain, certificates);
    }

    /** As ssh: first the certificate of a key, then the key itself. */
    private List<Identity> withCertificates(
            List<Identity> plain, List<UserCertificate> certificates) throws HostException {
        var all = new ArrayList<Identity>();
        for (UserCertificate certificate : certificates) {
            certificate.check(clock.instant());
            Identity key = null;
            for (Identity identity : plain) {
                key = key == null && certificate.isFor(identity.key()) ? identity : key;
            }
            if (key == null) {
                throw ConnectFault.CERTIFICATE_UNUSABLE.because(
                        certificate.name()
                                + " is for the key "
                                + certificate.certificate().key().fingerprint()
                                + ", which none of the identities is");
            }
            all.add(
                    new Identity(
                            certificate.name(),
                            certificate.blob().type(),
                            certificate.blob().blob(),
                            certificate.certificate(),
                            key.signer()));
        }
        all.addAll(plain);
        return all;
    }

    private static List<Identity> certified(List<UserCertificate> certificates, AgentKeys agent)
            throws HostException {
        var keys = new ArrayList<Identity>();
        for (UserCertificate certificate : certificates) {
            keys.add(held(certificate.certificate().key(), certificate.name(), agent));
        }
        return keys;
    }

    private static Identity identity(IdentityFile file, @Nullable AgentKeys agent)
            throws HostException {
        Identity.Signer signer = file.signer();
        if (signer != null) {
            return new Identity(
                    file.file().toString(), file.key().type(), file.key().blob(), null, signer);
        }
        if (agent == null) {
            throw file.wantsAgent();
        }
        return held(file.key(), "the identity file '" + file.file() + "'", agent);
    }

    private static Identity held(HostKey key, String name, AgentKeys agent) throws HostException {
        Identity identity = agent.find(key);
        if (identity == null) {
            throw ConnectFault.AGENT_KEY_MISSING.because(
                    "the agent does not hold " + key.fingerprint() + " of " + name);
        }
        return identity;
    }

    private AgentKeys agent(Credentials.@Nullable Agent stated, IdentityFile wanting)
            throws HostException {
        if (stated == null) {
            throw wanting.wantsAgent();
        }
        return agent(stated);
    }

    private AgentKeys agent(Credentials.Agent stated) throws HostException {
        Path socket = stated.socket();
        if (socket == null) {
            String named = environment.apply(AGENT_VARIABLE);
            if (named == null || named.isEmpty()) {
                throw ConnectFault.AGENT_UNREACHABLE.because(
                        "identityAgent: env, and " + AGENT_VARIABLE + " is not set");
            }
            socket = Path.of(named);
        }
        return AgentKeys.of(new AgentClient(socket, watchdog, agentLimit), clock.instant());
    }

    /** Opened once, however many hosts want it at a time; what went wrong is remembered too. */
    private IdentityFile file(Stated stated) throws HostException {
        FutureTask<IdentityFile> task =
                files.computeIfAbsent(
                        stated,
                        unread ->
                                new FutureTask<>(
                                        () ->
                                                IdentityFile.read(
                                                        stated.file,
                                                        stated.passphrase,
                                                        passphrases)));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HostException trouble) {
                if (trouble.code().equals(ConnectFault.INTERRUPTED.code())) {
                    files.remove(stated, task);
                }
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectFault.INTERRUPTED.in("auth", "stopped while a key file was opened");
        }
    }
}
