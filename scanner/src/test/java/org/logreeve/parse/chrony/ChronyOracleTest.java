package org.logreeve.parse.chrony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;

/** What chronyd itself prints for generated configurations, against what we read. */
@Ring(Rings.CHRONY)
class ChronyOracleTest {
    @TempDir Path folder;

    @Test
    void chronydPrintsTheSameDirectives() throws IOException {
        int samples = OracleRun.samples("chrony", 100);
        int agreed = 0;
        int silent = 0;
        int refused = 0;
        var disagreed = new ArrayList<String>();
        for (int seed = 1; seed <= samples; seed++) {
            Path root = Files.createDirectory(folder.resolve("c" + seed));
            FakeHost host = FakeHost.with("/usr/sbin/chronyd");
            host.file("/etc/default/chrony", "DAEMON_OPTS=\"-f " + root + "/main\"\n");
            for (var file : new GeneratedChrony(seed, root.toString()).files().entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
                host.file(path.toString(), file.getValue());
            }
            OracleRun run =
                    OracleRun.of(
                            root,
                            List.of(
                                    Rings.program("chronyd").toString(),
                                    "-p",
                                    "-f",
                                    root + "/main"));
            if (run.isNoAnswer()) {
                silent++;
                continue;
            }
            refused += run.exit() == 0 ? 0 : 1;
            Parsed.Config<ChronyConfig> parsed = host.read(new ChronyParser());
            List<String> theirs = theirs(run.output());
            List<String> ours = ours(parsed.config());
            if (agree(run.exit(), theirs, parsed.isUnderstood(), ours)) {
                agreed++;
            } else {
                disagreed.add(
                        "seed %d%n theirs %d %s%n ours   %s %s"
                                .formatted(
                                        seed, run.exit(), run.output(), parsed.problems(), ours));
            }
        }
        System.out.printf(
                "chrony oracle: %d configurations, %d agreed, %d disagreed, %d no answer"
                        + " (%d refused by chronyd)%n",
                samples, agreed, disagreed.size(), silent, refused);

        assertThat(disagreed).isEmpty();
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
    }

    /** Where chronyd refuses a line it prints up to that line; we go on. */
    private static boolean agree(
            int exit, List<String> theirs, boolean understood, List<String> ours) {
        if (exit == 0) {
            return understood && theirs.equals(ours);
        }
        List<String> before = theirs.isEmpty() ? theirs : theirs.subList(0, theirs.size() - 1);
        return !understood && (startsWith(ours, theirs) || startsWith(ours, before));
    }

    private static boolean startsWith(List<String> all, List<String> start) {
        return all.size() >= start.size() && all.subList(0, start.size()).equals(start);
    }

    private static List<String> theirs(String output) {
        // messages of its log begin with a date
        return output.lines()
                .filter(line -> !line.matches("\\d{4}-\\d\\d-\\d\\dT.*|Fatal error.*"))
                .map(ChronyOracleTest::lowerFirst)
                .toList();
    }

    private static String lowerFirst(String line) {
        int space = line.indexOf(' ');
        int end = space < 0 ? line.length() : space;
        return line.substring(0, end).toLowerCase(Locale.ROOT) + line.substring(end);
    }

    private static List<String> ours(ChronyConfig config) {
        return config.lines().stream()
                .map(line -> (line.name() + " " + line.arguments()).strip())
                .toList();
    }
}
