package org.logreeve.git;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;

/** Commits of everything in a folder, made without Git's own program. */
public final class GitCommit {
    private GitCommit() {}

    /** The id of one more commit, the first of which makes the repository. */
    public static String in(Path top, String mail, String message) throws Exception {
        return in(top, mail, message, Instant.now());
    }

    /** The same, made at another time. */
    public static String in(Path top, String mail, String message, Instant time) throws Exception {
        var who = new PersonIdent("A. Author", mail, time, ZoneOffset.UTC);
        try (Git git = Git.init().setDirectory(top.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.add().setUpdate(true).addFilepattern(".").call();
            return git.commit()
                    .setAuthor(who)
                    .setCommitter(who)
                    .setSign(false)
                    .setMessage(message)
                    .call()
                    .name();
        }
    }
}
