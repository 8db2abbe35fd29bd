package org.logreeve.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.JournalWriter;
import org.logreeve.journal.RunHeader;

/**
 * How often a run goes over its hosts: once over all, then over those that may be contacted by now,
 * then over those whose trouble may have passed.
 */
final class Passes {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ScanPlan plan;
    private final HostPool pool;
    private final Gate gate;
    private final Stop stop;
    private final JournalWriter journal;
    private final Progress progress;
    private final String verb;
    private final Set<String> inService;
    private final Map<String, HostRecord> records = new HashMap<>();

    Passes(
            ScanPlan plan,
            RunHeader header,
            HostPool pool,
            Gate gate,
            Stop stop,
            JournalWriter journal,
            Progress progress) {
        this.plan = plan;
        this.pool = pool;
        this.gate = gate;
        this.stop = stop;
        this.journal = journal;
        this.progress = progress;
        this.verb = header.made().hasJudged() ? "scanning" : "collecting";
        this.inService =
                header.inventory().inService().stream()
                        .map(RunHeader.Line::host)
                        .collect(Collectors.toSet());
    }

    /** The last record of each host that has one. */
    Collection<HostRecord> records() {
        return List.copyOf(records.values());
    }

    /**
     * All hosts in service.
     *
     * @param before records of hosts that are done already
     */
    void first(List<HostRecord> before) throws IOException, InterruptedException {
        before.forEach(record -> records.put(record.host(), record));
        List<InventoryHost> left = new ArrayList<>(plan.hosts());
        left.removeIf(h -> !inService.contains(h.name()) || records.containsKey(h.name()));
        if (plan.scheduling().override() != null) {
            progress.doing(
                    "ignoring audit windows and freeze file, because '%s'"
                            .formatted(plan.scheduling().override()));
        }
        progress.doing("%s %d hosts".formatted(verb, left.size()));
        pool.assess(
                left,
                record -> {
                    journal.host(record);
                    records.put(record.host(), record);
                    progress.done(record, records.size(), inService.size());
                });
    }

    /**
     * Hosts that were kept away from, as soon as they may be contacted, for as long as is waited.
     */
    void whenTheyMay() throws IOException, InterruptedException {
        Duration patience = plan.scheduling().patience();
        long end = System.nanoTime() + patience.toNanos();
        boolean said = false;
        while (!stop.isAsked()) {
            List<InventoryHost> away = hosts(records.values(), Postponement::keptAway);
            List<InventoryHost> open =
                    away.stream().filter(host -> gate.closed(host).isEmpty()).toList();
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!open.isEmpty()) {
                progress.doing("%s %d hosts that were postponed".formatted(verb, open.size()));
                pool.assess(open, this::again);
            } else if (left.isNegative() || left.isZero() || noneOpens(away, left)) {
                // why they are kept away may have changed: a freeze ended, and a window is shut
                pool.assess(away.stream().filter(this::isForAnotherReason).toList(), this::again);
                return;
            } else {
                if (!said) {
                    progress.doing(
                            "waiting for %d hosts that may not be contacted yet"
                                    .formatted(away.size()));
                    said = true;
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private boolean isForAnotherReason(InventoryHost host) {
        HostRecord record = records.get(host.name());
        HostRecord.Trouble before = record == null ? null : record.error();
        return before != null
                && gate.closed(host).filter(now -> now.code().equals(before.code())).isEmpty();
    }

    private boolean noneOpens(List<InventoryHost> away, Duration patience) {
        return away.stream().noneMatch(host -> gate.mayOpenWithin(host, patience));
    }

    /** Hosts whose trouble may have passed. */
    void second() throws IOException, InterruptedException {
        if (!plan.secondPass() || stop.isAsked()) {
            return;
        }
        List<InventoryHost> again = hosts(records.values(), SecondPass::wants);
        if (!again.isEmpty()) {
            progress.doing(
                    "trying %d hosts again, whose trouble may have passed".formatted(again.size()));
            pool.assess(again, this::again);
        }
    }

    /** The first failure stays what the run says of a host whose second attempt was cut off. */
    private void again(HostRecord record) throws IOException {
        HostRecord before = records.get(record.host());
        if (before == null
                || before.error() == null
                || HostAssessment.wasCutOff(record)
                || HostAssessment.wasHeldBack(record)) {
            return;
        }
        HostRecord kept =
                Postponement.keptAway(before) ? record : record.afterFirst(before.error());
        journal.host(kept);
        records.put(kept.host(), kept);
    }

    private List<InventoryHost> hosts(
            Collection<HostRecord> of, java.util.function.Predicate<HostRecord> wanted) {
        Set<String> names =
                of.stream().filter(wanted).map(HostRecord::host).collect(Collectors.toSet());
        return plan.hosts().stream().filter(host -> names.contains(host.name())).toList();
    }
}
