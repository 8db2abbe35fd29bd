package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.logreeve.connect.KnownHosts.Verdict;
import org.logreeve.connect.WireFields.Malformed;
import org.logreeve.text.Origin;

/** Certificates that ssh-keygen made, from the recorded cases. */
class HostCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-22T16:00:00Z");
    private static final Origin FIRST = new Origin("known", 1);

    private HostKeyLab lab =
            new HostKeyLab(new java.util.LinkedHashMap<>(), new java.util.LinkedHashMap<>());

    @BeforeEach
    void readRecord() throws Exception {
        lab = RecordedHostKeys.read().withForgeries().lab();
    }

    @Test
    void eachReasonToRefuseIsNamed() throws Exception {
        assertThat(check("good", "@cert-authority db1 {caEd}")).isEqualTo(certified());
        assertThat(check("any", "@cert-authority db1 {caEd}")).isEqualTo(certified());
        assertThat(check("rsaCa", "@cert-authority db1 {caRsa}")).isEqualTo(certified());
        assertThat(check("ecCa", "@cert-authority db1 {caEc}")).isEqualTo(certified());
        assertThat(check("other", "@cert-authority db1 {caEd}"))
                .isEqualTo(flawed("it is for other.example.org, WEB1.example.org, *"));
        assertThat(check("expired", "@cert-authority db1 {caEd}"))
                .isEqualTo(flawed("it was valid until 2021-01-01T00:00:00Z"));
        assertThat(check("future", "@cert-authority db1 {caEd}"))
                .isEqualTo(flawed("it is valid only from 2070-01-01T00:00:00Z"));
        assertThat(check("option", "@cert-authority db1 {caEd}"))
                .isEqualTo(flawed("nobody knows its option new@example"));
        assertThat(check("user", "@cert-authority db1 {caEd}"))
                .isEqualTo(flawed("it is a user's certificate"));
        assertThat(check("sha1Ca", "@cert-authority db1 {caRsa}"))
                .isEqualTo(flawed("its signature is of the kind ssh-rsa"));
        assertThat(check("good", "@cert-authority db1 {caOther}"))
                .isEqualTo(new Verdict.OtherAuthority(FIRST));
        assertThat(check("good", "@revoked * {caEd}")).isEqualTo(new Verdict.Revoked(FIRST));
        assertThat(check("forgedBody", "db1 {ed}")).isEqualTo(new Verdict.Forged());
    }

    @Test
    void theClockDecidesToTheSecond() throws Exception {
        String known = "@cert-authority * {caEd}";
        Instant first = Instant.parse("2020-01-01T00:00:00Z");
        Instant tooLate = Instant.parse("2021-01-01T00:00:00Z");

        assertThat(check("expired", known, first)).isEqualTo(certified());
        assertThat(check("expired", known, tooLate.minusSeconds(1))).isEqualTo(certified());
        assertThat(check("expired", known, tooLate)).isNotEqualTo(certified());
        assertThat(check("expired", known, first.minusSeconds(1))).isNotEqualTo(certified());
    }

    @Test
    void aCertificateThatHoldsNotLeavesThePlainKeyAsSshDoes() throws Exception {
        String file = "@cert-authority * {caEd}\ndb1 {ed}";

        assertThat(check("expired", file)).isEqualTo(new Verdict.Known(new Origin("known", 2)));
    }

    @Test
    void noOtherBitAndNoShorterCertificateIsEverAccepted() throws Exception {
        int tried = 0;
        var accepted = new ArrayList<String>();
        for (String server : List.of("good", "ecCa", "rsaCa", "rsaHost")) {
            String authority = lab.server(server).authority();
            KnownHosts known = known("@cert-authority * {" + authority + "}");
            byte[] whole = blob("cert" + server);
            for (int at = 0; at < whole.length; at++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << (at % 8));
                for (byte[] other : List.of(flipped, Arrays.copyOf(whole, at))) {
                    tried++;
                    if (accepts(known, other)) {
                        accepted.add(server + " at byte " + at);
                    }
                }
            }
            assertThat(accepts(known, whole)).isTrue();
            assertThat(accepts(known, Arrays.copyOf(whole, whole.length + 1))).isFalse();
        }
        System.out.println("changed host certificates: " + tried + " tried, none accepted");

        assertThat(accepted).isEmpty();
    }

    @Test
    void whatIsNoCertificateSaysWhy() {
        assertThatThrownBy(() -> HostCertificate.parse(new byte[0]))
                .isInstanceOf(Malformed.class)
                .hasMessage("it is cut off");
        assertThatThrownBy(() -> HostCertificate.parse(blob("ed")))
                .isInstanceOf(Malformed.class)
                .hasMessage("its type is not known");
    }

    private static boolean accepts(KnownHosts known, byte[] blob) {
        try {
            return known.check("db1", 22, HostCertificate.parse(blob), NOW)
                    instanceof Verdict.Certified;
        } catch (Malformed e) {
            return false;
        }
    }

    private Verdict check(String server, String knownHosts) throws Exception {
        return check(server, knownHosts, NOW);
    }

    private Verdict check(String server, String knownHosts, Instant now) throws Exception {
        return known(knownHosts)
                .check("DB1", 22, HostCertificate.parse(blob("cert" + server)), now);
    }

    private KnownHosts known(String text) {
        return KnownHosts.of(List.of(new KnownHosts.Source("known", lab.fill(text))));
    }

    private byte[] blob(String key) {
        return Base64.getDecoder().decode(lab.key(key).split(" ", -1)[1]);
    }

    private static Verdict certified() {
        return new Verdict.Certified(FIRST);
    }

    private static Verdict flawed(String flaw) {
        return new Verdict.CertificateFlawed(FIRST, flaw);
    }
}
