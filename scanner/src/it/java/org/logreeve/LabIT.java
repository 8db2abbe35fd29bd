package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.collect.Redaction;
import org.logreeve.collect.ScriptCollector;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.SshConnector;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.TimeSource;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.json.Json;
import org.logreeve.normalize.HostModel;
import org.logreeve.policy.PolicyPack;
import org.logreeve.scan.Progress;
import org.logreeve.scan.Scan;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.Stop;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/**
 * Real hosts over real sshd, compared with what is true of them. Which profiles run is drawn at run
 * time ({@code -Dlab.first} repeats a draw); the same hosts serve every test of this class.
 */
@Ring(Rings.LAB)
class LabIT {
    private static Lab lab;
    private static final Map<String, Map<String, Object>> TRUTH = new LinkedHashMap<>();

    @BeforeAll
    static void startHosts() throws Exception {
        lab = Lab.shared();
        for (String line : lab.truth()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> truth =
                    Json.read(line.getBytes(java.nio.charset.StandardCharsets.UTF_8), Map.class);
            TRUTH.put(String.valueOf(truth.get("host")), truth);
        }
    }

    @Test
    void everyKeyOfTruthThatIsUnderstoodIsAsTruthSays() throws Exception {
        int compared = 0;
        int ignored = 0;
        var differences = new ArrayList<String>();
        for (InventoryHost host : hosts()) {
            Map<String, Object> truth = TRUTH.get(host.name());
            Map<String, Object> seen = seen(host, truth);
            for (Map.Entry<String, Object> entry : truth.entrySet()) {
                if (!seen.containsKey(entry.getKey())) {
                    ignored++;
                    continue;
                }
                compared++;
                Object found = seen.get(entry.getKey());
                if (!entry.getValue().equals(found)) {
                    differences.add(
                            "%s (%s) %s: truth %s, found %s"
                                    .formatted(
                                            host.name(),
                                            truth.get("profile"),
                                            entry.getKey(),
                                            entry.getValue(),
                                            found));
                }
            }
        }
        System.out.printf(
                "lab: %d hosts of %d profiles, %d keys of truth compared, %d ignored,"
                        + " %d differences%n",
                TRUTH.size(),
                TRUTH.values().stream().map(t -> t.get("profile")).distinct().count(),
                compared,
                ignored,
                differences.size());
        assertThat(differences).isEmpty();
        assertThat(TRUTH.values().stream().map(t -> t.get("profile")).distinct().count())
                .isGreaterThanOrEqualTo(5);
        assertThat(compared).isGreaterThanOrEqualTo(3 * TRUTH.size());
    }

    @Test
    void scanOfRealHostsBesideAHangingAndAnUnreachableOneAssessesTheRest(@TempDir Path output)
            throws Exception {
        var hosts = new ArrayList<>(hosts());
        try (var silent =
                new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            hosts.add(host("hangs", "127.0.0.1", silent.getLocalPort(), Duration.ofSeconds(5)));
            hosts.add(host("refuses", "127.0.0.1", 1, Duration.ofSeconds(5)));
            Journal journal =
                    Scan.run(
                            new ScanPlan(
                                    new Inventory("lab", "lab", "", hosts),
                                    hosts,
                                    PolicyPack.ofWorkingTree(Path.of("..", "policies")),
                                    Severity.HIGH,
                                    8,
                                    true,
                                    output),
                            Clock.systemUTC(),
                            new Quiet(),
                            new Stop());

            Map<String, String> status = new TreeMap<>();
            journal.hosts().forEach(record -> status.put(record.host(), record.status()));
            assertThat(status)
                    .containsEntry("hangs", "error")
                    .containsEntry("refuses", "error")
                    .hasSize(TRUTH.size() + 2);
            TRUTH.keySet().forEach(name -> assertThat(status).containsEntry(name, "assessed"));
            assertThat(journal.hosts())
                    .filteredOn(HostRecord::isAssessed)
                    .allSatisfy(
                            record -> assertThat(record.results()).hasSizeGreaterThanOrEqualTo(3));
        }
    }

    @Test
    void keyThatIsNotKnownEndsBeforeAnythingIsSaid(@TempDir Path folder) throws Exception {
        Path empty = java.nio.file.Files.createFile(folder.resolve("known_hosts"));
        InventoryHost known = hosts().getFirst();
        Connection c = known.connection();
        var stranger =
                new InventoryHost(
                        known.name(),
                        new Connection(
                                c.address(),
                                c.port(),
                                c.user(),
                                c.identityFiles(),
                                List.of(empty),
                                c.connectTimeout(),
                                c.deadline()),
                        HostSettings.none(),
                        known.origin());
        try (var connector = new SshConnector()) {
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowableOfType(
                                    HostException.class, () -> connector.open(stranger)))
                    .satisfies(
                            e -> {
                                assertThat(e.phase()).isEqualTo("identity");
                                assertThat(e.getMessage()).contains("SHA256:");
                                assertThat(e.next()).contains("known_hosts");
                            });
        }
    }

    /** What was found, under the keys of truth; a key that is not understood yet is left out. */
    private static Map<String, Object> seen(InventoryHost host, Map<String, Object> truth)
            throws HostException {
        HostModel model;
        try (var connector = new SshConnector();
                HostSession session = connector.open(host)) {
            model =
                    HostModel.read(
                            new ScriptCollector(
                                    session, host.name(), Redaction.withKey(new byte[32])),
                            new org.logreeve.fact.Host(host.name(), host.origin()));
        }
        Map<String, Object> seen = new TreeMap<>();
        List<Fact> facts = model.facts();
        boolean rsyslogRuns = runs(facts, "rsyslog");
        if (truth.get("logger").equals("rsyslog") || rsyslogRuns) {
            seen.put("logger", rsyslogRuns ? "rsyslog" : "not rsyslog");
        }
        if (truth.get("logger").equals("syslog-ng") || runs(facts, "syslog-ng")) {
            seen.put("logger", runs(facts, "syslog-ng") ? "syslog-ng" : "not syslog-ng");
        }
        for (String logger : List.of("rsyslog", "syslog-ng")) {
            if (!isInstalled(model, logger)) {
                continue;
            }
            boolean unreadable = hasGap(facts, "ForwardTarget", logger);
            // without rights the truth cannot be seen, and must not be claimed
            boolean mayRead = !truth.get("profile").equals("nosudo");
            seen.put(
                    "remote",
                    mayRead == unreadable
                            ? "gap: " + unreadable
                            : truthOrTargets(mayRead, truth, facts));
        }
        if (isInstalled(model, "chrony")) {
            seen.put("ntp", inTruthsOrder(truth, sources(facts)));
            seen.put("time", "chrony");
        }
        if (isInstalled(model, "timesyncd")) {
            seen.put("ntp", inTruthsOrder(truth, sources(facts)));
            seen.put("time", "systemd-timesyncd");
        }
        model.component("journald").orElseThrow().values().stream()
                .filter(value -> value.key().equals("Storage"))
                .forEach(value -> seen.put("journal_storage", value.value()));
        model.component("logrotate").orElseThrow().values().stream()
                .filter(value -> value.key().equals("/var/log/syslog.rotate"))
                .forEach(value -> seen.put("rotate", Integer.valueOf(value.value())));
        return seen;
    }

    private static Object truthOrTargets(
            boolean mayRead, Map<String, Object> truth, List<Fact> facts) {
        if (!mayRead) {
            return truth.get("remote");
        }
        return facts.stream()
                .filter(ForwardTarget.class::isInstance)
                .map(ForwardTarget.class::cast)
                .map(
                        target ->
                                Map.<String, Object>of(
                                        "target", target.host(),
                                        "port", (int) target.port(),
                                        "protocol", target.protocol(),
                                        "tls", target.tls()))
                .toList();
    }

    private static List<String> sources(List<Fact> facts) {
        return facts.stream()
                .filter(TimeSource.class::isInstance)
                .map(fact -> ((TimeSource) fact).address())
                .toList();
    }

    /** Truth names sources in the order of its author; the daemon's order is another. */
    private static List<?> inTruthsOrder(Map<String, Object> truth, List<String> found) {
        List<?> wanted = (List<?>) truth.get("ntp");
        return new TreeSet<>(found).equals(new TreeSet<Object>(wanted))
                        && found.size() == wanted.size()
                ? wanted
                : found;
    }

    private static boolean runs(List<Fact> facts, String component) {
        return facts.stream()
                .anyMatch(
                        fact ->
                                fact instanceof Daemon daemon
                                        && daemon.component().equals(component)
                                        && daemon.state().equals("running"));
    }

    private static boolean hasGap(List<Fact> facts, String kind, String component) {
        return facts.stream()
                .anyMatch(
                        fact ->
                                fact instanceof Gap gap
                                        && gap.kind().equals(kind)
                                        && gap.component().equals(component));
    }

    private static boolean isInstalled(HostModel model, String component) {
        return model.component(component).orElseThrow().isInstalled();
    }

    private static List<InventoryHost> hosts() {
        var hosts = new ArrayList<InventoryHost>();
        for (String name : TRUTH.keySet()) {
            int index = Integer.parseInt(name.substring(1));
            hosts.add(host(name, Lab.address(index), lab.port(), Duration.ofMinutes(1)));
        }
        return hosts;
    }

    private static InventoryHost host(String name, String address, int port, Duration deadline) {
        return new InventoryHost(
                name,
                new Connection(
                        address,
                        port,
                        "scan",
                        List.of(lab.identity()),
                        List.of(lab.knownHosts()),
                        Duration.ofSeconds(10),
                        deadline),
                HostSettings.none(),
                new Origin("lab", 1));
    }

    private static final class Quiet implements Progress {
        @Override
        public void doing(String what) {}

        @Override
        public void done(HostRecord host, int finished, int all) {}
    }
}
