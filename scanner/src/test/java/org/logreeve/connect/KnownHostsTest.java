package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.KnownHosts.Verdict;
import org.logreeve.text.Origin;

class KnownHostsTest {
    @TempDir Path folder;
    private String line = "";
    private String other = "";
    private HostKey key = new HostKey("", new byte[0]);

    @BeforeEach
    void makeKeys() throws Exception {
        line = TestKeys.line(TestKeys.ec());
        other = TestKeys.line(TestKeys.rsa());
        String[] words = line.split(" ", -1);
        key = new HostKey(words[0], Base64.getDecoder().decode(words[1]));
    }

    @Test
    void namesMatchWithoutCaseAndSeveralStandOnALine() throws Exception {
        assertThat(check("db1,WEB1.example.org " + line)).isEqualTo(new Verdict.Known(at(1)));
        assertThat(check("web1.example.com " + line)).isEqualTo(new Verdict.Unknown());
    }

    @Test
    void aNegatedNameTakesTheWholeLineAway() throws Exception {
        assertThat(check("*.example.org,!web1.* " + line)).isEqualTo(new Verdict.Unknown());
        assertThat(check("!web1.*,*.example.org " + line)).isEqualTo(new Verdict.Unknown());
        assertThat(check("!db*,*.example.org " + line)).isEqualTo(new Verdict.Known(at(1)));
    }

    @Test
    void aRevokedKeyIsRevokedWhateverTheOrder() throws Exception {
        String plain = "web1.example.org " + line;
        String revoked = "@revoked *.org " + line;

        assertThat(check(plain + "\n" + revoked)).isEqualTo(new Verdict.Revoked(at(2)));
        assertThat(check(revoked + "\n" + plain)).isEqualTo(new Verdict.Revoked(at(1)));
    }

    @Test
    void anAuthoritysKeyAndAnotherKeyAreNotTheHostsKey() throws Exception {
        assertThat(check("@cert-authority * " + line)).isEqualTo(new Verdict.AuthorityOnly(at(1)));
        assertThat(check("* " + other)).isEqualTo(new Verdict.Changed(at(1)));
        assertThat(check("* " + other + "\n* " + line)).isEqualTo(new Verdict.Known(at(2)));
    }

    @Test
    void severalFilesAreOneListAndEachLineKeepsItsFile() throws Exception {
        Path first = Files.writeString(folder.resolve("first"), "* " + line + "\n");
        Path second = Files.writeString(folder.resolve("second"), "#\n@revoked * " + line);

        assertThat(KnownHosts.read(List.of(first, second)).check("h", 22, key))
                .isEqualTo(new Verdict.Revoked(new Origin(second.toString(), 2)));
    }

    @Test
    void anotherPortIsAnotherHostUnlessOnlyThePlainNameIsKnown() throws Exception {
        KnownHosts ports = read("[h]:2222 " + line + "\nh " + other);

        assertThat(ports.check("h", 2222, key)).isEqualTo(new Verdict.Known(at(1)));
        assertThat(ports.check("h", 22, key)).isEqualTo(new Verdict.Changed(at(2)));
        assertThat(ports.check("h", 2200, key)).isEqualTo(new Verdict.Unknown());
        assertThat(read("h " + line).check("h", 2200, key)).isEqualTo(new Verdict.Known(at(1)));
    }

    @Test
    void theServerIsAskedForKeysThatAreKnownAndNotRevoked() throws Exception {
        KnownHosts known = read("h " + line + "\nh " + other + "\n@revoked * " + line);

        assertThat(known.knownTypes("h", 22)).containsExactly("ssh-rsa");
        assertThat(known.knownTypes("h", 2222)).isEmpty();
    }

    @Test
    void linesThatAreNotUnderstoodAreNotedAndTrustNothing() throws Exception {
        KnownHosts known =
                read(
                        String.join(
                                "\n",
                                "# fine",
                                "* " + line + "x",
                                "@strange * " + line,
                                "@revoked @cert-authority * " + line,
                                "*",
                                "* ssh-rsa " + line.split(" ", -1)[1],
                                "|1|short|hash " + line,
                                "|2|a|b " + line,
                                "1024 35 1234"));

        assertThat(known.check("h", 22, key)).isEqualTo(new Verdict.Unknown());
        assertThat(known.notUnderstood())
                .containsExactly(at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9));
    }

    private Verdict check(String text) throws Exception {
        return read(text).check("Web1.example.org", 22, key);
    }

    private KnownHosts read(String text) throws Exception {
        return KnownHosts.read(List.of(Files.writeString(folder.resolve("known"), text)));
    }

    private Origin at(int number) {
        return new Origin(folder.resolve("known").toString(), number);
    }
}
