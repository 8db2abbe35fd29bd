package org.logreeve.connect;

import java.util.Optional;
import org.logreeve.text.Origin;

/** A known_hosts line that somebody may come to trust, and where its key comes from. */
public final class TrustCandidate {
    private final String text;
    private final String source;
    private final Grounds grounds;
    private final KnownHostsLine line;

    private TrustCandidate(String text, String source, Grounds grounds, KnownHostsLine line) {
        this.text = text;
        this.source = source;
        this.grounds = grounds;
        this.line = line;
    }

    /** Why the key would be trusted. */
    public enum Grounds {
        /** The host itself showed it, and nobody else said so. */
        FIRST_USE,
        /** The user has it from elsewhere. */
        STATED
    }

    /** Empty when the text is no line of known_hosts that we understand. */
    static Optional<TrustCandidate> stated(Origin at, String text) {
        String clean = text.strip();
        return KnownHostsLine.parse(at, clean)
                .map(line -> new TrustCandidate(clean, at.toString(), Grounds.STATED, line));
    }

    static TrustCandidate firstUse(String address, int port, HostKey key) {
        String text = KnownHosts.name(address, port) + " " + key.type() + " " + key.base64();
        var line =
                KnownHostsLine.parse(new Origin(address, 0), text)
                        .orElseThrow(() -> new IllegalStateException("not a line: " + text));
        return new TrustCandidate(text, "shown by the host", Grounds.FIRST_USE, line);
    }

    /** The same key, which somebody else vouches for. */
    TrustCandidate confirmedBy(String confirmation) {
        return new TrustCandidate(text, "shown by the host, " + confirmation, Grounds.STATED, line);
    }

    /** The hosts field, with its marker if there is one. */
    public String hosts() {
        return switch (line.marker()) {
            case TRUSTED -> KnownHostsLine.hostsField(text);
            case AUTHORITY -> "@cert-authority " + KnownHostsLine.hostsField(text);
            case REVOKED -> "@revoked " + KnownHostsLine.hostsField(text);
        };
    }

    public String keyType() {
        return line.key().type();
    }

    public String fingerprint() {
        return line.key().fingerprint();
    }

    public String source() {
        return source;
    }

    public Grounds grounds() {
        return grounds;
    }

    String text() {
        return text;
    }

    KnownHostsLine line() {
        return line;
    }
}
