package org.logreeve.normalize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.logreeve.Rings;
import org.logreeve.parse.PriorityMask;

/**
 * syslog-ng itself, in the foreground, with all its files in one folder: it reads one message of
 * each facility, severity, program and text, and writes what its destinations get.
 */
final class SyslogNgRun {
    static final List<String> PROGRAMS = List.of("sudo", "cron");
    static final List<String> TEXTS = List.of("odd", "even");

    /** How many messages of one facility and severity there are. */
    static final int OF_ONE_PAIR = PROGRAMS.size() * TEXTS.size();

    private static final int MOST_SECONDS = 20;

    private final Path folder;
    private final int sources;
    private final String log;
    private final boolean ended;

    private SyslogNgRun(Path folder, int sources, String log, boolean ended) {
        this.folder = folder;
        this.sources = sources;
        this.log = log;
        this.ended = ended;
    }

    static SyslogNgRun of(Path folder, int sources) throws IOException, InterruptedException {
        for (int source = 0; source < sources; source++) {
            Files.writeString(folder.resolve("in" + source), messages(source));
        }
        Path out = folder.resolve("daemon.out");
        Process daemon =
                new ProcessBuilder(
                                Rings.program("syslog-ng").toString(),
                                "-F",
                                "-e",
                                "--no-caps",
                                "-f",
                                folder.resolve("main.conf").toString(),
                                "-R",
                                folder.resolve("persist").toString(),
                                "-p",
                                folder.resolve("pid").toString(),
                                "-c",
                                folder.resolve("control").toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        boolean ended = false;
        for (int i = 0; i < MOST_SECONDS * 50 && !ended; i++) {
            ended = isAllSeen(folder, sources) || daemon.waitFor(20, TimeUnit.MILLISECONDS);
        }
        daemon.destroy();
        if (!daemon.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            daemon.destroyForcibly();
            ended = false;
        }
        return new SyslogNgRun(
                folder, sources, Files.readString(out, StandardCharsets.ISO_8859_1), ended);
    }

    private static boolean isAllSeen(Path folder, int sources) throws IOException {
        Path seen = folder.resolve("seen");
        int all = sources * PriorityMask.FACILITIES * PriorityMask.SEVERITIES * OF_ONE_PAIR;
        return Files.exists(seen) && Files.readAllLines(seen).size() >= all;
    }

    private static String messages(int source) {
        var text = new StringBuilder();
        for (int facility = 0; facility < PriorityMask.FACILITIES; facility++) {
            for (int severity = 0; severity < PriorityMask.SEVERITIES; severity++) {
                for (String program : PROGRAMS) {
                    for (String word : TEXTS) {
                        text.append(
                                "<%d>Jan  1 00:00:00 h %s: s%d.%d.%d.%s.%s%n"
                                        .formatted(
                                                facility * 8 + severity,
                                                program,
                                                source,
                                                facility,
                                                severity,
                                                program,
                                                word));
                    }
                }
            }
        }
        return text.toString();
    }

    /** Whether it read everything and stopped when it was told to. */
    boolean isAnswer() throws IOException {
        return ended && isAllSeen(folder, sources);
    }

    /** Whether it refused to start. */
    boolean isRefused() {
        return ended && !log.contains("syslog-ng starting up");
    }

    String log() {
        return log;
    }

    /** The names of the files that destinations wrote. */
    Set<String> written() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The texts of the messages that came to a destination's file from a source. */
    Set<String> arrived(String file, int source) throws IOException {
        Path path = folder.resolve(file);
        var texts = new TreeSet<String>();
        if (Files.exists(path)) {
            for (String line : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
                // its own pattern puts a time and a host before it where a template is not given
                int at = line.indexOf("s" + source + ".");
                if (at >= 0) {
                    texts.add(line.substring(at));
                }
            }
        }
        return texts;
    }

    /** The cells of 24 x 8 that came whole, and those that came at all. */
    static Reach reach(Set<String> texts) {
        int[][] counts = new int[PriorityMask.FACILITIES][PriorityMask.SEVERITIES];
        for (String text : texts) {
            String[] parts = text.split("\\.", -1);
            counts[Integer.parseInt(parts[1])][Integer.parseInt(parts[2])]++;
        }
        int[] all = new int[PriorityMask.FACILITIES];
        int[] some = new int[PriorityMask.FACILITIES];
        for (int facility = 0; facility < PriorityMask.FACILITIES; facility++) {
            for (int severity = 0; severity < PriorityMask.SEVERITIES; severity++) {
                all[facility] |= counts[facility][severity] == OF_ONE_PAIR ? 1 << severity : 0;
                some[facility] |= counts[facility][severity] > 0 ? 1 << severity : 0;
            }
        }
        return new Reach(PriorityMask.of(all), PriorityMask.of(some));
    }
}
