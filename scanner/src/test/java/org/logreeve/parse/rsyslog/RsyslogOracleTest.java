package org.logreeve.parse.rsyslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.PriorityMask;
import org.logreeve.snapshot.TestHost;

/** Generated configurations, read by us and by rsyslogd itself; where we differ, we are wrong. */
@Ring(Rings.RSYSLOG)
class RsyslogOracleTest {
    private static final long SEED = 20_260_101;

    @TempDir Path temp;

    @Test
    void agreesWithTheDaemon() throws IOException, InterruptedException {
        int samples = OracleRun.samples("rsyslog", 150);
        int noAnswer = 0;
        int agreed = 0;
        var disagreements = new ArrayList<String>();
        for (int i = 0; i < samples; i++) {
            Path folder = Files.createDirectory(temp.resolve("c" + i));
            SequencedMap<String, String> files = GeneratedConfig.of(SEED + i, folder.toString());
            Optional<SequencedMap<String, List<String>>> theirs = daemon(files, folder);
            if (theirs.isEmpty()) {
                noAnswer++;
                continue;
            }
            SequencedMap<String, List<String>> ours = ours(files, folder + "/main.conf");
            if (ours.equals(theirs.get())) {
                agreed++;
            } else {
                disagreements.add(
                        "seed " + (SEED + i) + "\n" + difference(ours, theirs.get()) + files);
            }
        }
        System.out.printf(
                "rsyslog oracle: %d configurations, %d agreed, %d disagreed, %d no answer%n",
                samples, agreed, disagreements.size(), noAnswer);
        assertThat(disagreements).isEmpty();
        assertThat(agreed).isPositive();
    }

    private static String difference(
            Map<String, List<String>> ours, Map<String, List<String>> theirs) {
        var text = new StringBuilder();
        theirs.forEach(
                (name, statements) -> {
                    List<String> mine = ours.getOrDefault(name, List.of("(no ruleset)"));
                    for (int i = 0; i < Math.max(mine.size(), statements.size()); i++) {
                        String a = i < mine.size() ? mine.get(i) : "-";
                        String b = i < statements.size() ? statements.get(i) : "-";
                        if (!a.equals(b)) {
                            text.append(name)
                                    .append("\n  ours:   ")
                                    .append(a)
                                    .append("\n  daemon: ")
                                    .append(b)
                                    .append('\n');
                            return;
                        }
                    }
                });
        return text.isEmpty()
                ? "rulesets " + ours.keySet() + " and " + theirs.keySet() + "\n"
                : text.toString();
    }

    private static Optional<SequencedMap<String, List<String>>> daemon(
            Map<String, String> files, Path folder) throws IOException, InterruptedException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = Path.of(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Path output = folder.resolve("output");
        Process process =
                new ProcessBuilder(
                                Rings.program("rsyslogd").toString(),
                                "-N1",
                                "-d",
                                "-f",
                                folder + "/main.conf")
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.ISO_8859_1);
        boolean refused = lines.stream().anyMatch(l -> l.contains("could not interpret"));
        // Killed by a signal, or refused as a whole: there is no answer to compare with.
        return process.exitValue() > 1 || refused
                ? Optional.empty()
                : Optional.of(reachable(DaemonDump.read(lines)));
    }

    private static SequencedMap<String, List<String>> ours(Map<String, String> files, String main) {
        TestHost host = TestHost.empty().present("/usr/sbin/rsyslogd");
        // the daemon makes the actions of drivers that are not there, and cannot use them
        host.present("/usr/lib/rsyslog/lmnsd_gtls.so").present("/usr/lib/rsyslog/lmnsd_ossl.so");
        files.forEach(host::with);
        var statements = new TreeMap<String, List<String>>();
        if (host.parse(new RsyslogParser(main)) instanceof Parsed.Config<RsyslogConfig> parsed) {
            for (Ruleset ruleset : parsed.config().rulesets()) {
                var lines = new ArrayList<String>();
                flatten(ruleset.statements(), PriorityMask.ALL, lines);
                statements.put(ruleset.name().toLowerCase(Locale.ROOT), lines);
            }
        }
        return reachable(statements);
    }

    private static void flatten(List<Statement> statements, PriorityMask mask, List<String> out) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Run run -> out.add(shown(run.action()) + " " + mask);
                case Statement.Stop stop -> out.add("stop " + mask);
                case Statement.Call call ->
                        out.add("call " + call.ruleset().toLowerCase(Locale.ROOT) + " " + mask);
                case Statement.CallIndirect call -> {}
                case Statement.Loop loop -> flatten(loop.body(), mask, out);
                case Statement.Branch branch -> {
                    Condition when = branch.when();
                    boolean decided = decidesByPriority(when);
                    flatten(branch.then(), decided ? mask.and(when.surely()) : mask, out);
                    flatten(
                            branch.otherwise(),
                            decided ? mask.and(when.surely().not()) : mask,
                            out);
                }
            }
        }
    }

    /** The daemon turns a condition into a mask only when nothing else is in it. */
    private static boolean decidesByPriority(Condition when) {
        return switch (when) {
            case Condition.Priority priority -> true;
            case Condition.Other other -> false;
            case Condition.And(Condition a, Condition b) ->
                    decidesByPriority(a) && decidesByPriority(b);
            case Condition.Or(Condition a, Condition b) ->
                    decidesByPriority(a) && decidesByPriority(b);
            case Condition.Not(Condition inner) -> decidesByPriority(inner);
        };
    }

    /** The daemon's optimizer drops some of what nothing comes to. */
    private static SequencedMap<String, List<String>> reachable(
            SequencedMap<String, List<String>> rulesets) {
        var reachable = new TreeMap<>(rulesets);
        reachable.replaceAll(
                (name, statements) ->
                        statements.stream()
                                .filter(s -> !s.endsWith(" " + PriorityMask.NONE))
                                .toList());
        return reachable;
    }

    private static String shown(Action action) {
        String remote =
                action.type().equals("omfwd")
                        ? " "
                                + action.value("target")
                                + " "
                                + action.value("port")
                                + " "
                                + action.value("protocol")
                        : "";
        return action.type()
                + remote
                + " "
                + action.value("queue.type")
                + " "
                + action.value("queue.size")
                + " "
                + "'"
                + action.setting("queue.filename").map(EffectiveValue::value).orElse("[NONE]")
                + "'"
                + " "
                + action.value("queue.highwatermark")
                + " "
                + (action.value("queue.saveonshutdown").equals("on") ? "1" : "0")
                + " "
                + Sizes.parse(action.value("queue.maxdiskspace"));
    }
}
