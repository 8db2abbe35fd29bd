package org.logreeve.collect;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.logreeve.connect.ExecResult;
import org.logreeve.connect.HostSession;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostSource;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;

/** Reads a host through one session: one command a round, the script on its standard input. */
public final class ScriptCollector implements HostSource {
    private static final int MAX_ROUNDS = 3;

    private final HostSession session;
    private final String host;
    private final Redaction redaction;
    private final SecureRandom random = new SecureRandom();
    private int rounds;
    private long noise;

    /**
     * @param host inventory name, for the snapshot
     * @param redaction applied before a text enters the snapshot
     */
    public ScriptCollector(HostSession session, String host, Redaction redaction) {
        this.session = session;
        this.host = host;
        this.redaction = redaction;
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
        byte[] script = CollectorScript.withRequest(CollectorScript.request(nonce, request, globs));
        ExecResult answer = session.exec(CollectorScript.COMMAND, script);
        return read(request, new FrameReader(answer.stdout(), nonce, patterns, globs));
    }

    /** Bytes before the first frames of all rounds so far: what login profiles write. */
    public long noise() {
        return noise;
    }

    private Snapshot read(CollectRequest request, FrameReader frames) throws HostException {
        var snapshot = new SnapshotBuilder(host, redaction, request);
        frames.readInto(snapshot);
        noise += frames.noise();
        List<String> silent =
                request.commands().stream().filter(name -> !snapshot.hasCommand(name)).toList();
        if (!silent.isEmpty()) {
            throw new HostException(
                    "LR-2004",
                    "collect",
                    "the collector does not know the commands " + silent,
                    "the collector on the host is older than this scanner");
        }
        return snapshot.finish(request);
    }

    private String nonce() {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        return HexFormat.of().formatHex(nonce);
    }
}
