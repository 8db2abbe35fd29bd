package org.logreeve.connect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.logreeve.connect.HostKeyLab.Server;

/** What {@code ssh} decided once, so that it can be asked again on a machine without OpenSSH. */
record RecordedHostKeys(HostKeyLab lab, List<HostKeyCase> cases, Instant now) {
    static RecordedHostKeys read() throws IOException {
        var keys = new LinkedHashMap<String, String>();
        var servers = new LinkedHashMap<String, Server>();
        var cases = new ArrayList<HostKeyCase>();
        Instant now = Instant.EPOCH;
        for (String line : resource().lines().toList()) {
            String[] words = line.split("\t", -1);
            switch (words[0]) {
                case "now" -> now = Instant.parse(words[1]);
                case "key" -> keys.put(words[1], words[2]);
                case "server" ->
                        servers.put(
                                words[1], new Server(List.of(words[2].split(" ", -1)), words[3]));
                default -> cases.add(HostKeyCase.read(line));
            }
        }
        return new RecordedHostKeys(new HostKeyLab(keys, servers), cases, now);
    }

    /**
     * Cases that no sshd can be made to show: OpenSSH reads no certificate with a wrong signature,
     * and never comes to the plain key.
     */
    RecordedHostKeys withForgeries() {
        var all = new ArrayList<>(cases);
        for (String server : List.of("forgedSignature", "forgedBody")) {
            for (String known : List.of("@cert-authority * {caEd}", "* {ed}")) {
                all.add(new HostKeyCase("FORGED", server, "db1", 22, known, false));
            }
        }
        return new RecordedHostKeys(lab.withForgeries(), all, now);
    }

    static void write(Path folder, HostKeyLab lab, List<HostKeyCase> cases, Instant now)
            throws IOException {
        var text = new StringBuilder("now\t" + now + "\n");
        lab.keys().forEach((name, key) -> text.append("key\t" + name + "\t" + key + "\n"));
        lab.servers()
                .forEach(
                        (name, server) ->
                                text.append("server\t" + name + "\t")
                                        .append(String.join(" ", server.keys()))
                                        .append("\t" + server.authority() + "\n"));
        cases.forEach(one -> text.append(one.line()).append('\n'));
        Files.writeString(folder.resolve("cases.tsv"), text);
    }

    private static String resource() throws IOException {
        try (var in = RecordedHostKeys.class.getResourceAsStream("/host-keys/cases.tsv")) {
            if (in == null) {
                throw new IOException("the recorded cases are missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
