package org.logreeve.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;
import org.logreeve.journal.RunHeader;
import org.logreeve.json.Json;

/** Commands on the hosts behind doors, and what they leave in an output folder. */
record KeptRuns(Path out) {
    static List<String> policy() {
        return List.of("--policy", Estate.THREE_RULES, "--policy-worktree");
    }

    CliRun run(Doors doors, String command) {
        return run(doors, command, List.of());
    }

    CliRun run(Doors doors, String command, List<String> options, String... more) {
        return CliRun.of(
                Stream.of(
                                List.of(command, "-i", doors.inventory().toString()),
                                List.of("-o", out.toString()),
                                options,
                                List.of(more))
                        .flatMap(List::stream)
                        .toList());
    }

    Journal newest() throws IOException {
        return Journal.read(journal(RunFolder.ids(out).getFirst()));
    }

    Path journal(String run) {
        return out.resolve("runs").resolve(run).resolve("journal.lrj");
    }

    Path snapshot(HostRecord host) {
        String address = Objects.requireNonNull(host.snapshot());
        return out.resolve("snapshots")
                .resolve(address.substring(0, 2))
                .resolve(address + ".json.gz");
    }

    /** All results of the last report. */
    String verdicts() throws IOException {
        Object results = Estate.checkedReport(out.resolve("results.json")).get("results");
        return new String(
                Json.writePretty(Objects.requireNonNull(results)), StandardCharsets.UTF_8);
    }

    static RunHeader renamed(RunHeader header, String run) {
        return new RunHeader(
                run,
                header.started(),
                header.tool(),
                header.failOn(),
                header.inventory(),
                header.policy(),
                header.override(),
                header.redaction(),
                header.rules(),
                header.headlines(),
                header.responsibilities(),
                header.made(),
                header.state());
    }
}
