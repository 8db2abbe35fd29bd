package org.logreeve.git;

import java.nio.file.Path;
import org.eclipse.jgit.api.Git;

/** Commits of everything in a folder, made without Git's own program. */
public final class GitCommit {
    private GitCommit() {}

    /** The id of one more commit, the first of which makes the repository. */
    public static String in(Path top, String mail, String message) throws Exception {
        try (Git git = Git.init().setDirectory(top.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.add().setUpdate(true).addFilepattern(".").call();
            return git.commit()
                    .setAuthor("A. Author", mail)
                    .setCommitter("A. Author", mail)
                    .setSign(false)
                    .setMessage(message)
                    .call()
                    .name();
        }
    }
}
