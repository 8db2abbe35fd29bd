package org.logreeve.scan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.logreeve.collect.FixtureHosts;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.InventoryReader;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.policy.PolicyPack;
import org.logreeve.report.ReportRequest;
import org.logreeve.text.InputException;

/**
 * The main job on hosts that this process serves itself: real SSH with strict host keys, the real
 * collector in a real shell, over the fixture trees of {@code inventory/demo/}.
 *
 * @param journal the run
 * @param differences how its results differ from the shipped expected table; empty when they equal
 *     it
 */
public record Demo(Journal journal, List<String> differences) {
    private static final String INVENTORY = "inventory/demo.yaml";

    public Demo {
        differences = List.copyOf(differences);
    }

    /**
     * @param home where logreeve lies
     * @param pack the policy to hold the demo hosts against
     * @param output folder of journal and reports
     * @param reports what is written beside {@code results.json}
     */
    public static Demo run(
            Path home,
            PolicyPack pack,
            Path output,
            List<ReportRequest> reports,
            Clock clock,
            Progress progress)
            throws IOException, InterruptedException {
        // the user's own statements lie in the same folder, and are about other hosts
        Inventory inventory =
                InventoryReader.withoutStatements(home.resolve(INVENTORY).normalize());
        Path keys = Files.createTempDirectory("logreeve-demo-");
        progress.doing("starting %d demo hosts".formatted(inventory.hosts().size()));
        try (URLClassLoader libraries = libraries(home);
                FixtureHosts.Running running =
                        fixtureHosts(libraries).start(layers(home, inventory), keys)) {
            Files.writeString(keys.resolve("known_hosts"), running.knownHosts());
            List<InventoryHost> hosts =
                    inventory.hosts().stream().map(host -> reached(host, running, keys)).toList();
            var plan =
                    new ScanPlan(
                            inventory,
                            hosts,
                            pack,
                            Severity.HIGH,
                            hosts.size(),
                            true,
                            ScanPlan.AUTH_FAILURES,
                            output,
                            Scheduling.PLAIN,
                            Keeping.NOTHING,
                            reports);
            Journal journal = Scan.run(plan, clock, progress, new Stop());
            return new Demo(
                    journal,
                    differences(
                            Files.readAllLines(home.resolve("inventory/demo/expected.tsv")),
                            table(journal)));
        } finally {
            delete(keys);
        }
    }

    /** The results as the expected table has them: host, rule, state, reason, places. */
    static List<String> table(Journal journal) {
        String inventory = journal.header().inventory().path();
        var lines = new ArrayList<String>();
        for (HostRecord host : journal.hosts()) {
            if (host.error() != null) {
                lines.add("%s\t-\terror\t%s\t-".formatted(host.host(), host.error().code()));
            }
            host.results().forEach(result -> lines.add(line(host.host(), result)));
        }
        for (SubjectRecord subject : journal.subjects()) {
            subject.results().forEach(result -> lines.add(line(subject.words(), result)));
        }
        // wherever logreeve lies, and whatever folder it is started in
        lines.replaceAll(line -> line.replace("\t" + inventory + ":", "\t" + INVENTORY + ":"));
        return lines;
    }

    private static String line(String subject, RuleResult result) {
        String places =
                result.findings().stream()
                        .map(finding -> finding.at().toString())
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(","));
        return "%s\t%s\t%s\t%s\t%s"
                .formatted(
                        subject,
                        result.rule(),
                        result.state().word(),
                        result.reason().isEmpty() ? "-" : result.reason(),
                        places.isEmpty() ? "-" : places);
    }

    private static List<String> differences(List<String> expected, List<String> actual) {
        var wanted = new TreeSet<>(expected);
        wanted.removeIf(line -> line.isBlank() || line.startsWith("#"));
        var differences = new ArrayList<String>();
        for (String line : new TreeSet<>(wanted)) {
            if (!actual.contains(line)) {
                differences.add("expected: " + line);
            }
        }
        for (String line : actual) {
            if (!wanted.contains(line)) {
                differences.add("came out: " + line);
            }
        }
        return differences;
    }

    private static InventoryHost reached(
            InventoryHost host, FixtureHosts.Running running, Path keys) {
        InetSocketAddress address = running.addresses().get(host.name());
        if (address == null) {
            throw new IllegalStateException("no demo host listens for " + host.name());
        }
        Connection stated = host.connection();
        var connection =
                new Connection(
                        address.getHostString(),
                        address.getPort(),
                        stated.user(),
                        List.of(running.identityFile()),
                        List.of(keys.resolve("known_hosts")),
                        stated.connectTimeout(),
                        stated.deadline());
        return new InventoryHost(host.name(), connection, host.settings(), host.origin());
    }

    /** Folders that each host is made of; a host without any says nothing. */
    private static Map<String, List<Path>> layers(Path home, Inventory inventory)
            throws IOException {
        Map<String, List<Path>> layers = new LinkedHashMap<>();
        for (InventoryHost host : inventory.hosts()) {
            Path own = home.resolve("inventory/demo").resolve(host.name());
            var folders = new ArrayList<Path>();
            for (String line : Files.readAllLines(own.resolve("layers"))) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    folders.add(home.resolve(line.strip()));
                }
            }
            if (!folders.isEmpty()) {
                folders.add(own);
            }
            layers.put(host.name(), folders);
        }
        return layers;
    }

    /** The demo's server has a class path of its own, so that scans never carry its libraries. */
    private static URLClassLoader libraries(Path home) throws IOException {
        Path folder = home.resolve("scanner/target/logreeve/demo");
        var urls = new ArrayList<URL>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> jars = Files.list(folder)) {
                for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                    urls.add(url(jar));
                }
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Demo.class.getClassLoader());
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private static FixtureHosts fixtureHosts(ClassLoader libraries) {
        return ServiceLoader.load(FixtureHosts.class, libraries)
                .findFirst()
                .orElseThrow(
                        () ->
                                new InputException(
                                        "scanner/target/logreeve/demo",
                                        0,
                                        0,
                                        "the demo's hosts are not built",
                                        "run ./logreeve demo, or mvn package"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
