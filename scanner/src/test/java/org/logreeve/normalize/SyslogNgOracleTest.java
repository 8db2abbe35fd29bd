package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Definition;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.syslogng.SyslogNgTexts;

/** Generated configurations, read by us and by syslog-ng itself; it also runs them. */
@Ring(Rings.SYSLOG_NG)
class SyslogNgOracleTest {
    private static final int USUAL = 100;
    private static final int USUAL_RUNS = 25;

    @TempDir Path temp;

    private final List<String> disagreed = new ArrayList<>();
    private final Map<String, Integer> constructs = new TreeMap<>();
    private int agreed;
    private int silent;
    private int refused;
    private int exact;

    @Test
    void takesAndRefusesWhatTheDaemonDoes() throws IOException {
        int samples = OracleRun.samples("syslog-ng", USUAL);
        for (int seed = 1; seed <= samples; seed++) {
            Path root = Files.createDirectory(temp.resolve("c" + seed));
            var generated = new GeneratedSyslogNg(seed, root.toString(), false);
            Parsed.Config<SyslogNgConfig> parsed = read(generated, root);
            OracleRun run =
                    OracleRun.of(root, List.of("syslog-ng", "-s", "-f", root + "/main.conf"));
            if (run.isNoAnswer()) {
                silent++;
                continue;
            }
            refused += run.exit() == 0 ? 0 : 1;
            boolean isTaken = parsed.problems().stream().noneMatch(SyslogNgOracleTest::isRefusal);
            compare(isTaken == (run.exit() == 0), seed, run.output() + parsed.problems(), root);
        }
        report("syslog-ng -s", samples, "%d refused by syslog-ng".formatted(refused));
        printConstructs();
        check(samples);
    }

    @Test
    void messagesComeToTheFilesWeSayTheyDo() throws IOException, InterruptedException {
        int samples = OracleRun.samples("syslog-ng-run", USUAL_RUNS);
        for (int seed = 1; seed <= samples; seed++) {
            Path root = Files.createDirectory(temp.resolve("r" + seed));
            var generated = new GeneratedSyslogNg(seed, root.toString(), true);
            Parsed.Config<SyslogNgConfig> parsed = read(generated, root);
            SyslogNgRun run = SyslogNgRun.of(root, GeneratedSyslogNg.SOURCES);
            if (run.isRefused()) {
                refused++;
                compare(!parsed.isUnderstood(), seed, run.log(), root);
            } else if (!run.isAnswer()) {
                silent++;
            } else if (!parsed.isUnderstood()) {
                compare(false, seed, "it runs, and we have: " + parsed.problems(), root);
            } else {
                String difference = difference(parsed.config(), run, root, generated.isExact());
                compare(difference.isEmpty(), seed, difference, root);
                exact += generated.isExact() ? 1 : 0;
            }
        }
        report(
                "syslog-ng run",
                samples,
                "%d compared message by message, %d refused to start".formatted(exact, refused));
        check(samples);
    }

    private Parsed.Config<SyslogNgConfig> read(GeneratedSyslogNg generated, Path root)
            throws IOException {
        generated.constructs().forEach(construct -> constructs.merge(construct, 1, Integer::sum));
        FakeHost host = FakeHost.with("/usr/sbin/syslog-ng");
        host.command("packages-debian", "syslog-ng-core 3.38.1-5 installed\n");
        host.file("/etc/default/syslog-ng", "SYSLOGNG_OPTS=\"-f " + root + "/main.conf\"\n");
        for (var file : generated.files().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue());
            host.file(path.toString(), file.getValue());
        }
        return host.read(new SyslogNgParser());
    }

    /** What only a start finds out is none. */
    private static boolean isRefusal(Problem problem) {
        return problem.effect() == Problem.Effect.UNKNOWN
                && !problem.message().startsWith("syslog-ng does not start: ");
    }

    private static String difference(
            SyslogNgConfig config, SyslogNgRun run, Path root, boolean isExact) throws IOException {
        var text = new StringBuilder();
        for (int source = 0; source < GeneratedSyslogNg.SOURCES; source++) {
            Element.Driver driver = driver(config, root + "/in" + source);
            Map<String, Reach> ours = new TreeMap<>();
            SyslogNgRoutes.from(driver, config)
                    .actions()
                    .forEach((to, reach) -> ours.merge(file(to, root), reach, Reach::or));
            Set<String> files = run.written();
            ours.keySet().stream().filter(file -> file.endsWith(".log")).forEach(files::add);
            for (String file : files) {
                Reach mine = ours.getOrDefault(file, Reach.NONE);
                Reach theirs = SyslogNgRun.reach(run.arrived(file, source));
                if (!agree(mine, theirs, isExact)) {
                    text.append(
                            "s%d -> %s%n ours   %s%n theirs %s%n"
                                    .formatted(source, file, mine, theirs));
                }
            }
        }
        return text.toString();
    }

    /** Where the messages differ in each condition, both must be the same. */
    private static boolean agree(Reach ours, Reach theirs, boolean isExact) {
        if (isExact) {
            return ours.equals(theirs);
        }
        return ours.surely().and(theirs.surely().not()).isEmpty()
                && theirs.maybe().and(ours.maybe().not()).isEmpty();
    }

    private static String file(Element.Driver driver, Path root) {
        return driver.target().startsWith(root + "/")
                ? driver.target().substring(root.toString().length() + 1)
                : driver.shown();
    }

    private static Element.Driver driver(SyslogNgConfig config, String target) {
        return config.definitions().stream()
                .filter(definition -> definition.context() == Context.SOURCE)
                .map(Definition::content)
                .flatMap(content -> SyslogNgTexts.drivers(content).stream())
                .filter(driver -> driver.target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private void compare(boolean isSame, int seed, String difference, Path root)
            throws IOException {
        if (isSame) {
            agreed++;
        } else {
            disagreed.add(
                    "seed "
                            + seed
                            + "\n"
                            + difference
                            + "\n"
                            + Files.readString(root.resolve("main.conf")));
        }
    }

    private void report(String what, int samples, String more) {
        System.out.printf(
                "%s oracle: %d configurations, %d agreed, %d disagreed, %d no answer (%s)%n",
                what, samples, agreed, disagreed.size(), silent, more);
    }

    private void printConstructs() {
        System.out.println("syslog-ng oracle: configurations with each construct: " + constructs);
    }

    private void check(int samples) {
        assertThat(disagreed).isEmpty();
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
        assertThat(agreed).isPositive();
    }
}
