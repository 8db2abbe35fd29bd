package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostLimits;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.text.Origin;

class HostPoolTest {
    private final List<String> taken = new ArrayList<>();

    @Test
    void runsNoMoreThanSoManyAtATimeAndGivesOneRecordEach() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var pool =
                pool(
                        host -> {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            now.decrementAndGet();
                        },
                        3,
                        new Stop());

        pool.assess(hosts(40), record -> taken.add(record.host()));

        assertThat(taken).hasSize(40).doesNotHaveDuplicates();
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void stopLaunchesNoFurtherHostAndLetsRunningOnesFinish() throws Exception {
        var stop = new Stop();
        var both = new CountDownLatch(2);
        var pool =
                pool(
                        host -> {
                            both.countDown();
                            both.await();
                            stop.ask();
                        },
                        2,
                        stop);

        pool.assess(hosts(5), record -> taken.add(record.host() + " " + record.status()));

        assertThat(taken).containsExactlyInAnyOrder("h1 assessed", "h2 assessed");
    }

    @Test
    void whoIsStillInWorkWhenTheGraceIsOverIsInterruptedAndCutOff() throws Exception {
        var stop = new Stop(Duration.ZERO);
        var both = new CountDownLatch(2);
        var never = new CountDownLatch(1);
        Set<String> interrupted = ConcurrentHashMap.newKeySet();
        var pool =
                pool(
                        host -> {
                            both.countDown();
                            both.await();
                            stop.ask();
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                interrupted.add(host);
                                throw e;
                            }
                        },
                        2,
                        stop);

        pool.assess(hosts(3), record -> taken.add(record.host() + " " + record.error()));

        assertThat(taken).containsExactlyInAnyOrder("h1 " + CUT_OFF, "h2 " + CUT_OFF);
        assertThat(interrupted).containsExactlyInAnyOrder("h1", "h2");
    }

    @Test
    void recordThatCannotBeWrittenEndsTheRun() {
        var pool = pool(host -> {}, 2, new Stop());

        assertThatThrownBy(
                        () ->
                                pool.assess(
                                        hosts(9),
                                        record -> {
                                            throw new IOException("disk full");
                                        }))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    private static final HostRecord.Trouble CUT_OFF =
            new HostRecord.Trouble("LR-1030", "assess", "cut off", "resume");

    private interface Work {
        void on(String host) throws InterruptedException;
    }

    private static HostPool pool(Work work, int parallel, Stop stop) {
        return new HostPool(
                new HostPool.Assessment() {
                    @Override
                    public HostRecord of(InventoryHost host) {
                        try {
                            work.on(host.name());
                            return record(host, null);
                        } catch (InterruptedException e) {
                            return record(
                                    host, new HostRecord.Trouble("LR-1025", "collect", "x", "y"));
                        }
                    }

                    @Override
                    public HostRecord cutOff(InventoryHost host) {
                        return record(host, CUT_OFF);
                    }
                },
                parallel,
                HostLimits.STANDARD,
                new StartJitter(new SplittableRandom(1), Duration.ZERO),
                stop);
    }

    private static HostRecord record(
            InventoryHost host, HostRecord.@org.jspecify.annotations.Nullable Trouble trouble) {
        return new HostRecord(
                host.name(),
                trouble == null ? "assessed" : "error",
                trouble,
                null,
                new HostRecord.Access("ssh", "none", "", 0, List.of(), null),
                "2026-11-22T12:00:00Z",
                1,
                0,
                List.of(),
                List.of());
    }

    private static List<InventoryHost> hosts(int count) {
        var connection =
                new Connection(
                        "127.0.0.1",
                        22,
                        "audit",
                        List.of(Path.of("id")),
                        List.of(Path.of("known_hosts")),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        i ->
                                new InventoryHost(
                                        "h" + i,
                                        connection,
                                        HostSettings.none(),
                                        new Origin("hosts.yaml", i)))
                .toList();
    }
}
