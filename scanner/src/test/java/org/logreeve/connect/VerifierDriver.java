package org.logreeve.connect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The verifier's decision from bytes alone: which key the server is asked for, and its fate. */
public final class VerifierDriver {
    private VerifierDriver() {}

    /**
     * @param shown what the server has, by host key algorithm
     */
    public static boolean accepts(
            String knownHosts, String address, int port, Map<String, byte[]> shown, Instant now) {
        var known = KnownHosts.of(List.of(new KnownHosts.Source("known", knownHosts)));
        var order = new ArrayList<>(known.preferred(address, port, Algorithms.hostKeyNames()));
        order.addAll(Algorithms.hostKeyNames());
        for (String algorithm : order) {
            byte[] blob = shown.get(algorithm);
            if (blob != null) {
                return accepts(known, address, port, algorithm, blob, now);
            }
        }
        return false;
    }

    private static boolean accepts(
            KnownHosts known,
            String address,
            int port,
            String algorithm,
            byte[] blob,
            Instant now) {
        try {
            KnownHosts.Verdict verdict =
                    HostCertificate.isCertificate(algorithm)
                            ? known.check(address, port, HostCertificate.parse(blob), now)
                            : known.check(
                                    address, port, new HostKey(new WireFields(blob).text(), blob));
            return verdict instanceof KnownHosts.Verdict.Known
                    || verdict instanceof KnownHosts.Verdict.Certified;
        } catch (WireFields.Malformed e) {
            return false;
        }
    }
}
