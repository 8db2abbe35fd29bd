package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNamesTest {
    @TempDir private Path folder;

    @Test
    void aRangeKeepsItsWidthAndBothEnds() {
        Inventory inventory =
                text("""
                                hosts:
                                  web[08:11].example: {settings: {service: shop}}
                                  db[9:10]:
                                """)
                        .read();

        assertThat(inventory.hosts())
                .extracting(host -> host.name() + " " + host.origin().line())
                .containsExactly(
                        "web08.example 6",
                        "web09.example 6",
                        "web10.example 6",
                        "web11.example 6",
                        "db9 7",
                        "db10 7");
        assertThat(inventory.hosts().get(2).service()).contains("shop");
        assertThat(inventory.hosts().get(2).connection().address()).isEqualTo("web10.example");
    }

    @Test
    void severalRangesCountTheLastOneFastest() {
        assertThat(text("hosts:\n  rack[1:2]-node[01:02].example:\n").read().hosts())
                .extracting(InventoryHost::name)
                .containsExactly(
                        "rack1-node01.example",
                        "rack1-node02.example",
                        "rack2-node01.example",
                        "rack2-node02.example");
    }

    @Test
    void aRangeThatIsNotClearIsAnError() {
        text("""
                        hosts:
                          web[03:01]: {}
                          db[01:100]: {}
                          app[a:c]: {}
                          "x[1-3]": {}
                          y[1:2: {}
                          -[1:2]: {}
                          z[1:03]: {}
                          w[0:012]: {}
                        """)
                .hasProblems(
                        ":6:3: there are no hosts (a scan of nothing proves nothing)",
                        ":6:15: the range '[03:01]' ends before it begins (write [01:03])",
                        ":7:15: the ends of the range '[01:100]' differ in width (write as many"
                                + " digits on both sides, or no leading zero)",
                        ":8:13: 'app[a:c]' has a range that is not understood (write [01:12], the"
                                + " first number and the last one)",
                        ":9:13: 'x[1-3]' has a range that is not understood (write [01:12], the"
                                + " first number and the last one)",
                        ":10:10: 'y[1:2' has a range that is not understood (write [01:12], the"
                                + " first number and the last one)",
                        ":11:11: '-1' is not a host name (letters, digits, '.', '_' and '-', at most"
                                + " 253, and no '-' in front)",
                        ":12:12: the ends of the range '[1:03]' differ in width (write as many"
                                + " digits on both sides, or no leading zero)",
                        ":13:13: the ends of the range '[0:012]' differ in width (write as many"
                                + " digits on both sides, or no leading zero)");
    }

    @Test
    void aRangeOfMoreHostsThanAnybodyHasIsRefusedBeforeItIsExpanded() {
        text("hosts:\n  web[0:999999999][0:999999999][0:999999999]: {}\n  db1: {}\n")
                .hasProblems(
                        ":6:47: 'web[0:999999999][0:999999999][0:999999999]' means more than 100000"
                                + " hosts (look for a digit too many, or write several names)");
        text("hosts:\n  a[1:100000]: {}\n  b[1:100000]: {}\n  c[1:100000]: {}\n")
                .hasProblems(
                        ":8:16: there are more than 250000 hosts (make it several inventories)");
    }

    @Test
    void aHostOfTwoLinesIsAnErrorThatNamesBoth() {
        text("hosts:\n  web[01:03]: {}\n  web02: {}\n")
                .hasProblems(
                        ":7:10: 'web02' stands here a second time (the first is 'web[01:03]' on"
                                + " line 6)");
    }

    @Test
    void hostsOfARangeCannotHaveOneAddress() {
        text("hosts:\n  web[1:3]: {connection: {address: 192.0.2.1}}\n")
                .hasProblems(
                        ":6:36: the 3 hosts of 'web[1:3]' cannot have one address (leave it out here"
                                + " and in its groups and the defaults, so that each is reached by"
                                + " its name)");
    }

    @Test
    void anAddressOfAGroupIsOneForAllHostsOfARangeToo() {
        text("""
                        groups:
                          shop: {connection: {address: 192.0.2.1}}
                        hosts:
                          web[1:3]: {groups: [shop]}
                          db1: {groups: [shop]}
                        """)
                .hasProblems(
                        ":8:13: the 3 hosts of 'web[1:3]' cannot have one address (leave it out here"
                                + " and in its groups and the defaults, so that each is reached by"
                                + " its name)");
    }

    @Test
    void aNameThatIsTooLongIsRefusedBeforeItIsExpanded() {
        text("hosts:\n  " + "w".repeat(300) + "[0:99999]: {}\n  db1: {}\n")
                .hasProblems(
                        ":6:314: this range of names is too long (a name has at most 253"
                                + " characters)");
    }

    @Test
    void whatARangeLacksIsSaidOnce() {
        new InventoryText(folder)
                .write("apiVersion: logreeve/v1\nname: x\nhosts:\n  web[1:900]: {}\n")
                .hasProblems(
                        ":4:15: the host has no connection.user (set it here or under defaults)",
                        ":4:15: the host has no connection.identityFile (set it here or under"
                                + " defaults)",
                        ":4:15: the host has no connection.knownHosts (set it here or under"
                                + " defaults)");
    }

    private InventoryText text(String below) {
        return new InventoryText(folder).below(below);
    }
}
