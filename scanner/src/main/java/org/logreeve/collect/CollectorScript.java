package org.logreeve.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.logreeve.snapshot.CollectRequest;

/** The fixed script that reads a host, and the text that carries a request to it. */
public final class CollectorScript {
    /** What a host is told to run; the script follows on standard input. */
    public static final String COMMAND = "exec /bin/sh -s";

    static final int FILE_CAP = 4 << 20;
    static final int HOST_CAP = 32 << 20;
    static final int COUNT_CAP = 2000;
    static final int ENTRY_CAP = 5000;

    private static final String TREE_LINE = "LOGREEVE_TREE=''";
    private static final String LAST_LINE = "main\n";

    private CollectorScript() {}

    /** The script as an administrator would install it: reads its request from standard input. */
    public static String text() {
        try (InputStream script = CollectorScript.class.getResourceAsStream("collector.sh")) {
            if (script == null) {
                throw new IllegalStateException("collector.sh is not in this build");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Newest version, the one that this scanner sends. */
    public static int version() {
        return CollectorVersions.shipped().newest();
    }

    /** SHA-256 of {@link #text}, in hexadecimal. */
    public static String digest() {
        return CollectorVersions.shipped().newestDigest();
    }

    /** The command behind a name of the fixed list, as the script runs it. */
    static String commandLine(String name) {
        String start = "run " + name + " ";
        return Lines.ALL.stream()
                .map(
                        line ->
                                line.startsWith(name + ") ")
                                        ? line.substring(name.length() + 2)
                                        : line)
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).replaceFirst(" *;;$", ""))
                .findFirst()
                .orElse(name);
    }

    /** The script's lines, joined where they go on; read once. */
    private static final class Lines {
        static final List<String> ALL =
                text().replaceAll("\\\\\n *", "")
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.contains("run "))
                        .toList();
    }

    /** Lines of a request, as the script reads them. Only paths that can be asked for go in. */
    static String request(
            String nonce, LoadLimits limits, CollectRequest request, List<GlobPattern> globs) {
        var lines = new StringBuilder("nonce ").append(nonce).append('\n').append(limits.line());
        request.paths().stream()
                .filter(HostText::canBeAsked)
                .forEach(path -> lines.append("path ").append(path).append('\n'));
        for (int i = 0; i < globs.size(); i++) {
            lines.append("glob ").append(i).append(' ');
            lines.append(HostText.decode(globs.get(i).portable())).append('\n');
        }
        request.stats().stream()
                .filter(HostText::canBeAsked)
                .forEach(path -> lines.append("stat ").append(path).append('\n'));
        request.commands().stream()
                .filter(CollectorScript::isCommandName)
                .forEach(name -> lines.append("command ").append(name).append('\n'));
        return lines.toString();
    }

    /**
     * The script with its request, for a shell that reads both from standard input.
     *
     * <p>Comments and indents stay behind: bash reads a script from a pipe byte by byte.
     */
    static byte[] withRequest(String request) {
        String script = text();
        var lean = new StringBuilder();
        script.substring(0, script.length() - LAST_LINE.length())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> lean.append(line).append('\n'));
        // Inside single quotes a shell takes every character as it is, but the quote itself.
        lean.append("main '").append(request.replace("'", "'\\''")).append("'\n");
        return lean.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The script aimed at a fixture tree instead of the host's own files. */
    public static String aimedAt(String script, Path tree) {
        String folder = tree.toString();
        if (folder.indexOf('\'') >= 0 || folder.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("'" + folder + "' cannot be quoted");
        }
        return script.replaceFirst(
                "(?m)^" + TREE_LINE + "$", "LOGREEVE_TREE='" + quoteReplacement(folder) + "'");
    }

    static boolean isCommandName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z'));
    }

    private static String quoteReplacement(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}
