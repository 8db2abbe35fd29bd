package org.logreeve.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.FixtureHosts;
import org.logreeve.json.Json;

/** Hosts that this process serves, the inventory that names them, and a folder for reports. */
final class Estate implements AutoCloseable {
    static final String REFERENCE = "../policies";

    /** Three rules of the reference pack, which may grow without these tests. */
    static final String THREE_RULES = "target/test-classes/three-rules";

    private static final Path BASE = Path.of(REFERENCE, "fixtures", "base-debian-12");
    private static final Path DEMO = Path.of("..", "inventory", "demo");

    private final Path folder;
    private final Map<String, List<Path>> layers = new LinkedHashMap<>();
    private final Map<String, String> lines = new LinkedHashMap<>();
    private FixtureHosts.@Nullable Running running;
    private String approved = "[ntp1.example.gov.uk, ntp2.example.gov.uk]";

    private Estate(Path folder) {
        this.folder = folder;
    }

    static Estate in(Path folder) {
        return new Estate(folder);
    }

    /** A host that meets the reference policy. */
    Estate good(String name) {
        layers.put(name, List.of(BASE, DEMO.resolve("web01.demo.example")));
        return this;
    }

    /** A host of the demo; what is wrong with it is in its files there. */
    Estate demo(String name, String host) {
        layers.put(name, List.of(BASE, DEMO.resolve(host)));
        return this;
    }

    /** A good host with files, commands or a tree.yaml of its own, by path in a fixture. */
    Estate host(String name, Map<String, String> files) throws IOException {
        Path own = folder.resolve("trees").resolve(name);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = own.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        good(name);
        layers.computeIfPresent(
                name,
                (host, below) -> {
                    var all = new ArrayList<>(below);
                    all.add(own);
                    return all;
                });
        return this;
    }

    /** Something that listens elsewhere; {@code connection} as the inventory writes it. */
    Estate elsewhere(String name, String connection) {
        lines.put(name, connection);
        return this;
    }

    Estate approving(String sources) {
        approved = sources;
        return this;
    }

    Estate start() throws IOException {
        FixtureHosts hosts = ServiceLoader.load(FixtureHosts.class).findFirst().orElseThrow();
        running = hosts.start(layers, Files.createDirectories(folder.resolve("keys")));
        Files.writeString(knownHosts(), running.knownHosts());
        running.addresses()
                .forEach(
                        (name, at) ->
                                lines.put(
                                        name,
                                        "{address: %s, port: %d}"
                                                .formatted(at.getHostString(), at.getPort())));
        var yaml = new StringBuilder(head());
        lines.forEach((name, line) -> yaml.append("  " + name + ": {connection: " + line + "}\n"));
        Files.writeString(inventory(), yaml);
        return this;
    }

    private String head() {
        return """
        apiVersion: logreeve/v1
        name: test
        defaults:
          connection: {user: audit, identityFile: keys/id_ecdsa, knownHosts: known_hosts, deadline: 60s}
          settings: {approved_time_sources: %s, local_retention_days: 90}
        hosts:
        """
                .formatted(approved);
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    Path inventory() {
        return folder.resolve("hosts.yaml");
    }

    Path output() {
        return folder.resolve("out");
    }

    /** {@code scan} with the reference policy, all its hosts and further arguments. */
    CliRun scan(String... more) {
        var arguments = new ArrayList<>(List.of("scan", "--policy", THREE_RULES));
        arguments.add("--policy-worktree");
        arguments.addAll(List.of("-i", inventory().toString(), "-o", output().toString()));
        arguments.addAll(List.of(more));
        return CliRun.of(arguments);
    }

    /** The report, after its schema accepted it. */
    Map<String, Object> report() throws IOException {
        return checkedReport(output().resolve("results.json"));
    }

    /** A report, after its schema accepted it. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> checkedReport(Path file) throws IOException {
        var errors =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(
                                        Path.of("../reports/schema/results-v1.schema.json")),
                                InputFormat.JSON)
                        .validate(Files.readString(file), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(errors.toString());
        }
        return Json.read(Files.readAllBytes(file), Map.class);
    }

    /** {@code host rule state reason} of each result of the report. */
    List<String> verdicts() throws IOException {
        return list("results").stream()
                .map(
                        result ->
                                "%s %s %s %s"
                                        .formatted(
                                                result.get("host"),
                                                result.get("rule"),
                                                result.get("state"),
                                                result.get("reason")))
                .toList();
    }

    /** {@code host status code} of each host of the report. */
    List<String> statuses() throws IOException {
        return list("hosts").stream()
                .map(
                        host ->
                                "%s %s %s"
                                        .formatted(
                                                host.get("name"),
                                                host.get("status"),
                                                host.get("error") instanceof Map<?, ?> error
                                                        ? error.get("code")
                                                        : "-"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> list(String key) throws IOException {
        return Objects.requireNonNull((List<Map<String, Object>>) report().get(key));
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
