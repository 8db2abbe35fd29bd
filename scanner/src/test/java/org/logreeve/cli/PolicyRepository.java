package org.logreeve.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;

/** The reference pack's rules, without fixtures, in a Git repository of their own. */
record PolicyRepository(Path top) {
    static final String TIME = "rules/time-sync/approved-source/rule.drl";

    static PolicyRepository in(Path top) throws IOException {
        Path reference = Path.of(Estate.THREE_RULES);
        var repository = new PolicyRepository(top);
        try (Stream<Path> files = Files.walk(reference)) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(f -> isRule(f.toString())).toList()) {
                repository.write(reference.relativize(file).toString(), Files.readString(file));
            }
        }
        return repository;
    }

    private static boolean isRule(String path) {
        return !path.contains("/tests/") && path.matches(".*/(pack.yaml|rule.yaml|rule.drl)");
    }

    Path folder() {
        return top.resolve("policies");
    }

    PolicyRepository write(String path, String text) throws IOException {
        Path file = folder().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /** Replaces a part of a file, which must be there. */
    PolicyRepository edit(String path, String from, String to) throws IOException {
        String text = Files.readString(folder().resolve(path));
        if (!text.contains(from)) {
            throw new IOException(path + " has no '" + from + "'");
        }
        return write(path, text.replace(from, to));
    }

    /** The id of a new commit of all files, on branch {@code main}. */
    String commit() throws Exception {
        try (Git git = Git.init().setDirectory(top.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern("policies").call();
            return git.commit()
                    .setAuthor("A. Author", "author@example.org")
                    .setCommitter("A. Author", "author@example.org")
                    .setSign(false)
                    .setMessage("State the rules")
                    .call()
                    .name();
        }
    }

    /** An annotated tag on the last commit. */
    void tag(String name) throws Exception {
        try (Git git = Git.open(top.toFile())) {
            git.tag()
                    .setName(name)
                    .setTagger(new PersonIdent("A. Author", "author@example.org"))
                    .setMessage(name)
                    .setSigned(false)
                    .call();
        }
    }

    /** The id of a commit that makes the pack another version. */
    String next(String version) throws Exception {
        String pack = Files.readString(folder().resolve("pack.yaml"));
        write("pack.yaml", pack.replaceFirst("version: .*", "version: " + version));
        return commit();
    }
}
