package org.logreeve.evaluate;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that start the worker process: its limits, the walls around it, the JVM, the class. */
final class WorkerCommand {
    private static final List<String> JVM_OPTIONS =
            List.of(
                    "-Xmx256m",
                    "-Xss1m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    // Neither files in /tmp nor a socket that another process could attach to.
                    "-XX:-UsePerfData",
                    "-XX:+DisableAttachMechanism",
                    "-XX:-CreateCoredumpOnCrash",
                    "-Djava.awt.headless=true",
                    "-Duser.language=en");

    /** Processor seconds of one process; no estate that one process judges needs as much. */
    private static final int MAX_CPU_SECONDS = 7_200;

    /**
     * Signals that a terminal sends to the whole process group are for the parent: it needs the
     * worker until its last host is judged. The shell puts variables of its own into the
     * environment, {@code env -i} takes them out.
     */
    private static final List<String> DEAF =
            List.of(
                    "/bin/sh",
                    "-c",
                    "trap '' HUP INT TERM; ulimit -c 0; ulimit -t %d; exec env -i \"$@\""
                            .formatted(MAX_CPU_SECONDS),
                    "sh");

    private WorkerCommand() {}

    /**
     * @param folder the process's own
     */
    static List<String> of(String mainClass, Path folder) {
        var command = new ArrayList<>(DEAF);
        command.addAll(confinement(folder).command());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-Duser.home=" + folder);
        command.add("-XX:ErrorFile=" + folder.resolve("crash"));
        command.addAll(options());
        command.add("-cp");
        command.add(classPath());
        command.add(mainClass);
        return command;
    }

    private static List<String> options() {
        // One option a line: a path in it may hold blanks.
        return System.getProperty("logreeve.worker.options", "").lines().toList();
    }

    /** None while the launcher records what the worker loads: that is written elsewhere. */
    private static Confinement confinement(Path folder) {
        if (Integer.getInteger("logreeve.worker.linger", 0) > 0) {
            return Confinement.NONE;
        }
        var needed = new ArrayList<Path>();
        needed.add(Path.of(System.getProperty("java.home")));
        classPathEntries().map(Path::of).forEach(needed::add);
        for (String option : options()) {
            int file = option.indexOf("=/");
            if (file >= 0) {
                needed.add(Path.of(option.substring(file + 1)));
            }
        }
        return Confinement.find(folder, needed);
    }

    /** Ours, absolute: the child starts in a folder of its own. */
    private static String classPath() {
        return classPathEntries().collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> classPathEntries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString());
    }
}
