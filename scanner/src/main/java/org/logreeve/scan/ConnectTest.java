package org.logreeve.scan;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.Redaction;
import org.logreeve.connect.SshConnector;
import org.logreeve.connect.Steps;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.fact.Gap;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.normalize.HostModel;
import org.logreeve.policy.PolicyPack;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;

/**
 * Reads hosts one after the other as a scan would, and tells of each step. Hosts share jump hosts
 * and the count of refused logins, as in a scan.
 */
public final class ConnectTest implements AutoCloseable {
    private final PolicyPack pack;
    private final Gate gate;
    private final Scheduling scheduling;
    private final Steps listener;
    private final SshConnector connector;
    private final Redaction redaction = Redaction.withKey(Scan.randomBytes(32));
    private final List<Steps.Step> steps = new CopyOnWriteArrayList<>();
    private @Nullable Evaluator evaluator;

    /**
     * @param pack whose rules are looked at for what stays unknown
     * @param listener hears of each step as it is done
     */
    public ConnectTest(PolicyPack pack, Scheduling scheduling, Clock clock, Steps listener) {
        this.pack = pack;
        this.gate = new Gate(scheduling, clock);
        this.scheduling = scheduling;
        this.listener = listener;
        this.connector = SshConnector.telling(this::heard);
    }

    /** One host; its trouble is a value, never thrown. */
    public ConnectResult of(InventoryHost host) {
        steps.clear();
        Optional<HostRecord.Trouble> closed = gate.closed(host);
        if (closed.isPresent() && scheduling.override() == null) {
            return failed(host, closed.get());
        }
        closed.ifPresent(why -> tell(host, "schedule", "in spite of this: " + why.cause()));
        var reading = new SessionReading(connector, redaction, host);
        try {
            tellWhere(host);
            HostModel model = reading.read();
            return read(host, reading.access(), model);
        } catch (HostException e) {
            return failed(host, HostAssessment.trouble(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // a fault of ours on one host must not take the others with it
            return failed(
                    host,
                    new HostRecord.Trouble(
                            "LR-9001", "assess", "internal error: " + e, "report it as a bug"));
        }
    }

    @Override
    public void close() {
        connector.close();
        if (evaluator != null) {
            evaluator.close();
        }
    }

    private void heard(Steps.Step step) {
        steps.add(step);
        listener.done(step);
    }

    private void tell(InventoryHost host, String what, String text) {
        heard(new Steps.Step(host.name(), what, text));
    }

    /** SSH tells of itself. */
    private void tellWhere(InventoryHost host) {
        Access access = host.connection().access();
        switch (access.type()) {
            case SSH -> {}
            case LOCAL -> tell(host, "local", "this machine, in a shell of its own");
            case TREE -> {
                Path tree = Objects.requireNonNull(access.tree());
                tell(host, "tree", "files below '" + tree + "'");
            }
        }
    }

    private ConnectResult read(InventoryHost host, HostRecord.Access access, HostModel model) {
        if (!access.commands().isEmpty()) {
            tell(host, "shell", ReadRights.collector(access));
            tell(host, "privilege", ReadRights.privilege(access));
        }
        List<String> closed = ReadRights.closed(model.snapshot());
        tell(host, "reads", ReadRights.reads(model.snapshot(), closed));
        List<String> unknown = unknown(host, access, model);
        HostRecord.Trouble withheld = access.withheld();
        return new ConnectResult(
                host.name(),
                host.connection().via().jumps(),
                withheld == null
                        ? ConnectResult.Outcome.READABLE
                        : ConnectResult.Outcome.FEWER_RIGHTS,
                steps,
                withheld == null ? null : Mend.of(host, withheld),
                closed,
                unknown);
    }

    /** Asks the rules themselves, and only where something could not be read. */
    private List<String> unknown(InventoryHost host, HostRecord.Access access, HostModel model) {
        List<String> unknown = List.of();
        if (model.facts().stream().anyMatch(ConnectTest::isUnreadable)) {
            try {
                unknown =
                        judged(host, model).stream()
                                .filter(result -> result.state() == State.UNKNOWN)
                                .filter(
                                        result ->
                                                result.reason().equals(Gap.Cause.UNREADABLE.word()))
                                .map(RuleResult::rule)
                                .toList();
            } catch (InputException e) {
                tell(host, "rules", "cannot be asked: " + e.problems().getFirst());
                return List.of();
            }
        }
        tell(
                host,
                "rules",
                unknown.isEmpty()
                        ? "none of %d stays unknown for want of rights"
                                .formatted(pack.rules().size())
                        : ReadRights.unknown(access, unknown, pack.rules().size()));
        return unknown;
    }

    private List<RuleResult> judged(InventoryHost host, HostModel model) {
        Evaluator asked = evaluator;
        if (asked == null) {
            asked = Evaluator.start(pack, WorkerLimits.STANDARD);
            evaluator = asked;
        }
        return asked.evaluate(
                SubjectFacts.ofHost(
                        host.name(), model.facts(), HostAssessment.settings(host.settings())));
    }

    private static boolean isUnreadable(Object fact) {
        return fact instanceof Gap gap && gap.cause() == Gap.Cause.UNREADABLE;
    }

    private ConnectResult failed(InventoryHost host, HostRecord.Trouble trouble) {
        return new ConnectResult(
                host.name(),
                host.connection().via().jumps(),
                Postponement.isOne(trouble)
                        ? ConnectResult.Outcome.POSTPONED
                        : ConnectResult.Outcome.FAILED,
                steps,
                Mend.of(host, trouble),
                List.of(),
                List.of());
    }
}
