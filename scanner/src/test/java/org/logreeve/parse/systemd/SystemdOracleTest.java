package org.logreeve.parse.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Problem;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.HostFiles;

/** What systemd's own tools make of generated files and values, against what we do. */
@Ring(Rings.SYSTEMD)
class SystemdOracleTest {
    private static final String NAME = "systemd/journald.conf";

    @TempDir Path folder;

    @Test
    void catConfigListsTheSameFilesInTheSameOrder() throws IOException {
        var tally = new Tally("drop-in trees", OracleRun.samples("systemd", 100));
        for (int seed = 1; seed <= tally.samples; seed++) {
            Path root = Files.createDirectory(folder.resolve("t" + seed));
            FakeHost host = FakeHost.with().command(SystemdVersion.COMMAND, "systemd 256 (256)\n");
            new GeneratedTree(seed, root, host).write();
            OracleRun run =
                    OracleRun.of(
                            root, List.of("systemd-analyze", "--root=" + root, "cat-config", NAME));
            if (run.isNoAnswer()) {
                tally.silent++;
                continue;
            }
            tally.compare("seed " + seed + run.output(), listed(run.output(), root), read(host));
        }
        tally.check();
    }

    @Test
    void verifyComplainsAboutTheSameLines() throws IOException {
        var tally = new Tally("unit texts", OracleRun.samples("systemd", 100));
        int fatal = 0;
        for (int seed = 1; seed <= tally.samples; seed++) {
            Path unit = folder.resolve("u" + seed + ".service");
            String text = new GeneratedUnit(seed).text();
            Files.writeString(unit, text);
            OracleRun run = OracleRun.of(folder, List.of("systemd-analyze", "verify", unit + ""));
            if (run.isNoAnswer()) {
                tally.silent++;
                continue;
            }
            List<String> theirs = complaints(run.output(), unit);
            fatal += theirs.stream().anyMatch(line -> line.endsWith("fatal")) ? 1 : 0;
            tally.compare(text.replace("\r", "\\r") + run.output(), theirs, ours(text));
        }
        System.out.printf("systemd oracle: %d unit texts given up by systemd%n", fatal);
        tally.check();
        assertThat(fatal).isGreaterThan(tally.samples / 20);
    }

    @Test
    void timespanReadsTheSameMicroseconds() {
        var tally = new Tally("time spans", OracleRun.samples("systemd", 100));
        for (int seed = 1; seed <= tally.samples; seed++) {
            String span = new GeneratedValue(seed).span();
            OracleRun run = OracleRun.of(folder, List.of("systemd-analyze", "timespan", span));
            if (run.isNoAnswer()) {
                tally.silent++;
                continue;
            }
            String theirs =
                    run.output()
                            .lines()
                            .filter(line -> line.contains("s: ") && !line.contains("Original"))
                            .map(line -> line.replaceAll(".*s: ", ""))
                            .map(SystemdOracleTest::clipped)
                            .findFirst()
                            .orElse("refused");
            OptionalLong ours = TimeSpan.parse(span);
            tally.compare(
                    span, theirs, ours.isPresent() ? Long.toString(ours.getAsLong()) : "refused");
        }
        tally.check();
    }

    @Test
    void vacuumSizeRefusesTheSameSizes() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        var tally = new Tally("sizes", OracleRun.samples("systemd", 100));
        for (int seed = 1; seed <= tally.samples; seed++) {
            String size = new GeneratedValue(seed).size();
            OracleRun run =
                    OracleRun.of(
                            folder, List.of("journalctl", "-D", empty + "", "--vacuum-size", size));
            if (run.isNoAnswer()) {
                tally.silent++;
                continue;
            }
            tally.compare(size, run.exit() == 0, ByteSize.parse(size).isPresent());
        }
        tally.check();
    }

    /** We hold 63 bits, and systemd 64. */
    private static String clipped(String number) {
        return new BigInteger(number).min(BigInteger.valueOf(Long.MAX_VALUE)).toString();
    }

    private static List<String> read(FakeHost host) {
        var files = new HostFiles(host.collect(ConfigFiles.seeds(NAME)));
        return new ConfigFiles(NAME, files, SystemdVersion.of(files), new Problems())
                .inOrder().stream().map(FileRead::path).toList();
    }

    /** The files of {@code # PATH} lines; a link to /dev/null is listed, and nothing of it read. */
    private static List<String> listed(String output, Path root) {
        byte[] bytes = output.getBytes(StandardCharsets.ISO_8859_1);
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("# " + root + "/"))
                .map(line -> line.substring(2))
                .filter(path -> Files.isRegularFile(root.resolve(path)))
                .map(path -> path.substring(root.toString().length()))
                .toList();
    }

    private static List<String> ours(String text) {
        var lines = new ArrayList<String>();
        var problems = new Problems();
        var meta = new FileMeta(FileType.REGULAR, 0644, "root", "root", 0, 0, "");
        new IniReading(
                        List.of("Unit", "Service", "Install"),
                        a -> lines.add("%d key %s in %s".formatted(a.line(), a.key(), a.section())),
                        problems)
                .read(new FileRead.Content("/u", meta, text));
        Map<Integer, Integer> last = lastLines(text);
        problems.list()
                .forEach(
                        problem ->
                                lines.add(
                                        last.get(problem.at().line())
                                                + (problem.effect() == Problem.Effect.UNKNOWN
                                                        ? " fatal"
                                                        : " ignored")));
        return lines.stream().filter(line -> !line.contains(" key X-")).sorted().toList();
    }

    /** systemd names the last line of continued ones, and we the first. */
    private static Map<Integer, Integer> lastLines(String text) {
        Map<Integer, Integer> last = new HashMap<>();
        var ini = new IniText(text);
        for (IniText.Line line = ini.next(); line != null; line = ini.next()) {
            last.put(line.first(), line.last());
        }
        return last;
    }

    /** {@code UNIT:LINE: Unknown key 'KEY' in section [SECTION], ignoring.} and its like. */
    private static List<String> complaints(String output, Path unit) {
        var lines = new ArrayList<String>();
        byte[] bytes = output.getBytes(StandardCharsets.ISO_8859_1);
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            String prefix = unit + ":";
            if (!line.startsWith(prefix)) {
                continue;
            }
            String number = line.substring(prefix.length(), line.indexOf(':', prefix.length()));
            int key = line.indexOf("Unknown key '");
            int in = line.indexOf("' in section [");
            if (key > 0) {
                lines.add(
                        "%s key %s in %s"
                                .formatted(
                                        number,
                                        line.substring(key + 13, in),
                                        line.substring(in + 14, line.indexOf("], ignoring"))));
            } else {
                boolean fatal = line.contains("section header");
                lines.add(number + (fatal ? " fatal" : " ignored"));
            }
        }
        return lines.stream().sorted().toList();
    }

    /** Counts, and the end of each comparison. */
    private static final class Tally {
        private final String what;
        private final int samples;
        private int agreed;
        private int silent;
        private final List<String> disagreed = new ArrayList<>();

        Tally(String what, int samples) {
            this.what = what;
            this.samples = samples;
        }

        void compare(String input, Object theirs, Object ours) {
            if (theirs.equals(ours)) {
                agreed++;
            } else {
                disagreed.add("%s%n theirs %s%n ours   %s".formatted(input, theirs, ours));
            }
        }

        void check() {
            System.out.printf(
                    "systemd oracle: %d %s, %d agreed, %d disagreed, %d no answer%n",
                    samples, what, agreed, disagreed.size(), silent);
            assertThat(disagreed).isEmpty();
            assertThat(silent).isLessThanOrEqualTo(samples / 20);
        }
    }
}
