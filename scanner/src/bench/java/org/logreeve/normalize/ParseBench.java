package org.logreeve.normalize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Host;
import org.logreeve.scan.KeptHosts;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Origin;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to understand a host that was read: all parsers, and facts of what they say. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
public class ParseBench {
    /** A folder that scans wrote to with {@code --keep-snapshots}. */
    @Param("")
    public String folder;

    @Param("")
    public String host;

    private Snapshot snapshot = Snapshot.empty("");

    @Setup
    public void read() throws IOException {
        snapshot = KeptHosts.of(Path.of(folder), System.err::println).host(host).snapshot();
    }

    @Benchmark
    public int parseAndNormalize() {
        return HostModel.of(snapshot, new Host(host, Origin.of("bench"))).facts().stream()
                .mapToInt(Fact::hashCode)
                .sum();
    }
}
