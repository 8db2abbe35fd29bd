package org.logreeve.collect;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.ExecResult;
import org.logreeve.connect.HostSession;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.HostSource;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;

/**
 * Reads a host through one session: one command a round. Where sudo withholds what was asked of it,
 * the host is read without, and what that leaves unread shows as such.
 */
public final class ScriptCollector implements HostSource {
    private static final int MAX_ROUNDS = 3;

    private final HostSession session;
    private final String host;
    private final Redaction redaction;
    private final CollectorVersions versions;
    private final SecureRandom random = new SecureRandom();
    private final List<String> commands = new ArrayList<>();
    private final LoadLimits limits;
    private Launch launch;
    private @Nullable HostException withheld;
    private int version;
    private int rounds;
    private long noise;

    /** With the rights of the account. */
    public ScriptCollector(HostSession session, String host, Redaction redaction) {
        this(session, host, redaction, Launch.shell());
    }

    /**
     * @param host inventory name, for the snapshot
     * @param redaction applied before a text enters the snapshot
     * @param launch how the collector is to be started
     */
    public ScriptCollector(HostSession session, String host, Redaction redaction, Launch launch) {
        this(session, host, redaction, launch, LoadLimits.NONE);
    }

    /**
     * @param limits from which load on the host is left alone, before anything is read
     */
    public ScriptCollector(
            HostSession session,
            String host,
            Redaction redaction,
            Launch launch,
            LoadLimits limits) {
        this(session, host, redaction, launch, limits, CollectorVersions.shipped());
    }

    ScriptCollector(
            HostSession session,
            String host,
            Redaction redaction,
            Launch launch,
            CollectorVersions versions) {
        this(session, host, redaction, launch, LoadLimits.NONE, versions);
    }

    private ScriptCollector(
            HostSession session,
            String host,
            Redaction redaction,
            Launch launch,
            LoadLimits limits,
            CollectorVersions versions) {
        this.limits = limits;
        this.versions = versions;
        this.session = session;
        this.host = host;
        this.redaction = redaction;
        this.launch = launch;
    }

    @Override
    public Snapshot collect(CollectRequest request) throws HostException {
        if (++rounds > MAX_ROUNDS) {
            throw new HostException(
                    "LR-2006",
                    "collect",
                    "its configuration needs more than " + MAX_ROUNDS + " rounds",
                    "includes that only other includes name are too deep");
        }
        if (!launch.isPrivileged()) {
            return new Round(request, "").run();
        }
        String installed = launch.installed();
        HostException fault;
        try {
            var round = new Round(request, installed);
            Snapshot snapshot = round.run();
            fault =
                    installed.isEmpty()
                            ? null
                            : InstalledCollector.fault(round.installed, versions);
            if (fault == null) {
                return snapshot;
            }
        } catch (HostException e) {
            if (!isWithheld(e)) {
                throw e;
            }
            fault = e;
        }
        return withoutRights(request, installed, fault);
    }

    /** Bytes before the first frames of all rounds so far: what login profiles write. */
    public long noise() {
        return noise;
    }

    /** Every command that the host was told to run, in order, and those the collector ran. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** Version of the collector that answered last; 0 when none did. */
    public int version() {
        return version;
    }

    /** Whether the collector ran, or would run next, with the rights that sudo gives. */
    public boolean isPrivileged() {
        return launch.isPrivileged();
    }

    /** Why the host was read with fewer rights than asked for; null when it was not. */
    public @Nullable HostException withheld() {
        return withheld;
    }

    private static boolean isWithheld(HostException e) {
        return (e.code().compareTo(AccessFault.SUDO_REFUSED.code()) >= 0
                        && e.code().compareTo(AccessFault.WRITABLE_COLLECTOR.code()) <= 0)
                || e.code().equals(AccessFault.SUDO_NOEXEC.code())
                || e.code().equals("LR-2005");
    }

    private Snapshot withoutRights(CollectRequest request, String installed, HostException fault)
            throws HostException {
        launch = Launch.shell();
        var round = new Round(request, installed);
        Snapshot snapshot = round.run();
        withheld =
                installed.isEmpty()
                        ? fault
                        : InstalledCollector.exactly(fault, round.installed, versions);
        return snapshot;
    }

    /** One command on the host. */
    private final class Round {
        private final CollectRequest request;
        private final CollectRequest asked;
        private final SnapshotBuilder snapshot;
        private SnapshotBuilder.Installed installed;

        Round(CollectRequest request, String installedPath) {
            this.request = request;
            this.snapshot = new SnapshotBuilder(host, redaction, request);
            this.installed = snapshot.installed();
            if (installedPath.isEmpty()) {
                asked = request;
            } else {
                snapshot.alsoAskedFor(installedPath);
                asked =
                        request.plus(
                                CollectRequest.of(
                                        List.of(installedPath), List.of(), List.of(), List.of()));
            }
        }

        Snapshot run() throws HostException {
            var patterns = new ArrayList<String>();
            var globs = new ArrayList<GlobPattern>();
            for (String pattern : request.globs()) {
                GlobPattern.parse(pattern)
                        .ifPresent(
                                glob -> {
                                    patterns.add(pattern);
                                    globs.add(glob);
                                });
            }
            String nonce = nonce();
            commands.add(launch.command());
            ExecResult answer =
                    session.exec(
                            launch.command(),
                            launch.input(
                                    CollectorScript.request(
                                            nonce,
                                            rounds == 1 ? limits : LoadLimits.NONE,
                                            asked,
                                            globs)));
            var frames =
                    new FrameReader(
                            answer.stdout(),
                            nonce,
                            patterns,
                            globs,
                            versions,
                            new ClockComparison(answer.transit()));
            if (!frames.hasBegun()) {
                HostException fault = AccessFault.in(launch, answer, redaction).orElse(null);
                if (fault != null) {
                    throw fault;
                }
            }
            return read(frames);
        }

        private Snapshot read(FrameReader frames) throws HostException {
            frames.readInto(snapshot);
            noise += frames.noise();
            version = frames.version();
            installed = snapshot.installed();
            List<String> silent =
                    request.commands().stream().filter(name -> !snapshot.hasCommand(name)).toList();
            // an installed collector of before leaves out what it does not know: a gap, no lie
            if (!silent.isEmpty() && version == versions.newest()) {
                throw new HostException(
                        "LR-2004",
                        "collect",
                        "the collector does not know the commands " + silent,
                        "the collector on the host is older than this scanner");
            }
            Snapshot read = snapshot.finish(request);
            for (CommandRead command : read.commands().values()) {
                if (command instanceof CommandRead.Output) {
                    commands.add(CollectorScript.commandLine(command.name()));
                }
            }
            return read;
        }
    }

    private String nonce() {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }
}
