package org.logreeve.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.logreeve.connect.MinaHost;
import org.logreeve.json.Json;

/** An estate for {@code connect test}, with servers of all kinds beside it. */
final class ConnectTestSite {
    private final Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final Estate estate;

    ConnectTestSite(Path folder) {
        this.folder = folder;
        this.estate = keep(Estate.in(folder));
    }

    Estate estate() {
        return estate;
    }

    /** Ends every server. */
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    CliRun test(String... arguments) {
        var all = new ArrayList<>(List.of("connect", "test", "--policy", Estate.THREE_RULES));
        all.addAll(List.of("--policy-worktree", "-i", estate.inventory().toString()));
        all.addAll(List.of(arguments));
        return CliRun.of(all);
    }

    /** Hop and word of each step that was printed. */
    static List<String> steps(CliRun run) {
        return run.out()
                .lines()
                .filter(line -> line.matches(" {2}[a-z0-9]+ +[a-z]+( key)? {2,}.*"))
                .map(line -> line.strip().split(" {2,}", 3))
                .map(columns -> columns[0] + " " + columns[1])
                .toList();
    }

    /** Without what differs from run to run. */
    String plain(String out) {
        return out.replace(folder.toString(), "FOLDER")
                .replaceAll("port [0-9]+", "port PORT")
                .replaceAll("SSH-2.0-\\S+", "SSH-2.0-IDENT")
                .replaceAll("SHA256:\\S+", "SHA256:FINGERPRINT")
                .replaceAll("version [0-9]+", "version N")
                .replaceAll("[0-9]+ (files|commands|stay)", "N $1")
                .replaceAll(" of [0-9]+ stay", " of N stay");
    }

    MinaHost bastion() throws Exception {
        return keep(
                MinaHost.running(
                        streams -> 0,
                        server -> server.setForwardingFilter(new AcceptAllForwardingFilter())));
    }

    static String at(MinaHost host) {
        return at(host, "none");
    }

    static String at(MinaHost host, String privilege) {
        return "{address: 127.0.0.1, port: %d, privilege: %s}".formatted(host.port(), privilege);
    }

    void trust(MinaHost host) throws Exception {
        String line = Files.readString(host.known(folder.resolve("line")));
        Files.writeString(estate.knownHosts(), line, StandardOpenOption.APPEND);
    }

    void behind(String jump, String... hosts) throws Exception {
        String inventory = Files.readString(estate.inventory());
        for (String host : hosts) {
            inventory =
                    inventory.replace(
                            host + ": {connection: {",
                            host + ": {connection: {via: [" + jump + "], ");
        }
        Files.writeString(estate.inventory(), inventory);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> hosts(CliRun run) throws Exception {
        Map<String, Object> json = Json.read(run.out().getBytes(StandardCharsets.UTF_8), Map.class);
        return Objects.requireNonNull((List<Map<String, Object>>) json.get("hosts"));
    }

    <T extends AutoCloseable> T keep(T made) {
        open.add(made);
        return made;
    }
}
