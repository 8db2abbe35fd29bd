package org.logreeve.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.logreeve.inventory.HostLimits;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;

/** Assesses hosts, so many at a time, until all are done or the user stops it. */
final class HostPool {
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);
    private static final Duration LOOK_UP = Duration.ofMillis(100);

    private final Assessment assessment;
    private final int parallel;
    private final HostLimits limits;
    private final StartJitter jitter;
    private final Stop stop;

    /**
     * @param parallel hosts at a time in all, whatever the limits say
     * @param limits of jump hosts and labels
     */
    HostPool(
            Assessment assessment, int parallel, HostLimits limits, StartJitter jitter, Stop stop) {
        this.assessment = assessment;
        this.parallel = parallel;
        this.limits = limits;
        this.jitter = jitter;
        this.stop = stop;
    }

    /** What is done with a host. */
    interface Assessment {
        HostRecord of(InventoryHost host);

        /** What is left to say of a host that was cut off. */
        HostRecord cutOff(InventoryHost host);
    }

    /** Who takes the records, on the thread that waits for them. */
    interface Sink {
        void take(HostRecord record) throws IOException;
    }

    /** Gives one record for each host that was launched; returns when none runs any more. */
    void assess(List<InventoryHost> hosts, Sink sink) throws IOException, InterruptedException {
        var waiting = new HostQueue(hosts, limits);
        int together = Math.min(parallel, hosts.size());
        int started = 0;
        var running = new LinkedHashMap<String, InventoryHost>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var done = new ExecutorCompletionService<HostRecord>(threads);
            while (true) {
                while (running.size() < parallel && !stop.isAsked()) {
                    InventoryHost host = waiting.next();
                    if (host == null) {
                        break;
                    }
                    Duration wait = jitter.wait(started++ < together ? together : 1);
                    running.put(host.name(), host);
                    done.submit(() -> assess(host, wait));
                }
                if (running.isEmpty()) {
                    return;
                }
                Future<HostRecord> next = done.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    HostRecord record = value(next);
                    InventoryHost host = running.remove(record.host());
                    if (host != null) {
                        waiting.done(host);
                    }
                    sink.take(record);
                } else if (stop.isOver()) {
                    threads.shutdownNow();
                    cutOff(done, running, sink);
                    return;
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private HostRecord assess(InventoryHost host, Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return assessment.cutOff(host);
        }
        return assessment.of(host);
    }

    /** An interrupt closes a host's session; who does not answer even that is left behind. */
    private void cutOff(
            ExecutorCompletionService<HostRecord> done,
            Map<String, InventoryHost> running,
            Sink sink)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + LAST_WORDS.toNanos();
        while (!running.isEmpty()) {
            Future<HostRecord> next = done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            HostRecord record = value(next);
            InventoryHost host = running.remove(record.host());
            sink.take(record.isAssessed() || host == null ? record : assessment.cutOff(host));
        }
        for (InventoryHost host : running.values()) {
            sink.take(assessment.cutOff(host));
        }
    }

    private static HostRecord value(Future<HostRecord> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            // an assessment turns every trouble of a host into a record; this is a fault of ours
            throw new IllegalStateException(e.getCause());
        }
    }
}
