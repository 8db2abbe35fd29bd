package org.logreeve.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.logreeve.Rings;

/** Git's own program in a folder, without anybody's settings; each commit is a minute later. */
public final class GitCommand {
    private static final long BEGIN = 1_780_000_000L;

    private final Path folder;
    private long minutes;
    private String author = "A. Author <author@example.org>";

    public GitCommand(Path folder) {
        this.folder = folder;
    }

    /** A new repository with the branch {@code main}. */
    public static GitCommand init(Path folder) throws Exception {
        Files.createDirectories(folder);
        var git = new GitCommand(folder);
        git.run("init", "-q", "-b", "main");
        return git;
    }

    public Path folder() {
        return folder;
    }

    /** Who makes the commits from now on, as {@code Name <mail>}. */
    public GitCommand as(String ident) {
        author = ident;
        return this;
    }

    GitCommand backInTime(long by) {
        minutes -= by;
        return this;
    }

    public GitCommand write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        return this;
    }

    /** The id of a commit of everything that changed. */
    public String commit(String message) throws Exception {
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", message);
        return run("rev-parse", "HEAD");
    }

    /** What it printed, without the last line end. */
    public String run(String... arguments) throws Exception {
        return run(new byte[0], arguments);
    }

    String run(byte[] input, String... arguments) throws Exception {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(Rings.program("git").toString());
        command.addAll(
                List.of("-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_EDITOR", "true");
        builder.environment().put("LC_ALL", "C");
        who(builder, "AUTHOR", author);
        who(builder, "COMMITTER", author);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output.stripTrailing();
    }

    /** Its lines; none when it printed nothing. */
    List<String> lines(String... arguments) throws Exception {
        return run(arguments).lines().toList();
    }

    /** Whether it went well. */
    boolean succeeds(String... arguments) throws Exception {
        try {
            run(arguments);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void who(ProcessBuilder builder, String role, String ident) {
        int open = ident.indexOf('<');
        builder.environment().put("GIT_" + role + "_NAME", ident.substring(0, open).strip());
        builder.environment()
                .put("GIT_" + role + "_EMAIL", ident.substring(open + 1, ident.length() - 1));
        long time = BEGIN + 60 * (role.equals("AUTHOR") ? ++minutes : minutes);
        builder.environment().put("GIT_" + role + "_DATE", time + " +0000");
    }

    /** All files below a folder. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
