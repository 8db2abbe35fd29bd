package org.logreeve.scan;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.logreeve.connect.ConnectFault;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.fact.Fact;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.RunHeader;
import org.logreeve.normalize.AttestationFacts;
import org.logreeve.normalize.ComponentModel;
import org.logreeve.normalize.HostModel;
import org.logreeve.policy.SettingValue;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.snapshot.SnapshotStore;
import org.logreeve.text.HostException;
import org.logreeve.waive.Waivers;

/** One host: read, parse, normalize, evaluate. Its trouble is a value, never thrown. */
final class HostAssessment implements HostPool.Assessment {
    private final Function<InventoryHost, HostReading> readings;
    private final @Nullable Evaluator evaluator;
    private final Clock clock;
    private final @Nullable SnapshotStore snapshots;
    private final Inventory inventory;
    private final LocalDate day;
    private final Waivers waivers;
    private final Before before;

    /**
     * @param readings how hosts come to be known
     * @param evaluator of the rules; null when hosts are collected and not judged
     * @param snapshots where to keep what was read; null to keep nothing
     * @param inventory what is stated beside the hosts
     * @param day that statements are looked at from
     * @param waivers of the run
     * @param before what the hosts were like when they were read before
     */
    HostAssessment(
            Function<InventoryHost, HostReading> readings,
            @Nullable Evaluator evaluator,
            Clock clock,
            @Nullable SnapshotStore snapshots,
            Inventory inventory,
            LocalDate day,
            Waivers waivers,
            Before before) {
        this.snapshots = snapshots;
        this.inventory = inventory;
        this.day = day;
        this.waivers = waivers;
        this.before = before;
        this.readings = readings;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    @Override
    public HostRecord cutOff(InventoryHost host) {
        RunHeader.Made made =
                evaluator == null ? RunHeader.Made.BY_COLLECT : RunHeader.Made.BY_SCAN;
        return cutOff(host, made.goingOn("last"));
    }

    /**
     * @param next what goes on with the run
     */
    HostRecord cutOff(InventoryHost host, String next) {
        var trouble =
                new HostRecord.Trouble(
                        ConnectFault.INTERRUPTED.code(),
                        "assess",
                        "the run was stopped while this host was in work",
                        next);
        return error(host, readings.apply(host), now(), System.nanoTime(), trouble);
    }

    /** Whether the run was stopped while this host was in work: it is not finished. */
    static boolean wasCutOff(HostRecord record) {
        return record.error() != null
                && record.error().code().equals(ConnectFault.INTERRUPTED.code());
    }

    /**
     * Whether the host was left alone because others refused the same keys: a run that goes on may
     * have better ones.
     */
    static boolean wasHeldBack(HostRecord record) {
        return record.error() != null
                && record.error().code().equals(ConnectFault.LOGINS_STOPPED.code());
    }

    @Override
    public HostRecord of(InventoryHost host) {
        String started = now();
        long from = System.nanoTime();
        HostReading reading = readings.apply(host);
        try {
            HostModel model = reading.read();
            List<RuleResult> results = judge(host, model, before.changes(host, model.facts()));
            if (Thread.currentThread().isInterrupted()) {
                // the rules may not have had their say
                return cutOff(host);
            }
            List<HostRecord.Note> notes = notes(model);
            return new HostRecord(
                    host.name(),
                    evaluator == null ? "collected" : "assessed",
                    null,
                    reading.connection(),
                    reading.access(),
                    started,
                    millisSince(from),
                    model.snapshot().clock(),
                    notes,
                    results,
                    kept(model.snapshot(), notes),
                    null,
                    FleetLines.of(host, model.facts(), hostKey(reading.connection())),
                    Figures.of(model.facts(), model.snapshot()));
        } catch (HostException e) {
            return error(host, reading, started, from, trouble(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // a fault of ours on one host must not take the others with it
            var trouble =
                    new HostRecord.Trouble(
                            "LR-9001", "assess", "internal error: " + e, "report it as a bug");
            return error(host, reading, started, from, trouble);
        }
    }

    /**
     * What the rules say of a host, whenever it was read.
     *
     * @param changes since it was read before that
     */
    List<RuleResult> judge(InventoryHost host, HostModel model, List<Fact> changes)
            throws HostException {
        if (evaluator == null) {
            return List.of();
        }
        Overridden overridden = Overridden.of(model);
        var facts = new ArrayList<>(model.facts());
        facts.addAll(AttestationFacts.ofHost(inventory, host, day));
        facts.addAll(changes);
        List<RuleResult> results =
                evaluator
                        .evaluate(
                                SubjectFacts.ofHost(host.name(), facts, settings(host.settings())))
                        .stream()
                        .map(overridden::addTo)
                        .toList();
        return waivers.onHost(host, results);
    }

    /** A host of which nothing is kept. */
    HostRecord notRead(InventoryHost host, HostRecord.Trouble why) {
        return new HostRecord(
                host.name(),
                "error",
                why,
                null,
                new HostRecord.Access(
                        host.connection().access().type().word(),
                        host.connection().access().privilege().word(),
                        "",
                        0,
                        List.of(),
                        null),
                now(),
                0,
                0,
                List.of(),
                List.of());
    }

    /** A host that is left alone for now. */
    HostRecord postponed(InventoryHost host, HostRecord.Trouble why) {
        return error(host, readings.apply(host), now(), System.nanoTime(), why);
    }

    /** That a snapshot cannot be kept spoils no verdict, where there are any. */
    private @Nullable String kept(Snapshot snapshot, List<HostRecord.Note> notes)
            throws HostException {
        if (snapshots == null) {
            return null;
        }
        try {
            return snapshots.put(snapshot);
        } catch (IOException e) {
            if (evaluator == null) {
                throw new HostException(
                        "LR-2304",
                        "keep",
                        "it was read, and cannot be kept: " + e.getMessage(),
                        "make room in the output folder, then collect with --retry-failed");
            }
            notes.add(
                    new HostRecord.Note(
                            "snapshot", "-", "noted", "it was not kept: " + e.getMessage()));
            return null;
        }
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static HostRecord error(
            InventoryHost host,
            HostReading reading,
            String started,
            long from,
            HostRecord.Trouble trouble) {
        return new HostRecord(
                host.name(),
                Postponement.isOne(trouble) ? "postponed" : "error",
                trouble,
                reading.connection(),
                reading.access(),
                started,
                millisSince(from),
                0,
                List.of(),
                List.of());
    }

    static HostRecord.Trouble trouble(HostException e) {
        return new HostRecord.Trouble(
                e.code(), e.phase(), String.valueOf(e.getMessage()), e.next());
    }

    private static @Nullable String hostKey(HostRecord.@Nullable Connection connection) {
        return connection == null ? null : connection.hostKey();
    }

    static Map<String, SettingValue> settings(HostSettings settings) {
        Map<String, SettingValue> values = new TreeMap<>();
        settings.values()
                .forEach(
                        (name, setting) ->
                                values.put(
                                        name,
                                        new SettingValue(setting.values(), setting.origin())));
        return values;
    }

    private static List<HostRecord.Note> notes(HostModel model) {
        var notes = new ArrayList<HostRecord.Note>();
        for (ComponentModel component : model.components()) {
            component
                    .problems()
                    .forEach(
                            problem ->
                                    notes.add(
                                            new HostRecord.Note(
                                                    component.component(),
                                                    problem.at().toString(),
                                                    problem.effect()
                                                            .name()
                                                            .toLowerCase(Locale.ROOT),
                                                    problem.message())));
        }
        return notes;
    }

    private static long millisSince(long from) {
        return (System.nanoTime() - from) / 1_000_000;
    }
}
