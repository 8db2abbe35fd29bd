package org.logreeve.scan;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.Redaction;
import org.logreeve.connect.ConnectFault;
import org.logreeve.connect.SessionFacts;
import org.logreeve.connect.SshConnector;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.HostFacts;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.normalize.ComponentModel;
import org.logreeve.normalize.HostModel;
import org.logreeve.policy.SettingValue;
import org.logreeve.text.HostException;

/** One host: connect, collect, parse, normalize, evaluate. Its trouble is a value, never thrown. */
final class HostAssessment implements HostPool.Assessment {
    private final SshConnector connector;
    private final Evaluator evaluator;
    private final Redaction redaction;
    private final Clock clock;

    HostAssessment(SshConnector connector, Evaluator evaluator, Redaction redaction, Clock clock) {
        this.connector = connector;
        this.evaluator = evaluator;
        this.redaction = redaction;
        this.clock = clock;
    }

    @Override
    public HostRecord cutOff(InventoryHost host) {
        var trouble =
                new HostRecord.Trouble(
                        ConnectFault.INTERRUPTED.code(),
                        "assess",
                        "the run was stopped while this host was in work",
                        "logreeve scan --resume last");
        return error(
                host,
                new HostReading(connector, redaction, host),
                now(),
                System.nanoTime(),
                trouble);
    }

    /** Whether the run was stopped while this host was in work: it is not finished. */
    static boolean wasCutOff(HostRecord record) {
        return record.error() != null
                && record.error().code().equals(ConnectFault.INTERRUPTED.code());
    }

    @Override
    public HostRecord of(InventoryHost host) {
        String started = now();
        long from = System.nanoTime();
        var reading = new HostReading(connector, redaction, host);
        try {
            HostModel model = reading.read();
            List<RuleResult> results =
                    evaluator.evaluate(
                            HostFacts.of(host.name(), model.facts(), settings(host.settings())));
            if (Thread.currentThread().isInterrupted()) {
                // the rules may not have had their say
                return cutOff(host);
            }
            Overridden overridden = Overridden.of(model);
            return new HostRecord(
                    host.name(),
                    "assessed",
                    null,
                    connection(reading.session()),
                    reading.access(),
                    started,
                    millisSince(from),
                    model.snapshot().clock(),
                    notes(model),
                    results.stream().map(overridden::addTo).toList());
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
                "error",
                trouble,
                connection(reading.session()),
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

    private static HostRecord.@Nullable Connection connection(@Nullable SessionFacts session) {
        return session == null
                ? null
                : new HostRecord.Connection(
                        session.address(), session.hostKey(), session.trust(), session.server());
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
