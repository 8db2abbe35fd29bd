package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.connect.KnownHosts.Verdict;

/** OpenSSH 9.2 refuses the key in each of these: its base64 reader passes over white space. */
class RevokedLinesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\u000b", "\f"})
    void aKeyIsRevokedWhateverWhiteSpaceEndsTheLine(String end) throws Exception {
        String line = TestKeys.line(TestKeys.ec());
        String[] words = line.split(" ", -1);
        var key = new HostKey(words[0], Base64.getDecoder().decode(words[1]));
        String bare = words[0] + " " + words[1];
        Path file =
                Files.writeString(
                        folder.resolve("known_hosts"),
                        "web1 " + bare + "\n@revoked * " + bare + end + "\n");

        assertThat(KnownHosts.read(List.of(file)).check("web1", 22, key))
                .isInstanceOf(Verdict.Revoked.class);
    }
}
