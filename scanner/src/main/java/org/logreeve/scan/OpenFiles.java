package org.logreeve.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How many files this process may open at a time. A run that meets the limit half-way does not only
 * lose hosts: Java cannot load classes then, its cryptography first of all, and does not recover.
 */
final class OpenFiles {
    private static final int OWN = 200;
    private static final int EACH_HOST = 3;
    private static final String LINE = "Max open files";

    private final long most;

    OpenFiles(long most) {
        this.most = most;
    }

    /** As the kernel says; without bounds where it does not say. */
    static OpenFiles ofThisProcess() {
        try {
            return new OpenFiles(soft(Files.readAllLines(Path.of("/proc/self/limits"))));
        } catch (IOException e) {
            return new OpenFiles(Long.MAX_VALUE);
        }
    }

    /** The soft limit from the lines of {@code /proc/PID/limits}, see proc(5). */
    static long soft(List<String> limits) {
        for (String line : limits) {
            if (line.startsWith(LINE)) {
                String soft = line.substring(LINE.length()).strip().split("\\s+", 2)[0];
                return soft.matches("[0-9]{1,18}") ? Long.parseLong(soft) : Long.MAX_VALUE;
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * As many hosts at a time as the limit allows, said when that is less than wanted.
     *
     * @throws IOException when not even one host fits
     */
    int hosts(int wanted, Progress progress) throws IOException {
        long fit = (most - OWN) / EACH_HOST;
        if (fit >= wanted) {
            return wanted;
        }
        if (fit < 1) {
            throw new IOException(
                    "this process may open %d files at a time, and a run needs %d for one host;"
                                    .formatted(most, need(1))
                            + " raise the limit, for example: ulimit -n 4096");
        }
        progress.doing(
                "only %d hosts at a time instead of %d: this process may open %d files, and these"
                                .formatted(fit, wanted, most)
                        + " would need %d (ulimit -n)".formatted(need(wanted)));
        return Math.toIntExact(fit);
    }

    private static long need(int hosts) {
        return OWN + (long) EACH_HOST * hosts;
    }
}
