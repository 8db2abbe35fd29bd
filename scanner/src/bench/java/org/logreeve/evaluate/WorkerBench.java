package org.logreeve.evaluate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.logreeve.author.Fixture;
import org.logreeve.author.FixtureReader;
import org.logreeve.author.TreeFacts;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.json.Json;
import org.logreeve.policy.PolicyPack;

/** Prints the processor time of the rule worker: to its readiness, and for a host. */
final class WorkerBench {
    private static final int STARTS = 3;
    private static final int HOSTS = 500;

    private WorkerBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        PolicyPack pack = PolicyPack.ofWorkingTree(folder);
        LoadRequest load = Evaluator.load(pack);
        var hosts = new ArrayList<HostRequest>();
        for (Fixture fixture : FixtureReader.read(folder, pack).subList(0, 6)) {
            SubjectFacts host = new TreeFacts().of(fixture);
            var frames = new ArrayList<FactFrame>();
            for (Fact fact : Evaluator.facts(pack, host)) {
                frames.add(new FactFrame(Facts.kind(fact), Json.toMap(fact)));
            }
            hosts.add(new HostRequest(host.subject().word(), frames));
        }
        for (int i = 0; i < STARTS; i++) {
            start(load, hosts, i == STARTS - 1);
        }
    }

    private static void start(LoadRequest load, List<HostRequest> hosts, boolean last)
            throws Exception {
        long began = System.nanoTime();
        try (var worker = new RuleWorker(load, WorkerLimits.STANDARD)) {
            if (!worker.start().problems().isEmpty()) {
                throw new IllegalArgumentException("rules that are refused");
            }
            Duration ready = cpu(worker.pid());
            System.out.printf(
                    "worker to ready, %d rules: %.2f s of the processor, %.2f s by the clock%n",
                    load.ids().size(), seconds(ready), (System.nanoTime() - began) / 1e9);
            for (int round = 0; last && round < 4; round++) {
                Duration before = cpu(worker.pid());
                for (int i = 0; i < HOSTS; i++) {
                    worker.judge(hosts.get(i % hosts.size()));
                }
                System.out.printf(
                        "hosts %d to %d: %.2f ms of the processor a host (%d facts)%n",
                        round * HOSTS + 1,
                        (round + 1) * HOSTS,
                        seconds(cpu(worker.pid()).minus(before)) * 1000 / HOSTS,
                        hosts.getFirst().facts().size());
            }
        }
    }

    /** Of the process and what stands around it, to the tick of the system (10 ms). */
    private static Duration cpu(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
