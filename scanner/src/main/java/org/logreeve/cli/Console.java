package org.logreeve.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.logreeve.report.Colours;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import org.logreeve.text.TerminalText;

/** Standard output for results, standard error for everything else. */
final class Console {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Console(PrintStream out, PrintStream err, Map<String, String> environment) {
        this(System.in, out, err, environment);
    }

    Console(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** An environment variable; empty when it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Prints a text that is encoded for a terminal already. */
    void print(String encoded) {
        out.print(encoded);
        out.flush();
    }

    /**
     * Hands over a report as it is.
     *
     * @throws IOException when whoever reads standard output did not take all of it
     */
    void write(byte[] report) throws IOException {
        out.write(report);
        if (out.checkError()) {
            throw new IOException("standard output did not take the whole report");
        }
    }

    /** Prints one line of results. */
    void line(String text) {
        print(TerminalText.encode(text) + "\n");
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** One line about the run, for people. */
    void say(String text) {
        err.println(TerminalText.encode(text));
        err.flush();
    }

    /** Overwrites the line before it; only for a terminal. */
    void status(String text) {
        err.print("\r\u001b[2K" + TerminalText.encode(text));
        err.flush();
    }

    /** Asks somebody at a terminal; where nobody can answer, the answer is no. */
    boolean agrees(String question) throws IOException {
        if (!isTerminal("in")) {
            return false;
        }
        err.print(TerminalText.encode(question));
        err.flush();
        var answer = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return "yes".equals(answer.readLine());
    }

    /** Whether somebody watches: progress lines may overwrite one another. */
    boolean isWatched() {
        return isTerminal("err") && !environment.containsKey("CI");
    }

    /**
     * {@code always}, {@code never}, or with {@code auto} what the terminal and its environment
     * say.
     *
     * @throws InputException for any other word
     */
    Colours colours(String when) {
        boolean on =
                switch (when) {
                    case "always" -> true;
                    case "never" -> false;
                    case "auto" -> wantsColours();
                    default -> throw unknown(when);
                };
        return on ? Colours.ON : Colours.OFF;
    }

    private static InputException unknown(String when) {
        return new InputException(
                "--color",
                0,
                0,
                "wants auto, always or never, not '" + when + "'",
                Nearest.hint(when, List.of("auto", "always", "never")));
    }

    private boolean wantsColours() {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
            return true;
        }
        return isTerminal("out") && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    private static boolean isTerminal(String stream) {
        // the launcher knows (test -t); Java 21 cannot tell the two streams apart
        return Boolean.getBoolean("logreeve.terminal." + stream);
    }
}
