package org.logreeve.connect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.logreeve.connect.HostKeyLab.Server;

/** Makes known_hosts files and servers for each pair of features, always the same ones. */
final class GeneratedHostKeys {
    private static final List<String> ALL_SERVERS =
            List.of(
                    "plain", "plain", "plain", "good", "good", "other", "any", "ecCa", "rsaCa",
                    "sha1Ca", "rsaHost", "mixed", "expired", "user");
    private static final List<String> PRINCIPAL_SERVERS =
            List.of("good", "good", "any", "other", "other", "user", "option", "rsaHost", "ecCa");
    private static final List<String> EXPIRY_SERVERS =
            List.of("lasting", "lasting", "expired", "expired", "future", "rsaCa", "good");
    private static final List<String> BOTH_SERVERS =
            List.of("lasting", "any", "good", "otherExpired", "expired", "future", "other");

    private final Random random = new Random(20261122);
    private final HostKeyLab lab;
    private final ToIntFunction<String> portOf;
    private String server = "";
    private String address = "";
    private int port;

    /**
     * @param portOf the real port of a server; the first case of each pair is at it
     */
    GeneratedHostKeys(HostKeyLab lab, ToIntFunction<String> portOf) {
        this.lab = lab;
        this.portOf = portOf;
    }

    private enum Feature {
        PLAIN,
        HASHED,
        WILDCARD,
        NEGATED,
        PORT,
        REVOKED,
        AUTHORITY,
        PRINCIPAL,
        EXPIRY
    }

    List<HostKeyCase> cases(int aPair) {
        var cases = new ArrayList<HostKeyCase>();
        for (Feature a : Feature.values()) {
            for (Feature b : Feature.values()) {
                for (int i = 0; a.compareTo(b) < 0 && i < aPair; i++) {
                    cases.add(next(a, b, i == 0));
                }
            }
        }
        for (var entry : lab.servers().entrySet()) {
            if (!entry.getValue().authority().isEmpty()) {
                cases.add(trusting(entry.getKey(), entry.getValue().authority()));
            }
        }
        return cases;
    }

    /** Each certificate, with a file that trusts its authority and nothing else. */
    private HostKeyCase trusting(String certified, String authority) {
        return new HostKeyCase(
                "CERTIFICATE+" + certified,
                certified,
                "localhost",
                portOf.applyAsInt(certified),
                "@cert-authority localhost {" + authority + "}\n",
                false);
    }

    private HostKeyCase next(Feature a, Feature b, boolean real) {
        server = server(a, b);
        address = one("127.0.0.1", "web1.example.org", "web1.example.org", "WEB1.example.org");
        port =
                real
                        ? portOf.applyAsInt(server)
                        : a == Feature.PORT || b == Feature.PORT ? 2222 : 22;
        if (!real && random.nextInt(4) == 0) {
            port = port == 22 ? 2222 : 22;
        }
        var lines = new ArrayList<String>();
        boolean swap = random.nextBoolean();
        lines.add(line(swap ? b : a));
        lines.add(line(swap ? a : b));
        if (random.nextInt(3) == 0) {
            lines.add(random.nextInt(lines.size() + 1), noise());
        }
        String text = String.join(random.nextInt(8) == 0 ? "\n \t\n" : "\n", lines) + "\n";
        return new HostKeyCase(a + "+" + b, server, address, port, text, false);
    }

    private String server(Feature a, Feature b) {
        if (a == Feature.PRINCIPAL && b == Feature.EXPIRY) {
            return one(BOTH_SERVERS);
        }
        return switch (b) {
            case PRINCIPAL -> one(PRINCIPAL_SERVERS);
            case EXPIRY -> one(EXPIRY_SERVERS);
            case PLAIN, HASHED, WILDCARD, NEGATED, PORT -> one(ALL_SERVERS);
            case REVOKED -> one("plain", "plain", "plain", "good", "lasting", "ecCa", "mixed");
            case AUTHORITY -> one("good", "good", "any", "ecCa", "rsaCa", "mixed", "plain", "user");
        };
    }

    private String line(Feature feature) {
        String low = address.toLowerCase(Locale.ROOT);
        String full = KnownHosts.name(address, port);
        String bracket = "[" + low + "]:" + port;
        return switch (feature) {
            case PLAIN -> one(full, upper(full), low, "db1," + full, "db1") + " " + key();
            case HASHED -> hashed(one(full, full, low, "db1")) + " " + key();
            case WILDCARD -> one("web1.*,127.*", "*", "[*]:*,*.?.1", "10.*") + "\t" + key();
            case NEGATED ->
                    one("*,!" + full, "!" + full + ",*", "!10.*,*", "!db1,*", "!db*,*,![*", "*,!b*")
                            + " "
                            + key();
            case PORT ->
                    one(bracket, bracket, bracket + ",db1", "[" + low + "]:1")
                            + " "
                            + one(key(), key(), "{stranger}");
            case REVOKED ->
                    "@revoked "
                            + one("*", full, low, "db1", "*.example.net")
                            + " "
                            + one(key(), key(), authority(), authority(), "{stranger}");
            case AUTHORITY ->
                    authorityLine(one("*", full, low, "db1,*.example.org", "127.*,*.org"));
            case PRINCIPAL, EXPIRY -> authorityLine(one("*", "*", full, "web1.*,127.*"));
        };
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private String authorityLine(String hosts) {
        return "@cert-authority " + hosts + " " + authority();
    }

    private String key() {
        Server has = lab.server(server);
        List<String> plain = has.plain();
        String first = "{" + plain.getFirst() + "}";
        return one(first, first, first, "{" + one(plain) + "}", "{stranger}", "{ec}");
    }

    private String authority() {
        Server has = lab.server(server);
        String own = has.authority().isEmpty() ? "{caEd}" : "{" + has.authority() + "}";
        return one(own, own, own, own, own, own, "{caOther}", "{" + has.plain().getFirst() + "}");
    }

    private String noise() {
        return one(
                "# comment",
                "127.0.0.1",
                "web1.example.org ssh-ed25519",
                "@unknown * {ed}",
                "@revoked @cert-authority * {ed}",
                "|1|bad|hash {stranger}",
                "* ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA==",
                "* {ed}A",
                "@revoked * {certother}",
                "* {certgood}",
                "  \t* {ed}");
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String hashed(String name) {
        try {
            byte[] salt = new byte[20];
            random.nextBytes(salt);
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            Base64.Encoder base64 = Base64.getEncoder();
            return "|1|"
                    + base64.encodeToString(salt)
                    + "|"
                    + base64.encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
