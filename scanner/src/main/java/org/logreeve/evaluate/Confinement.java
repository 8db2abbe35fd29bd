package org.logreeve.evaluate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Walls that the machine can put around the worker process: they hold where the allow-list should
 * have failed.
 *
 * @param name {@code bubblewrap}, {@code namespaces} or {@code none}
 * @param command words to put before the command
 */
record Confinement(String name, List<String> command) {
    private static final String BUBBLEWRAP = "/usr/bin/bwrap";
    private static final List<String> NAMESPACES = List.of("unshare", "-r", "-n", "--");

    Confinement {
        command = List.copyOf(command);
    }

    static final Confinement NONE = new Confinement("none", List.of());

    /**
     * The best that works here, tried out.
     *
     * @param folder the only one that the process may write to
     * @param needed files that it must be able to read
     */
    static Confinement find(Path folder, List<Path> needed) {
        Path bubblewrap = Path.of(System.getProperty("logreeve.worker.bwrap", BUBBLEWRAP));
        return Stream.of(
                        new Confinement("bubblewrap", bubblewrap(bubblewrap, folder, needed)),
                        new Confinement("namespaces", NAMESPACES))
                .filter(Confinement::works)
                .findFirst()
                .orElse(NONE);
    }

    /** No network, no other processes, nothing to write, and no home where keys may lie. */
    private static List<String> bubblewrap(Path program, Path folder, List<Path> needed) {
        if (!Files.isExecutable(program)) {
            return List.of();
        }
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session"));
        command.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
        for (String hidden : List.of(System.getProperty("user.home"), "/tmp", "/run")) {
            if (new File(hidden).isDirectory()) {
                command.addAll(List.of("--tmpfs", hidden));
            }
        }
        for (Path path : needed) {
            command.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
        }
        command.addAll(List.of("--bind", folder.toString(), folder.toString()));
        // It states its folder in the environment, which is to be empty.
        command.addAll(List.of("--chdir", folder.toString(), "--", "env", "-i"));
        return command;
    }

    private boolean works() {
        if (command.isEmpty()) {
            return false;
        }
        var trial = new ArrayList<>(command);
        trial.add("/bin/true");
        try {
            Process process =
                    new ProcessBuilder(trial)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
