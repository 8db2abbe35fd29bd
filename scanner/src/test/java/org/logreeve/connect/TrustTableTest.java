package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.TrustTable.Standing;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

class TrustTableTest {
    @TempDir Path folder;
    private String key = "";
    private String other = "";
    private String rsa = "";

    @BeforeEach
    void makeKeys() throws Exception {
        key = TestKeys.line(TestKeys.ec());
        other = TestKeys.line(TestKeys.ec());
        rsa = TestKeys.line(TestKeys.rsa());
    }

    @Test
    void eachKeyStandsBesideWhatTheFileSays() throws Exception {
        TrustTable table =
                table(
                        "web1 " + key + "\n@revoked * " + rsa + "\n*.example.org " + key,
                        "web1 " + key,
                        "WEB1 " + other,
                        "web1,web2 " + key,
                        "web2 " + rsa,
                        "db1.example.org " + key,
                        "[web1]:2222 " + other,
                        "@cert-authority * " + other);

        assertThat(table.rows())
                .extracting(row -> row.standing() + " " + (row.at() == null ? 0 : row.at().line()))
                .containsExactly(
                        "KNOWN 1", "CHANGED 1", "NEW 0", "REVOKED 2", "KNOWN 3", "NEW 0", "NEW 0");
        assertThat(table.refused()).hasSize(2);
        assertThatThrownBy(table::write).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesThatArePatternsOrHashesAreComparedAsTheyStand() throws Exception {
        String hash = "|1|AAAAAAAAAAAAAAAAAAAAAAAAAAA=|AAAAAAAAAAAAAAAAAAAAAAAAAAE=";
        TrustTable table =
                table(
                        "*.example.org " + key + "\n" + hash + " " + key,
                        "*.example.org " + key,
                        "*.example.org " + other,
                        "*.example.com " + other,
                        hash + " " + key,
                        hash + " " + other);

        assertThat(table.rows())
                .extracting(TrustTable.Row::standing)
                .containsExactly(
                        Standing.KNOWN,
                        Standing.CHANGED,
                        Standing.NEW,
                        Standing.KNOWN,
                        Standing.CHANGED);
    }

    @Test
    void aKnownHostThatShowsOnlyKeysOfOtherKindsIsRefusedAndOneThatShowsAKnownKeyIsNot()
            throws Exception {
        Path file = Files.writeString(folder.resolve("known"), "web1 " + key + "\n");
        TrustCandidate ecdsa = TrustCandidate.firstUse("web1", 22, hostKey(key));
        TrustCandidate second = TrustCandidate.firstUse("web1", 22, hostKey(rsa));

        assertThat(TrustTable.of(file, List.of(second)).rows())
                .containsExactly(
                        new TrustTable.Row(
                                second, Standing.CHANGED, new Origin(file.toString(), 1)));
        assertThat(TrustTable.of(file, List.of(ecdsa, second)).added())
                .containsExactly(new TrustTable.Row(second, Standing.NEW, null));
    }

    @Test
    void newKeysAreAppendedOnceAndTheFileKeepsItsModeAndItsPlace() throws Exception {
        Path place = Files.writeString(folder.resolve("place"), "# mine\nweb1 " + key);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("known"), place);
        TrustTable table =
                TrustTable.of(
                        link,
                        List.of(line("web2 " + key), line("web2 " + key), line("web1 " + key)));

        table.write();

        assertThat(place).hasContent("# mine\nweb1 " + key + "\nweb2 " + key + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .isEqualTo("rw-r--r--");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aFileThatSomebodyChangedMeanwhileIsNotWritten() throws Exception {
        TrustTable table = table("web1 " + key, "web2 " + key);
        Files.writeString(table.file(), "web1 " + other);

        assertThatThrownBy(table::write).isInstanceOf(InputException.class);
        assertThat(table.file()).hasContent("web1 " + other);
    }

    @Test
    void aFileThatIsNotThereIsMade() throws Exception {
        TrustTable table = TrustTable.of(folder.resolve("new/known"), List.of(line("h " + key)));

        table.write();

        assertThat(table.file()).hasContent("h " + key + "\n");
    }

    private TrustTable table(String file, String... lines) throws Exception {
        Path known = Files.writeString(folder.resolve("known"), file);
        return TrustTable.of(known, java.util.Arrays.stream(lines).map(this::line).toList());
    }

    private TrustCandidate line(String text) {
        return TrustCandidate.stated(new Origin("file", 1), text).orElseThrow();
    }

    private static HostKey hostKey(String line) {
        String[] words = line.split(" ", -1);
        return new HostKey(words[0], Base64.getDecoder().decode(words[1]));
    }
}
