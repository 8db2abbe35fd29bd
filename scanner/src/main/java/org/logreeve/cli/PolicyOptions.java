package org.logreeve.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Credentials;
import org.logreeve.policy.PolicyPack;
import org.logreeve.scan.PolicySource;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import picocli.CommandLine.Option;

/** Which policy, shared by commands that need one. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "DIR|URL",
            description = {
                "Folder of the policy pack (default: the reference pack), or a repository:",
                "ssh://USER@HOST[:PORT]/PATH, USER@HOST:PATH or file:///PATH, each with",
                "[//FOLDER][@REF] behind it."
            })
    @Nullable String policy;

    @Option(
            names = "--policy-ref",
            paramLabel = "REF",
            description = "Commit, tag or branch to read it at (default: HEAD).")
    @Nullable String ref;

    @Option(
            names = "--policy-worktree",
            description = "Read the folder as it lies there; reports say 'uncommitted'.")
    boolean worktree;

    @Option(
            names = "--policy-known-hosts",
            paramLabel = "FILE",
            description = {
                "known_hosts file with the key of the policy's Git server (default: what the",
                "inventory's defaults name)."
            })
    @Nullable Path knownHosts;

    @Option(
            names = "--policy-identity",
            paramLabel = "FILE",
            description = {
                "Private key for the policy's Git server, or a public one whose private half the",
                "agent of the inventory's defaults holds (default: what the defaults name)."
            })
    @Nullable Path identity;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = {
                "Where copies of Git servers' repositories are kept (default: logreeve in",
                "$XDG_CACHE_HOME or ~/.cache)."
            })
    @Nullable Path cache;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Rules and thresholds of this profile (default: all accepted rules).")
    String profile;

    PolicyPack load(Console console) throws HostException {
        return load(console, Connection.unstated());
    }

    /**
     * From this machine alone.
     *
     * @throws InputException when it lies on a server
     */
    PolicyPack loadHere() {
        var source = source();
        if (!source.isHere()) {
            throw new InputException(
                    "--policy",
                    0,
                    0,
                    "lies on a server, and nobody is contacted here",
                    "clone it, and name the clone's folder or file:///PATH");
        }
        PolicyPack pack = worktree ? source.readWorkingTree(profile) : source.readHere(profile);
        return pack.inForce();
    }

    /** The branch or tag that the policy is read at; null when none is named. */
    @Nullable String ref() {
        String named = source().ref();
        return worktree || named.equals("HEAD") ? null : named;
    }

    private PolicySource source() {
        return PolicySource.of(
                policy == null ? HomeFolder.below("policies").toString() : policy, ref);
    }

    /**
     * @param defaults what the inventory says of connections in general
     */
    PolicyPack load(Console console, Connection defaults) throws HostException {
        var source = source();
        PolicyPack pack =
                worktree
                        ? source.readWorkingTree(profile)
                        : source.read(profile, login(defaults), cache(console));
        return pack.inForce();
    }

    private Connection login(Connection defaults) {
        Credentials credentials = defaults.credentials();
        return new Connection(
                defaults.address(),
                defaults.port(),
                defaults.user(),
                identity == null ? defaults.identityFiles() : List.of(identity),
                knownHosts == null ? defaults.knownHosts() : List.of(knownHosts),
                defaults.connectTimeout(),
                defaults.deadline(),
                knownHosts == null ? defaults.hostKeysFrom() : List.of(),
                defaults.access(),
                identity == null
                        ? credentials
                        : new Credentials(credentials.passphrase(), List.of(), credentials.agent()),
                null,
                defaults.via());
    }

    private Path cache(Console console) {
        if (cache != null) {
            return cache;
        }
        // The base directory specification: a relative one is to be ignored.
        String stated = console.variable("XDG_CACHE_HOME");
        Path base = Path.of(stated);
        return (base.isAbsolute() ? base : Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("logreeve");
    }
}
