package org.logreeve.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.KnownHostsLine.Marker;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/**
 * What the known_hosts files of a host say about its key; decides as {@code ssh} does with strict
 * checking.
 */
final class KnownHosts {
    private static final int SSH_PORT = 22;

    private final List<KnownHostsLine> lines;
    private final List<Origin> notUnderstood;

    private KnownHosts(List<KnownHostsLine> lines, List<Origin> notUnderstood) {
        this.lines = List.copyOf(lines);
        this.notUnderstood = List.copyOf(notUnderstood);
    }

    /** What the files say about a key of a host. */
    sealed interface Verdict {
        /** This line has the key. */
        record Known(Origin at) implements Verdict {}

        /** No line is for the host. */
        record Unknown() implements Verdict {}

        /** Lines are for the host, this one the last of them, and none has the key. */
        record Changed(Origin at) implements Verdict {}

        /** This line has the authority that certified the host's key. */
        record Certified(Origin at) implements Verdict {}

        /** This line has the authority, but the certificate does not hold for the host. */
        record CertificateFlawed(Origin at, String flaw) implements Verdict {}

        /** This line of an authority is for the host; another one signed the certificate. */
        record OtherAuthority(Origin at) implements Verdict {}

        /** The authority that a certificate names did not sign it. */
        record Forged() implements Verdict {}

        /** This line revokes the key. */
        record Revoked(Origin at) implements Verdict {}

        /** Only this line of an authority is for the host. */
        record AuthorityOnly(Origin at) implements Verdict {}
    }

    /** The text of a file, or of what stands in for one. */
    record Source(String name, String text) {}

    static KnownHosts read(List<Path> files) throws HostException {
        return of(sources(files));
    }

    static List<Source> sources(List<Path> files) throws HostException {
        var sources = new ArrayList<Source>();
        for (Path file : files) {
            sources.add(new Source(file.toString(), content(file)));
        }
        return sources;
    }

    static KnownHosts of(List<Source> sources) {
        var lines = new ArrayList<KnownHostsLine>();
        var notUnderstood = new ArrayList<Origin>();
        for (Source source : sources) {
            int number = 0;
            for (String text : source.text().split("\n", -1)) {
                var at = new Origin(source.name(), ++number);
                if (!KnownHostsLine.isBlank(text)) {
                    KnownHostsLine.parse(at, text)
                            .ifPresentOrElse(lines::add, () -> notUnderstood.add(at));
                }
            }
        }
        return new KnownHosts(lines, notUnderstood);
    }

    List<KnownHostsLine> lines() {
        return lines;
    }

    /** Lines that OpenSSH would ignore without a word. */
    List<Origin> notUnderstood() {
        return notUnderstood;
    }

    /** Decides about a certificate, or about the key in it where OpenSSH does so. */
    Verdict check(String address, int port, HostCertificate certificate, Instant now) {
        if (!certificate.isSignedOrTooOld()) {
            return new Verdict.Forged();
        }
        String name = name(address, port);
        Origin revoked = revocation(name, certificate);
        if (revoked != null) {
            return new Verdict.Revoked(revoked);
        }
        KnownHostsLine authority = authority(name, certificate);
        if (authority != null) {
            Optional<String> flaw = certificate.flaw(address, now);
            return flaw.isEmpty()
                    ? new Verdict.Certified(authority.at())
                    : withoutCertificate(address, port, certificate, authority.at(), flaw.get());
        }
        if (port != SSH_PORT) {
            Verdict verdict = check(address, SSH_PORT, certificate, now);
            if (verdict instanceof Verdict.Certified || verdict instanceof Verdict.Known) {
                return verdict;
            }
        }
        Verdict plain = check(address, port, certificate.key());
        return plain instanceof Verdict.AuthorityOnly(Origin at)
                ? new Verdict.OtherAuthority(at)
                : plain;
    }

    /** Decides about a plain key, never a certificate. */
    Verdict check(String address, int port, HostKey key) {
        Verdict verdict = check(name(address, port), key);
        boolean open =
                verdict instanceof Verdict.Unknown || verdict instanceof Verdict.AuthorityOnly;
        return open && port != SSH_PORT ? withoutPort(address, key, verdict) : verdict;
    }

    /** Key types by which the host is known; the server is asked for one of these first. */
    Set<String> knownTypes(String address, int port) {
        String name = name(address, port);
        var first = new LinkedHashMap<String, HostKey>();
        for (KnownHostsLine line : matching(name, Marker.TRUSTED)) {
            first.putIfAbsent(line.key().type(), line.key());
        }
        // hostfile.c, check_hostkeys_by_key_or_type: only the first key of a type is looked at.
        first.values().removeIf(key -> revocation(name, key) != null);
        return first.sequencedKeySet();
    }

    /**
     * Which of the offered algorithms the server is asked for first; none when the order as it
     * stands is right.
     */
    List<String> preferred(String address, int port, List<String> offered) {
        Set<String> types = knownTypes(address, port);
        // sshconnect2.c, order_hostkeyalgs: the order stands when the first plain type is known.
        if (types.contains(plainType(offered.getFirst()))) {
            return List.of();
        }
        boolean authority = !matching(name(address, port), Marker.AUTHORITY).isEmpty();
        return offered.stream()
                .filter(
                        algorithm ->
                                (authority && HostCertificate.isCertificate(algorithm))
                                        || types.contains(plainType(algorithm)))
                .toList();
    }

    private static String plainType(String algorithm) {
        String plain = HostCertificate.plain(algorithm);
        return plain.startsWith("rsa-sha2-") ? "ssh-rsa" : plain;
    }

    /** The name under which a host is known. */
    static String name(String address, int port) {
        String lower = address.toLowerCase(Locale.ROOT);
        return port == SSH_PORT ? lower : "[" + lower + "]:" + port;
    }

    // sshconnect.c, check_host_key: a host unknown on another port is looked up without the port.
    private Verdict withoutPort(String address, HostKey key, Verdict withPort) {
        Verdict verdict = check(name(address, SSH_PORT), key);
        boolean told =
                verdict instanceof Verdict.Known
                        || verdict instanceof Verdict.Revoked
                        || verdict instanceof Verdict.AuthorityOnly;
        return told ? verdict : withPort;
    }

    private Verdict withoutCertificate(
            String address, int port, HostCertificate certificate, Origin authority, String flaw) {
        Verdict plain = check(address, port, certificate.key());
        return plain instanceof Verdict.Known || plain instanceof Verdict.Revoked
                ? plain
                : new Verdict.CertificateFlawed(authority, flaw);
    }

    private @Nullable KnownHostsLine authority(String name, HostCertificate certificate) {
        for (KnownHostsLine line : matching(name, Marker.AUTHORITY)) {
            if (line.key().isSameAs(certificate.authority())) {
                return line;
            }
        }
        return null;
    }

    private Verdict check(String name, HostKey key) {
        Origin revoked = revocation(name, key);
        if (revoked != null) {
            return new Verdict.Revoked(revoked);
        }
        List<KnownHostsLine> trusted = matching(name, Marker.TRUSTED);
        for (KnownHostsLine line : trusted) {
            if (line.key().isSameAs(key)) {
                return new Verdict.Known(line.at());
            }
        }
        if (!trusted.isEmpty()) {
            return new Verdict.Changed(trusted.getLast().at());
        }
        List<KnownHostsLine> authorities = matching(name, Marker.AUTHORITY);
        return authorities.isEmpty()
                ? new Verdict.Unknown()
                : new Verdict.AuthorityOnly(authorities.getFirst().at());
    }

    private @Nullable Origin revocation(String name, HostCertificate certificate) {
        Origin key = revocation(name, certificate.key());
        return key != null ? key : revocation(name, certificate.authority());
    }

    private @Nullable Origin revocation(String name, HostKey key) {
        for (KnownHostsLine line : matching(name, Marker.REVOKED)) {
            if (line.key().isSameAs(key)) {
                return line.at();
            }
        }
        return null;
    }

    private List<KnownHostsLine> matching(String name, Marker marker) {
        return lines.stream()
                .filter(line -> line.marker() == marker && line.hosts().matches(name))
                .toList();
    }

    private static String content(Path file) throws HostException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw ConnectFault.KNOWN_HOSTS_UNREADABLE.because(
                    Files.exists(file)
                            ? "the known-hosts file '"
                                    + file
                                    + "' cannot be read: "
                                    + ConnectFault.said(e)
                            : "the known-hosts file '" + file + "' does not exist",
                    Files.exists(file)
                            ? ConnectFault.KNOWN_HOSTS_UNREADABLE.next()
                            : "touch " + ShellQuote.of(file.toString()));
        }
    }
}
