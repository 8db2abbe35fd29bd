package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;

class GitLocationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ssh://git@git.example.org/policy.git, git, git.example.org, 22, /policy.git, '', ''",
        "ssh://git@h:2222/a/b.git//sub/x@v1.0, git, h, 2222, /a/b.git, sub/x, v1.0",
        "ssh://git@[2001:db8::1]:22/~me/b@refs/tags/v1, git, 2001:db8::1, 22, /~me/b, '', refs/tags/v1",
        "git@git.example.org:team/policy.git, git, git.example.org, 22, team/policy.git, '', ''",
        "git@h:/srv/p.git//sub/@feature/x, git, h, 22, /srv/p.git, sub, feature/x"
    })
    void serversAreNamedInTwoWays(
            String text,
            String user,
            String host,
            int port,
            String path,
            String below,
            String ref) {
        assertThat(GitLocation.parse(text))
                .isEqualTo(new GitLocation.Server(user, host, port, path, below, ref));
    }

    @Test
    void aServerIsNamedAgainAsItWasRead() {
        for (String text :
                new String[] {
                    "ssh://git@h:2222/a/b.git//sub/x@v1.0",
                    "ssh://git@[2001:db8::1]/b",
                    "git@h:team/p.git@main"
                }) {
            assertThat(GitLocation.parse(text)).hasToString(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:canary@h/p.git, 'https://...: ''https'' is not supported yet'",
        "ssh://git:canary@h/p.git, what stands before the server's name is no plain account name",
        "ssh://h/canary/p.git, 'names no account, host and path on a server'",
        "h:canary, 'names no account, host and path on a server'",
        "ssh://git@-oProxyCommand=x/p.git, is neither a name nor an address",
        "ssh://git@h:70000/p, there is no port 70000",
        "ssh://git@h/p$(id).git, is no plain path",
        "ssh://git@h/p.git@, is no plain ref",
        "ssh://git@h/p.git//, is no plain folder",
        "ssh://git@h/p.git@a b, 'a b' is no plain ref",
        "file://other/p.git, names another machine"
    })
    void whatCannotBeMeantIsSaidWithoutWhatMayBeASecret(String text, String message) {
        assertThatThrownBy(() -> GitLocation.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("canary");
    }

    @Test
    void pathsOnThisMachineMayHoldAnything() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("a@b"));
        Path bare = Files.createDirectories(folder.resolve("p.git"));

        assertThat(GitLocation.parse("" + odd)).isEqualTo(new GitLocation.Local(odd, "", ""));
        assertThat(GitLocation.parse("file://" + bare + "//sub@v1"))
                .isEqualTo(new GitLocation.Local(bare, "sub", "v1"));
        assertThat(GitLocation.parse(odd + "@x@y"))
                .isEqualTo(new GitLocation.Local(odd, "", "x@y"));
        assertThat(GitLocation.parse("no/such"))
                .isEqualTo(new GitLocation.Local(Path.of("no/such"), "", ""));
    }
}
