package org.logreeve.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Host keys, authorities and certificates made by ssh-keygen, and servers that each show some of
 * them. What is public of it can be recorded.
 *
 * @param keys known_hosts' {@code type base64} by name
 * @param servers what each server has, by its name
 */
record HostKeyLab(SequencedMap<String, String> keys, SequencedMap<String, Server> servers) {
    static final String NAMES = "127.0.0.1,localhost,web1.example.org,db1";
    private static final int IN_NONCE = 45;
    private static final String LONG_AGO = "20200101:20210101";
    private static final String LATER = "20700101:20800101";

    /**
     * A server's host keys and certificates, by name; a certificate stands behind its key.
     *
     * @param authority the name of the key that signed its certificates, empty for none
     */
    record Server(List<String> keys, String authority) {
        List<String> plain() {
            return keys.stream().filter(key -> !key.startsWith("cert")).toList();
        }
    }

    static HostKeyLab make(Path folder) throws Exception {
        var maker = new Maker(folder);
        for (String key : List.of("ed", "stranger", "caEd", "caOther")) {
            maker.key(key, "ed25519");
        }
        maker.key("ec", "ecdsa", "-N", "", "-b", "256");
        maker.key("caEc", "ecdsa", "-N", "", "-b", "384");
        maker.key("rsa", "rsa", "-N", "", "-b", "2048");
        maker.key("caRsa", "rsa", "-N", "", "-b", "2048");
        maker.servers.put("plain", new Server(List.of("ed", "ec"), ""));
        maker.certified("good", "caEd", "ed", "-h", "-n", NAMES);
        maker.certified("other", "caEd", "ed", "-h", "-n", "other.example.org,WEB1.example.org,*");
        maker.certified("any", "caEd", "ed", "-h");
        maker.certified("expired", "caEd", "ed", "-h", "-n", NAMES, "-V", LONG_AGO);
        maker.certified("future", "caEd", "ed", "-h", "-n", NAMES, "-V", LATER);
        maker.certified("lasting", "caEd", "ed", "-h", "-n", NAMES, "-V", "20200101:20800101");
        maker.certified("otherExpired", "caEd", "ed", "-h", "-n", "x", "-V", LONG_AGO);
        maker.certified("option", "caEd", "ed", "-h", "-n", NAMES, "-O", "critical:new@example=1");
        maker.certified("user", "caEd", "ed", "-n", NAMES);
        maker.certified("ecCa", "caEc", "ec", "-h", "-n", NAMES);
        maker.certified("rsaCa", "caRsa", "ed", "-h", "-n", NAMES, "-t", "rsa-sha2-256");
        maker.certified("sha1Ca", "caRsa", "ed", "-h", "-n", NAMES, "-t", "ssh-rsa");
        maker.certified("rsaHost", "caEd", "rsa", "-h", "-n", NAMES);
        Server other = maker.certified("mixed", "caEc", "ec", "-h", "-n", NAMES);
        maker.servers.put("mixed", new Server(with("ed", other.keys()), "caEc"));
        return new HostKeyLab(maker.keys, maker.servers);
    }

    Server server(String name) {
        return Objects.requireNonNull(servers.get(name), name);
    }

    /** A key's {@code type base64}. */
    String key(String name) {
        return Objects.requireNonNull(keys.get(name), name);
    }

    /** What the server shows, by host key algorithm. */
    Map<String, byte[]> shown(String server) {
        var shown = new LinkedHashMap<String, byte[]>();
        for (String name : server(server).keys()) {
            String[] words = key(name).split(" ", -1);
            byte[] blob = Base64.getDecoder().decode(words[1]);
            if (words[0].startsWith("ssh-rsa")) {
                String rest = words[0].substring("ssh-rsa".length());
                shown.put("rsa-sha2-512" + rest, blob);
                shown.put("rsa-sha2-256" + rest, blob);
            } else {
                shown.put(words[0], blob);
            }
        }
        return shown;
    }

    /**
     * The same with two more servers, whose certificate has one other bit in its signature or in
     * its body. No sshd starts with them.
     */
    HostKeyLab withForgeries() {
        var allKeys = new LinkedHashMap<>(keys);
        var allServers = new LinkedHashMap<>(servers);
        String[] good = key("certgood").split(" ", -1);
        int length = Base64.getDecoder().decode(good[1]).length;
        Map.of("forgedSignature", length - 1, "forgedBody", IN_NONCE)
                .forEach(
                        (name, at) -> {
                            byte[] blob = Base64.getDecoder().decode(good[1]);
                            blob[at] ^= 1;
                            String text = Base64.getEncoder().encodeToString(blob);
                            allKeys.put("cert" + name, good[0] + " " + text);
                            allServers.put(name, new Server(List.of("ed", "cert" + name), "caEd"));
                        });
        return new HostKeyLab(allKeys, allServers);
    }

    /** Lines of sshd_config for the server's keys. */
    String config(Path folder, String server) {
        var config = new StringBuilder();
        for (String key : server(server).keys()) {
            config.append(key.startsWith("cert") ? "HostCertificate " : "HostKey ")
                    .append(folder.resolve(key.startsWith("cert") ? key + "-cert.pub" : key))
                    .append('\n');
        }
        return config.toString();
    }

    /** Puts keys in the place of their names in braces. */
    String fill(String template) {
        String text = template;
        for (Map.Entry<String, String> key : keys.entrySet()) {
            text = text.replace("{" + key.getKey() + "}", key.getValue());
        }
        return text;
    }

    private static List<String> with(String first, List<String> others) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static final class Maker {
        private final Path folder;
        private final SequencedMap<String, String> keys = new LinkedHashMap<>();
        private final SequencedMap<String, Server> servers = new LinkedHashMap<>();

        Maker(Path folder) {
            this.folder = folder;
        }

        void key(String name, String type, String... more) throws Exception {
            OpenSshd.key(folder.resolve(name), type, more);
            keys.put(name, OpenSshd.publicKey(folder.resolve(name)));
        }

        Server certified(String server, String authority, String key, String... options)
                throws Exception {
            String name = "cert" + server;
            Path copy = folder.resolve(name + ".pub");
            Files.copy(folder.resolve(key + ".pub"), copy);
            var command =
                    new ArrayList<>(
                            List.of("ssh-keygen", "-q", "-s", folder + "/" + authority, "-I", "i"));
            command.addAll(Arrays.asList(options));
            command.add(copy.toString());
            if (OpenSshd.run(command) != 0) {
                throw new IOException("ssh-keygen failed: " + command);
            }
            keys.put(name, OpenSshd.publicKey(folder.resolve(name + "-cert")));
            var made = new Server(List.of(key, name), authority);
            servers.put(server, made);
            return made;
        }
    }
}
