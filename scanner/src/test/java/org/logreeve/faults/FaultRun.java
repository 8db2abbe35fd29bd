package org.logreeve.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.logreeve.collect.FixtureHosts;
import org.logreeve.collect.HostTree;
import org.logreeve.collect.MaterializedTree;
import org.logreeve.connect.FaultyConnector;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.policy.PolicyPack;
import org.logreeve.scan.ScanPlan;
import org.logreeve.scan.ScanThrough;
import org.logreeve.text.Origin;

/**
 * Two runs of the real scan: one over 19 healthy hosts alone, one over the same hosts and, at the
 * same time, one host for each fault. Each fault is then judged on its own.
 */
final class FaultRun implements AutoCloseable {
    private static final int NEIGHBOURS = 19;
    private static final Path BASE = Path.of("../policies/fixtures/base-debian-12");
    private static final Path DEMO = Path.of("../inventory/demo");
    private static final Path WEB = DEMO.resolve("web01.demo.example");
    private static final String DENIED =
            "files:\n  /etc/chrony/chrony.conf: {mode: \"0600\", denied: true}\n";
    private static final List<String> KINDS = List.of("web01", "app01", "db01");
    private static final String MODEL = "healthy03";
    private static final String OBSERVED = "observed=true";
    private static final String NOT_OBSERVED = "observed=unknown";
    private static final Origin ORIGIN = new Origin("hosts.yaml", 1);
    private static final HostSettings SETTINGS =
            HostSettings.of(
                    Map.of(
                            "approved_time_sources",
                            new HostSettings.Setting(
                                    List.of("ntp1.example.gov.uk", "ntp2.example.gov.uk"), ORIGIN),
                            "local_retention_days",
                            new HostSettings.Setting(List.of("90"), ORIGIN)));

    private final Path folder;
    private final List<Fault> faults;
    private final FixtureHosts.Running neighbours;
    private final MaterializedTree tree;
    private final MaterializedTree denied;
    private final Site site;
    private final Map<String, Connection> faulty = new LinkedHashMap<>();
    private Map<String, HostRecord> alone = Map.of();
    private Map<String, HostRecord> together = Map.of();

    private FaultRun(Path folder, List<Fault> faults) throws Exception {
        this.folder = folder.toRealPath();
        this.faults = faults;
        Map<String, List<Path>> layers = new LinkedHashMap<>();
        for (int i = 1; i <= NEIGHBOURS; i++) {
            layers.put("healthy%02d".formatted(i), layers(KINDS.get(i % KINDS.size())));
        }
        neighbours =
                ServiceLoader.load(FixtureHosts.class)
                        .findFirst()
                        .orElseThrow()
                        .start(layers, Files.createDirectory(folder.resolve("keys")));
        tree = MaterializedTree.of(HostTree.read(layers("web01")));
        Path more = Files.createDirectory(folder.resolve("denied"));
        Files.writeString(more.resolve("tree.yaml"), DENIED);
        denied = MaterializedTree.of(HostTree.read(List.of(BASE, WEB, more)));
        site = new Site(this.folder, neighbours.identityFile(), tree, denied);
    }

    /** Runs both scans. */
    static FaultRun of(Path folder, List<Fault> faults) throws Exception {
        var run = new FaultRun(folder, faults);
        try {
            for (Fault fault : faults) {
                run.faulty.put(fault.host(), fault.world().host(run.site));
            }
            run.alone = run.scan("alone", run.healthy());
            run.together = run.scan("together", run.all());
        } catch (Exception | Error e) {
            run.close();
            throw e;
        }
        return run;
    }

    /** One test for each fault. */
    Stream<DynamicTest> tests() {
        return faults.stream()
                .map(fault -> DynamicTest.dynamicTest(fault.title(), () -> check(fault)));
    }

    void check(Fault fault) {
        HostRecord record = of(fault);
        switch (fault.told()) {
            case Fault.NotAssessed error -> {
                assertThat(told(record.error())).isEqualTo(error);
                assertThat(record.results()).isEmpty();
            }
            case Fault.FewerRights(
                            String code,
                            String cause,
                            String next,
                            List<String> unknown) -> {
                assertThat(record.error()).isNull();
                assertThat(told(record.access().withheld()))
                        .isEqualTo(new Fault.NotAssessed(code, "collect", cause, next));
                assertOnlyUnknown(record, unknown);
            }
            case Fault.NotObserved(String cause) -> {
                assertThat(record.error()).isNull();
                assertThat(results(record))
                        .isEqualTo(
                                results(model()).stream()
                                        .map(seen -> seen.replace(OBSERVED, NOT_OBSERVED))
                                        .toList())
                        .allMatch(result -> result.contains(NOT_OBSERVED));
                assertThat(record.problems())
                        .filteredOn(note -> note.component().equals("units"))
                        .extracting(note -> Plain.text(note.message(), folder))
                        .containsExactly(cause);
            }
            case Fault.Unharmed() -> {
                assertThat(record.error()).isNull();
                assertThat(record.access().withheld()).isNull();
                assertThat(results(record)).isEqualTo(results(model()));
            }
        }
        assertThat(record.millis())
                .as("within its deadline")
                .isLessThan(deadline(fault).toMillis() + 10_000);
        assertThat(together.keySet()).containsAll(alone.keySet());
        alone.forEach(
                (host, healthy) ->
                        assertThat(seen(Objects.requireNonNull(together.get(host))))
                                .isEqualTo(seen(healthy)));
    }

    HostRecord of(Fault fault) {
        return Objects.requireNonNull(together.get(fault.host()), fault.host());
    }

    @Override
    public void close() throws IOException {
        try (neighbours;
                tree;
                denied) {
            site.close();
        }
    }

    /** All rules but these pass, as they do on the healthy host that this one is a copy of. */
    private void assertOnlyUnknown(HostRecord record, List<String> unknown) {
        assertThat(record.error()).isNull();
        assertThat(record.results()).isNotEmpty();
        Map<String, State> wanted =
                record.results().stream()
                        .collect(
                                Collectors.toMap(
                                        RuleResult::rule,
                                        result ->
                                                unknown.contains(result.rule())
                                                        ? State.UNKNOWN
                                                        : State.PASS));
        assertThat(
                        record.results().stream()
                                .collect(Collectors.toMap(RuleResult::rule, RuleResult::state)))
                .isEqualTo(wanted);
        assertThat(wanted.keySet()).containsAll(unknown);
    }

    /** The healthy host that the faulty ones are copies of. */
    private HostRecord model() {
        return Objects.requireNonNull(alone.get(MODEL));
    }

    private static List<String> results(HostRecord record) {
        return record.results().stream()
                .map(result -> result.toString().replace(record.host(), "HOST"))
                .toList();
    }

    private Fault.NotAssessed told(HostRecord.Trouble trouble) {
        assertThat(trouble).isNotNull();
        assertThat(trouble.next()).isNotBlank();
        return new Fault.NotAssessed(
                trouble.code(),
                trouble.phase(),
                Plain.text(trouble.cause(), folder),
                Plain.text(trouble.next(), folder));
    }

    /** Everything of a record but times, addresses and what one run's redaction differs by. */
    private static Object seen(HostRecord record) {
        assertThat(record.error()).isNull();
        return List.of(record.status(), record.access(), record.problems(), record.results());
    }

    private java.time.Duration deadline(Fault fault) {
        return Objects.requireNonNull(faulty.get(fault.host())).deadline();
    }

    private static List<Path> layers(String kind) {
        return List.of(BASE, DEMO.resolve(kind + ".demo.example"));
    }

    private List<InventoryHost> healthy() throws Exception {
        Path known = site.known(neighbours.knownHosts());
        var hosts = new ArrayList<InventoryHost>();
        neighbours
                .addresses()
                .forEach(
                        (name, at) ->
                                hosts.add(
                                        host(
                                                name,
                                                site.at(
                                                        at.getHostString(),
                                                        at.getPort(),
                                                        known,
                                                        Site.LONG))));
        return hosts;
    }

    /** The faulty ones first: the healthy ones must not wait for them. */
    private List<InventoryHost> all() throws Exception {
        var hosts = new ArrayList<InventoryHost>();
        faulty.forEach((name, connection) -> hosts.add(host(name, connection)));
        hosts.addAll(healthy());
        return hosts;
    }

    private static InventoryHost host(String name, Connection connection) {
        return new InventoryHost(name, connection, SETTINGS, ORIGIN);
    }

    private Map<String, HostRecord> scan(String name, List<InventoryHost> hosts) throws Exception {
        var inventory = new Inventory("hosts.yaml", name, "0".repeat(64), hosts);
        var plan =
                new ScanPlan(
                        inventory,
                        hosts,
                        PolicyPack.ofWorkingTree(Path.of("target/test-classes/three-rules")),
                        Severity.HIGH,
                        hosts.size(),
                        true,
                        folder.resolve(name));
        return ScanThrough.run(plan, () -> FaultyConnector.within(Site.PHASE)).hosts().stream()
                .collect(Collectors.toMap(HostRecord::host, record -> record));
    }
}
