package org.logreeve.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.logreeve.Rings;

/** A daemon's own tool, asked what it makes of a configuration. */
public record OracleRun(int exit, String output) {

    /**
     * How many generated configurations to compare: {@code -Doracle.DAEMON.samples}, {@code
     * -Doracle.samples} for all daemons, or the usual number.
     */
    public static int samples(String daemon, int usual) {
        int all = Integer.getInteger("oracle.samples", usual);
        return Integer.getInteger("oracle." + daemon + ".samples", all);
    }

    /** Standard output and error together; exit -1 when the tool gave no answer in time. */
    public static OracleRun of(Path folder, List<String> command) {
        try {
            Path output = folder.resolve("oracle.out");
            var words = new ArrayList<>(command);
            words.set(0, Rings.program(words.getFirst()).toString());
            var builder = new ProcessBuilder(words).directory(folder.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(20, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            return new OracleRun(ended ? process.exitValue() : -1, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Killed by a signal or out of time. */
    public boolean isNoAnswer() {
        return exit < 0 || exit > 128;
    }
}
