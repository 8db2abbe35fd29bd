package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.text.Digest;
import org.logreeve.text.InputException;

/** What people and generators get wrong in inventories: each is said, with its place. */
class BadInventoryTest {
    @TempDir private Path folder;

    @Test
    void aliasesThatMultiplyAreRefused() {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char each = 'b'; each <= 'l'; each++) {
            String items = ("*" + (char) (each - 1) + ", ").repeat(10);
            bomb.append("%1$s: &%1$s [%2$s]\n".formatted(each, items));
        }

        assertThatThrownBy(() -> text(bomb.toString()).read()).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void nestingWithoutEndIsRefused(String open) {
        assertThatThrownBy(() -> text("hosts: \n  " + open.repeat(100_000)).read())
                .isInstanceOf(InputException.class);
    }

    @Test
    void anAliasThatContainsItselfIsRefused() {
        assertThatThrownBy(() -> text("hosts: &all {web01: *all}\n").read())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("an alias refers to itself");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        text("hosts: {web01: {}}\nname: again\n")
                .hasProblems(":6:1: 'name' stands here a second time (the first is on line 2)");
        text("hosts:\n  web01: {labels: [a], labels: [b]}\n")
                .hasProblems(":6:24: 'labels' stands here a second time (the first is on line 6)");
    }

    @Test
    void twoNamesWithOneAddressAreFound() {
        Inventory inventory =
                text("""
                                hosts:
                                  a: {connection: {address: 192.0.2.1}}
                                  b: {connection: {address: 192.0.2.1, via: [d]}}
                                  c: {connection: {address: 192.0.2.1}}
                                  d:
                                  e: {connection: {address: d}}
                                """)
                        .read();

        assertThat(SharedAddresses.of(inventory.hosts()))
                .extracting(each -> each.replace(inventory.path(), ""))
                .containsExactly(
                        "'a' (:6) and 'c' (:8) are all at 192.0.2.1 port 22: one machine is read"
                                + " once for each",
                        "'d' (:9) and 'e' (:10) are all at d port 22: one machine is read once for"
                                + " each");
    }

    @Test
    void anUnknownKeyIsRefusedWithTheNearestName() {
        text("hosts:\n  web01: {conection: {}}\nlimit: {}\n")
                .hasProblems(
                        ":6:11: unknown key 'conection' (did you mean 'connection'?)",
                        ":7:1: unknown key 'limit' (did you mean 'limits'?)");
    }

    @Test
    void tabsAreRefusedWithLineAndColumn() {
        assertThatThrownBy(() -> text("hosts:\n\tweb01: {}\n").read())
                .hasMessageMatching("(?s).*:6:1: .*YAML is indented with spaces, not tabs.*");
    }

    @Test
    void wordsAndNumbersStayWhatWasWritten() {
        Inventory inventory =
                text("hosts:\n  no: {settings: {tier: 1.10, team: 0755, service: on}}\n").read();

        assertThat(inventory.hosts().getFirst().name()).isEqualTo("no");
        assertThat(inventory.hosts().getFirst().settings().values().values())
                .extracting(HostSettings.Setting::values)
                .containsExactly(List.of("on"), List.of("0755"), List.of("1.10"));
    }

    @Test
    void anOctalPortIsRefused() {
        text("hosts: {web01: {connection: {port: 022}}}\n")
                .hasProblems(":5:36: 'port' wants a whole number from 1 to 65535, not '022'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "---\n", "\n\n"})
    void aFileWithoutContentLacksEverything(String text) {
        assertThatThrownBy(() -> new InventoryText(folder).write(text).read())
                .hasMessageContaining("'apiVersion' is missing")
                .hasMessageContaining("'name' is missing")
                .hasMessageContaining("there are no hosts");
    }

    @Test
    void aSecondDocumentIsRefused() {
        text("hosts: {web01: {}}\n---\nhosts: {web02: {}}\n")
                .hasProblems(":7:1: a second document begins here (use one)");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        InventoryText text = text("hosts: {web01: {}}\n");
        text.write("\ufeff" + Files.readString(text.file()));

        assertThat(text.read().hosts()).hasSize(1);
    }

    @Test
    void utf16IsRefused() throws IOException {
        InventoryText text = text("hosts: {web01: {}}\n");
        Files.write(text.file(), Files.readString(text.file()).getBytes(StandardCharsets.UTF_16));

        text.hasProblems(": is not UTF-8 text (save it as UTF-8)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-oProxyCommand=reboot",
                "\"web\\e[31m01\"",
                "\"web\\n01\"",
                "\"web\\u202e01\"",
                "w\u00e4b01.example",
                "web01.example-",
                "127.1",
                "010.0.0.1",
                "1.10",
                "web 01",
                "a/b",
                "estate",
            })
    void aKeyThatIsNoHostNameIsRefused(String key) {
        assertThatThrownBy(() -> text("hosts:\n  " + key + ": {}\n").read())
                .isInstanceOf(InputException.class);
    }

    @Test
    void aNameOfThreeHundredCharactersIsRefused() {
        assertThatThrownBy(() -> text("hosts:\n  " + "w".repeat(300) + ": {}\n").read())
                .hasMessageContaining("at most 253");
    }

    @Test
    void anAddressThatOnlyLooksLikeOneIsRefused() {
        text("hosts:\n  web01: {connection: {address: 127.1}}\n")
                .hasProblems(
                        ":6:33: '127.1' is neither a name nor a whole address (write four numbers"
                                + " without leading zeros, for example 127.0.0.1)");
    }

    @Test
    void anInventoryThatChangesLaterIsStillTheOneThatWasRead() throws IOException {
        InventoryText text = text("hosts: {web01: {}}\n");
        byte[] before = Files.readAllBytes(text.file());
        Inventory read = text.read();
        text.write("nothing");

        assertThat(read.hosts()).extracting(InventoryHost::name).containsExactly("web01");
        String line = Digest.sha256(before) + "  hosts.yaml\n";
        assertThat(read.digest()).isEqualTo(Digest.sha256(line.getBytes(StandardCharsets.UTF_8)));
    }

    private InventoryText text(String below) {
        return new InventoryText(folder).below(below);
    }
}
