package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.Digest;
import org.logreeve.text.InputException;

class TrustFilesTest {
    @TempDir Path folder;
    private String key = "";

    @BeforeEach
    void makeKey() throws Exception {
        key = TestKeys.line(TestKeys.ec());
    }

    @Test
    void knownHostsLinesAreTakenAsTheyAreAndOthersAreErrors() throws Exception {
        assertThat(
                        TrustFiles.knownHosts(
                                file("# all\n\nweb1 " + key + " comment\r\n@revoked * " + key)))
                .extracting(one -> one.hosts() + " " + one.source())
                .containsExactly("web1 " + at(3), "@revoked * " + at(4));
        assertProblem(
                () -> TrustFiles.knownHosts(file("web1 " + key + "\nweb2 ssh-ed25519")),
                at(2) + ":1: no key of a host is understood here");
        assertProblem(() -> TrustFiles.knownHosts(file("#\n")), "there are no keys in it");
    }

    @Test
    void authoritiesAreForThePatternOfTheUser() throws Exception {
        assertThat(TrustFiles.authorities(file(key + " ca@example\n"), "*.example.org"))
                .extracting(TrustCandidate::text)
                .containsExactly("@cert-authority *.example.org " + key + " ca@example");
    }

    @Test
    void csvNamesItsColumnsAndSaysWhichCellIsWrong() throws Exception {
        String[] words = key.split(" ", -1);
        String cells = words[0] + "," + words[1];
        assertThat(
                        TrustFiles.csv(
                                file("host,port,type,key\nWeb1,," + cells + "\ndb,2222," + cells)))
                .extracting(TrustCandidate::hosts)
                .containsExactly("web1", "[db]:2222");
        assertProblem(
                () -> TrustFiles.csv(file("web1,22," + cells)),
                at(1) + ":1: the first line must be host,port,type,key");
        assertProblem(
                () -> TrustFiles.csv(file("host,port,type,key\nweb1,x," + cells + "\na,b")),
                at(2) + ":6: 'x' is no port\n" + at(3) + ":1: there are 2 cells");
        assertProblem(
                () -> TrustFiles.csv(file("host,port,type,key\n*,22," + cells)),
                at(2) + ":1: '*' is neither a name nor an address");
    }

    @Test
    void anSshfpRecordConfirmsOneKeyAndNeverAddsOne() throws Exception {
        TrustCandidate shown = TrustCandidate.firstUse("web1", 22, hostKey());
        String hex = Digest.sha256(hostKey().blob());
        List<Sshfp> records =
                Sshfp.read(
                        file(
                                "; zone\nWeb1. 3600 IN SSHFP 3 2 "
                                        + hex.toUpperCase(Locale.ROOT)
                                        + "\n"));

        assertThat(Sshfp.confirmed(records, List.of(shown)))
                .extracting(TrustCandidate::source)
                .containsExactly("shown by the host, confirmed by " + at(2));
        assertThat(Sshfp.confirmed(List.of(), List.of(shown))).isEmpty();
        assertThat(Sshfp.confirmed(Sshfp.read(file("web1 SSHFP 3 1 0123\n")), List.of(shown)))
                .as("SHA-1 confirms nothing")
                .isEmpty();
        assertThat(Sshfp.confirmed(Sshfp.read(file("web1 SSHFP 4 2 " + hex)), List.of(shown)))
                .as("a record for another kind")
                .isEmpty();
    }

    @Test
    void anSshfpRecordOfAnotherKeyIsAnErrorAndSoIsWhatIsNoRecord() throws Exception {
        TrustCandidate shown = TrustCandidate.firstUse("web1", 22, hostKey());
        String wrong = HexFormat.of().formatHex(new byte[32]);

        assertProblem(
                () ->
                        Sshfp.confirmed(
                                Sshfp.read(file("web1 IN SSHFP 3 2 " + wrong)), List.of(shown)),
                at(1) + ": the host web1 shows ecdsa-sha2-nistp256 " + shown.fingerprint());
        assertProblem(
                () -> Sshfp.read(file("web1 IN A 192.0.2.1\nweb1 IN SSHFP 3 2 12")),
                at(1) + ":1: no SSHFP record is understood here");
    }

    private interface Reading {
        Object read() throws Exception;
    }

    private static void assertProblem(Reading reading, String message) {
        assertThatThrownBy(reading::read)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message.split("\n", -1)[0])
                .hasMessageContaining(message.split("\n", -1)[message.split("\n", -1).length - 1]);
    }

    private HostKey hostKey() {
        String[] words = key.split(" ", -1);
        return new HostKey(words[0], Base64.getDecoder().decode(words[1]));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file"), text);
    }

    private String at(int line) {
        return folder.resolve("file") + ":" + line;
    }
}
