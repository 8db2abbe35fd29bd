package org.logreeve.parse.logrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.text.ShellPattern;

/** What logrotate itself says about generated configurations, against what we say. */
@Ring(Rings.LOGROTATE)
class LogrotateOracleTest {
    private static final Pattern SUMMARY =
            Pattern.compile(
                    "(hourly|after 1 days|weekly|monthly|yearly|\\d+ bytes) "
                            + "(?:\\((\\d+) rotations\\)\\n|(\\(no old logs will be kept\\))\\n)?"
                            + "(?:olddir is (\\S+), )?empty log files are (not )?rotated, "
                            + "(?:only log files >= (\\d+) bytes are rotated, )?"
                            + "(?:log files >= (\\d+) are rotated earlier, )?"
                            + "(?:only log files older than (\\d+) days are rotated, )?"
                            + "(?:old logs mailed to (\\S+)|old logs are removed)\\n");

    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @TempDir Path folder;

    @Test
    void logrotateSeesTheSameStanzas() throws IOException {
        int samples = OracleRun.samples("logrotate", 100);
        int agreed = 0;
        int silent = 0;
        int open = 0;
        var disagreed = new ArrayList<String>();
        for (int seed = 1; seed <= samples; seed++) {
            Path root = Files.createDirectory(folder.resolve("c" + seed));
            FakeHost host = write(root, seed);
            OracleRun run =
                    OracleRun.of(
                            root,
                            List.of(
                                    Rings.program("logrotate").toString(),
                                    "-d",
                                    "-s",
                                    "/dev/null",
                                    root + "/main"));
            if (run.isNoAnswer()) {
                silent++;
                continue;
            }
            List<String> theirs = theirs(run.output());
            Parsed.Config<LogrotateConfig> parsed = host.read(new LogrotateParser());
            List<String> ours = ours(parsed.config(), root, theirs);
            if (theirs.equals(ours)) {
                agreed++;
            } else if (parsed.problems().stream().anyMatch(LogrotateOracleTest::isOpen)) {
                open++;
            } else {
                disagreed.add("seed " + seed + "\n  theirs " + theirs + "\n  ours   " + ours);
            }
        }
        System.out.printf(
                "logrotate oracle: %d configurations, %d agreed, %d disagreed, %d no answer,"
                        + " %d left open by us%n",
                samples, agreed, disagreed.size(), silent, open);

        assertThat(disagreed).isEmpty();
        assertThat(open).isLessThanOrEqualTo(samples / 20);
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
    }

    /** What cannot be told without listing the host's logs, and is said to be unknown. */
    private static boolean isOpen(Problem problem) {
        return problem.effect() == Problem.Effect.UNKNOWN
                && (problem.message().contains("that a stanza includes")
                        || problem.message().startsWith("olddir with logs")
                        || problem.message().startsWith("its global settings"));
    }

    private static FakeHost write(Path root, int seed) throws IOException {
        var random = new Random(seed);
        FakeHost host = FakeHost.with("/usr/sbin/logrotate").folder(root + "/old");
        for (String folder : List.of("d", "log/app", "old")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String log : GeneratedLogrotate.LOGS) {
            Files.writeString(root.resolve("log/" + log), "x");
            host.file(root + "/log/" + log, "x");
        }
        for (var file : new GeneratedLogrotate(seed, root.toString()).files().entrySet()) {
            Path path = root.resolve(file.getKey());
            String text = file.getValue().replace("su root root", "su " + ownIds(root));
            Files.writeString(path, text);
            boolean main = file.getKey().equals("main");
            boolean open = ROOT && !main && random.nextInt(10) == 0;
            boolean foreign = ROOT && !main && random.nextInt(15) == 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(open ? "rw-rw-r--" : "rw-r--r--"));
            if (foreign) {
                Files.setAttribute(path, "unix:uid", 65534);
            }
            host.file(
                    main ? "/etc/logrotate.conf" : path.toString(),
                    open ? 0664 : 0644,
                    foreign ? "nobody" : "root",
                    text);
        }
        return host;
    }

    /**
     * Only root may become another; logrotate considers no log of a stanza that it cannot enter.
     */
    private static String ownIds(Path own) throws IOException {
        return Files.getAttribute(own, "unix:uid") + " " + Files.getAttribute(own, "unix:gid");
    }

    /** One text a stanza: its summary line in our words, then the logs considered. */
    private static List<String> theirs(String output) {
        var all = new ArrayList<String>();
        for (String block : output.split("\nrotating pattern: ", -1)) {
            Matcher summary = SUMMARY.matcher(block);
            if (summary.find()) {
                var logs = new ArrayList<String>();
                block.lines()
                        .filter(line -> line.startsWith("considering log "))
                        .forEach(line -> logs.add(line.substring("considering log ".length())));
                String count = summary.group(3) == null ? "-1" : "0";
                all.add(
                        String.join(
                                " ",
                                interval(summary.group(1)),
                                summary.group(2) == null ? count : summary.group(2),
                                "olddir=" + summary.group(4),
                                "notifempty=" + (summary.group(5) != null),
                                "minsize=" + summary.group(6),
                                "maxsize=" + summary.group(7),
                                "minage=" + summary.group(8),
                                "mail=" + summary.group(9),
                                logs.toString()));
            }
        }
        return all;
    }

    private static String interval(String words) {
        if (words.endsWith("bytes")) {
            return "size " + words.substring(0, words.indexOf(' '));
        }
        return words.startsWith("after") ? "daily" : words;
    }

    /** Where we say that we cannot tell a stanza's logs, theirs are taken. */
    private static List<String> ours(LogrotateConfig config, Path root, List<String> theirs) {
        var all = new ArrayList<String>();
        var claimed = new HashSet<String>();
        for (LogrotateStanza stanza : config.stanzas()) {
            LogrotateSettings s = stanza.settings();
            String summary =
                    String.join(
                            " ",
                            s.interval(),
                            Long.toString(Math.max(-1, s.rotate())),
                            "olddir=" + text(s, "olddir"),
                            "notifempty=" + s.isOn("notifempty"),
                            "minsize=" + positive(s, "minsize"),
                            "maxsize=" + positive(s, "maxsize"),
                            "minage=" + positive(s, "minage"),
                            "mail=" + text(s, "mail"));
            boolean doubt = stanza.patterns().stream().anyMatch(p -> !p.doubt().isEmpty());
            String logs = logs(stanza, root, claimed).toString();
            if (doubt && all.size() < theirs.size()) {
                String their = theirs.get(all.size());
                logs = their.substring(their.indexOf('['));
            }
            all.add(summary + " " + logs);
        }
        return all;
    }

    private static List<String> logs(LogrotateStanza stanza, Path root, Set<String> claimed) {
        var logs = new ArrayList<String>();
        for (LogPattern pattern : stanza.patterns()) {
            List<String> found =
                    GeneratedLogrotate.LOGS.stream()
                            .map(log -> root + "/log/" + log)
                            .filter(log -> ShellPattern.of(pattern.text()).matches(log))
                            .sorted()
                            .toList();
            if (pattern.isGlob() && !found.isEmpty()) {
                found.stream().filter(pattern::covers).filter(claimed::add).forEach(logs::add);
            } else {
                logs.add(pattern.text());
                claimed.add(pattern.text());
            }
        }
        return logs;
    }

    private static String text(LogrotateSettings settings, String key) {
        var value = settings.find(key);
        return value == null || value.value().isEmpty() ? "null" : value.value();
    }

    private static String positive(LogrotateSettings settings, String key) {
        return settings.number(key) > 0 ? Long.toString(settings.number(key)) : "null";
    }
}
