package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.text.HostException;

/** The same files, the same server: {@code ssh} with strict checking and we decide alike. */
@Ring(Rings.OPENSSH)
@Timeout(300)
class KnownHostsAgainstSshTest {
    private static final int CASES_A_PAIR = 5;
    private static final Set<String> IDENTITY = Set.of("LR-1014", "LR-1015", "LR-1016", "LR-1017");

    private final Random random = new Random(20261122);
    @TempDir Path folder;

    private enum Feature {
        PLAIN,
        HASHED,
        WILDCARD,
        NEGATED,
        PORT,
        REVOKED,
        AUTHORITY
    }

    private record Keys(int port, String first, String second, String stranger) {}

    @Test
    void everyPairOfFeaturesIsDecidedAsSshDecides() throws Exception {
        Path ed25519 = OpenSshd.key(folder.resolve("host_ed25519"), "ed25519");
        Path ecdsa = OpenSshd.key(folder.resolve("host_ecdsa"), "ecdsa");
        Path stranger = OpenSshd.key(folder.resolve("stranger"), "ed25519");
        Path identity = OpenSshd.key(folder.resolve("id"), "ed25519");
        int accepted = 0;
        var different = new ArrayList<String>();
        List<String> files;
        try (OpenSshd sshd =
                        OpenSshd.start(
                                folder, List.of(ed25519, ecdsa), Path.of(identity + ".pub"));
                var connector = new SshConnector()) {
            var keys =
                    new Keys(
                            sshd.port(),
                            OpenSshd.publicKey(ed25519),
                            OpenSshd.publicKey(ecdsa),
                            OpenSshd.publicKey(stranger));
            files = files(keys);
            for (int i = 0; i < files.size(); i++) {
                Path known = Files.writeString(folder.resolve("known_" + i), files.get(i));
                boolean ssh = sshAccepts(sshd.port(), identity, known);
                String ours = ours(connector, sshd.port(), identity, known);
                accepted += ssh ? 1 : 0;
                if (ssh != ours.equals("accepted")) {
                    different.add("ssh " + ssh + ", we " + ours + ":\n" + files.get(i));
                }
            }
        }
        System.out.printf(
                "known_hosts against ssh: %d cases, %d accepted by ssh, %d different%n",
                files.size(), accepted, different.size());

        assertThat(different).isEmpty();
        assertThat(files).hasSizeGreaterThanOrEqualTo(100);
        assertThat(accepted * 100 / files.size()).isBetween(30, 70);
    }

    private List<String> files(Keys keys) {
        var files = new ArrayList<String>();
        for (Feature a : Feature.values()) {
            for (Feature b : Feature.values()) {
                if (a.compareTo(b) < 0) {
                    for (int i = 0; i < CASES_A_PAIR; i++) {
                        files.add(file(a, b, keys));
                    }
                }
            }
        }
        return files;
    }

    private String file(Feature a, Feature b, Keys keys) {
        var lines = new ArrayList<String>();
        boolean swap = random.nextBoolean();
        lines.add(line(swap ? b : a, keys));
        lines.add(line(swap ? a : b, keys));
        if (random.nextInt(3) == 0) {
            lines.add(random.nextInt(lines.size() + 1), noise(keys));
        }
        return String.join(random.nextInt(8) == 0 ? "\n \t\n" : "\n", lines) + "\n";
    }

    private String line(Feature feature, Keys keys) {
        String port = "[127.0.0.1]:" + keys.port();
        return switch (feature) {
            case PLAIN -> one("127.0.0.1", "web1,127.0.0.1", "127.0.0.2") + " " + key(keys);
            case HASHED -> hashed(one(port, "127.0.0.1", port)) + " " + key(keys);
            case WILDCARD -> one("127.*", "[127.0.?.1]:*", "*", "10.*") + "\t" + key(keys);
            case NEGATED ->
                    one("*,!127.0.0.1", "!" + port + ",*", "!10.*,*", "!web*,[127.*")
                            + " "
                            + key(keys);
            case PORT -> one(port, port + ",web1", "[127.0.0.1]:1") + " " + key(keys) + " comment";
            case REVOKED -> "@revoked " + one("*", port, "127.0.0.1") + " " + key(keys);
            case AUTHORITY -> "@cert-authority " + one("*", port, "127.0.0.1") + " " + key(keys);
        };
    }

    private String key(Keys keys) {
        return one(keys.first(), keys.first(), keys.first(), keys.second(), keys.stranger());
    }

    private String noise(Keys keys) {
        return one(
                "# comment",
                "127.0.0.1",
                "127.0.0.1 ssh-ed25519",
                "@unknown * " + keys.first(),
                "@revoked @cert-authority * " + keys.first(),
                "|1|bad|hash " + keys.stranger(),
                "* " + keys.stranger().replace("ssh-ed25519", "ssh-rsa"),
                "* " + keys.first() + "A",
                "* ssh-ed25519 " + keys.first(),
                "  \t" + "* " + keys.first());
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
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
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean sshAccepts(int port, Path identity, Path known) throws Exception {
        String command =
                "ssh -F /dev/null -oBatchMode=yes -oIdentitiesOnly=yes"
                        + " -oStrictHostKeyChecking=yes -oGlobalKnownHostsFile=/dev/null"
                        + " -oKexAlgorithms=curve25519-sha256 -oUserKnownHostsFile="
                        + known
                        + " -i "
                        + identity
                        + " -p "
                        + port
                        + " -l "
                        + OpenSshd.user()
                        + " 127.0.0.1 true";
        int exit = OpenSshd.run(List.of(command.split(" ", -1)));
        assertThat(exit).isIn(0, 255);
        return exit == 0;
    }

    private static String ours(SshConnector connector, int port, Path identity, Path known)
            throws HostException {
        var host =
                Hosts.at(
                        "127.0.0.1",
                        port,
                        OpenSshd.user(),
                        List.of(identity),
                        List.of(known),
                        Duration.ofSeconds(60));
        try (HostSession session = connector.open(host)) {
            assertThat(session.facts().trust()).startsWith(known + ":");
            return "accepted";
        } catch (HostException e) {
            assertThat(IDENTITY).contains(e.code());
            return e.code();
        }
    }
}
