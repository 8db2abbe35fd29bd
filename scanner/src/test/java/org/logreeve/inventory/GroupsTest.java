package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

class GroupsTest {
    @TempDir private Path folder;

    @Test
    void whatIsNearerToTheHostCounts() {
        Inventory inventory =
                text("""
                                  settings: {tier: bronze, team: ops, local_retention_days: 30}
                                groups:
                                  prod:
                                    children: [web]
                                    connection: {user: scan, deadline: 30s}
                                    settings: {tier: silver, environment: prod, team: platform}
                                    auditWindows: [{from: "22:00", to: "06:00", zone: UTC}]
                                  web: {settings: {tier: gold, role: [proxy]}, loadGuard: {load: 2}}
                                hosts:
                                  web01: {groups: [web], settings: {team: web}}
                                  db01: {groups: prod}
                                  other01:
                                """)
                        .read();

        InventoryHost web = inventory.hosts().get(0);
        assertThat(web.groups()).containsExactly("prod", "web");
        assertThat(values(web))
                .containsExactly(
                        "environment [prod] 10",
                        "local_retention_days [30] 5",
                        "role [proxy] 12",
                        "team [web] 14",
                        "tier [gold] 12");
        assertThat(web.connection().user()).isEqualTo("scan");
        assertThat(web.connection().deadline()).hasSeconds(30);
        assertThat(web.schedule().words()).isEqualTo("daily 22:00-06:00 UTC");
        assertThat(web.schedule().loadGuard()).isEqualTo(new LoadGuard(200, 5, 40));
        InventoryHost db = inventory.hosts().get(1);
        assertThat(db.groups()).containsExactly("prod");
        assertThat(values(db))
                .containsExactly(
                        "environment [prod] 10",
                        "local_retention_days [30] 5",
                        "team [platform] 10",
                        "tier [silver] 10");
        assertThat(inventory.hosts().get(2).groups()).isEmpty();
        assertThat(inventory.hosts().get(2).connection().user()).isEqualTo("audit");
    }

    @Test
    void aGroupMayHaveSeveralParentsAndStandAboveThemInTheFile() {
        Inventory inventory =
                text("""
                                groups:
                                  zone: {settings: {tier: gold}}
                                  a: {children: [b], settings: {tier: one}}
                                  b: {children: [zone]}
                                  c: {children: [zone], settings: {tier: one, team: c}}
                                hosts:
                                  web01: {groups: [zone]}
                                """)
                        .read();

        assertThat(inventory.hosts().getFirst().groups()).containsExactly("a", "c", "b", "zone");
        assertThat(values(inventory.hosts().getFirst()))
                .containsExactly("team [c] 9", "tier [gold] 6");
    }

    @Test
    void groupsInACircleAreAnErrorWithEachPlace() {
        text("""
                        groups:
                          a: {children: [b]}
                          b: {children: [c]}
                          c: {children: [a]}
                          self: {children: [self]}
                          below: {children: []}
                        hosts:
                          web01: {groups: [a]}
                        """)
                .hasProblems(
                        ":8:18: the groups 'b' of line 7, 'c' of line 8, 'a' of line 6 are children of"
                                + " one another in a circle (take 'a' out of the children of 'c', or"
                                + " break it elsewhere)",
                        ":9:21: the groups 'self' of line 9 are children of one another in a circle"
                                + " (take 'self' out of the children of 'self', or break it elsewhere)");
    }

    @Test
    void moreCirclesThanAnybodyReadsAreCutShort() {
        var groups = new StringBuilder("groups:\n");
        for (int i = 0; i < GroupTree.MOST_CIRCLES + 5; i++) {
            groups.append("  g%d: {children: [g%d]}\n".formatted(i, i));
        }

        assertThat(problems(groups + "hosts:\n  web01: {groups: [g0]}\n"))
                .hasSize(GroupTree.MOST_CIRCLES + 1)
                .contains(":6:3: there are more circles of groups than are shown");
    }

    @Test
    void moreChildrenThanCanBeFollowedAreRefused() {
        int side = (int) Math.sqrt(GroupTree.MOST_CHILDREN) + 1;
        var groups = new StringBuilder("groups:\n");
        for (int i = 0; i < side; i++) {
            groups.append("  p%d: {children: [".formatted(i));
            for (int child = 0; child < side; child++) {
                groups.append(child == 0 ? "" : ", ").append("c").append(child);
            }
            groups.append("]}\n  c%d: {}\n".formatted(i));
        }

        assertThat(problems(groups + "hosts:\n  web01: {groups: [c0]}\n"))
                .contains(":6:3: groups have more than 20000 children in all");
    }

    @Test
    void moreGroupsThanAnybodyHasAreRefused() {
        var groups = new StringBuilder("groups:\n");
        for (int i = 0; i <= Groups.MOST; i++) {
            groups.append("  g%d: {}\n".formatted(i));
        }

        assertThat(problems(groups + "hosts:\n  web01: {groups: [g0]}\n"))
                .anyMatch(problem -> problem.contains("more than " + Groups.MOST + " groups"));
    }

    @Test
    void anUnknownGroupIsAnErrorWithTheNearestName() {
        text("""
                        groups:
                          prod: {children: [webb]}
                          web: {}
                          all: {}
                          "a b": {}
                        hosts:
                          web01: {groups: [wbe]}
                          web02: {groups: {web: x}}
                        """)
                .hasProblems(
                        ":6:21: there is no group 'webb' (did you mean 'web'?)",
                        ":8:8: 'all' is no group of its own (what holds for all hosts stands under"
                                + " defaults)",
                        ":9:10: 'a b' is not a name for a group (letters, digits, '.', '_' and '-',"
                                + " at most 64)",
                        ":11:20: there is no group 'wbe' (did you mean 'web'?)",
                        ":12:19: 'groups' wants a list, not a mapping");
    }

    @Test
    void groupsWithoutAnOrderThatDoNotAgreeAreAnErrorOnceForAllHosts() {
        text("""
                        groups:
                          a: {settings: {tier: gold, team: same}, connection: {user: one}}
                          b: {settings: {tier: silver, team: same}, connection: {user: two}}
                        hosts:
                          web[1:3]: {groups: [a, b]}
                          db1: {groups: [b, a]}
                          db2: {groups: [b, a], settings: {tier: bronze}, connection: {user: me}}
                        """)
                .hasProblems(
                        ":7:24: 'settings.tier' of host 'web1' is silver by group b here, and gold by"
                                + " group a ("
                                + file()
                                + ":6, column 24), with no order between them (say it at the host,"
                                + " or make one group a child of the other)",
                        ":7:64: 'connection.user' of host 'web1' is two by group b here, and one by"
                                + " group a ("
                                + file()
                                + ":6, column 62), with no order between them (say it at the host,"
                                + " or make one group a child of the other)");
    }

    @Test
    void whatAHostSaysItselfIsDecided() {
        Inventory inventory =
                text("""
                                groups:
                                  a: {settings: {tier: gold}}
                                  b: {settings: {tier: silver}}
                                hosts:
                                  db2: {groups: [b, a], settings: {tier: bronze}}
                                """)
                        .read();

        assertThat(values(inventory.hosts().getFirst())).containsExactly("tier [bronze] 9");
    }

    @Test
    void settingsOfAGroupAreHeldAgainstTheTableToo() {
        text("""
                        groups:
                          a: {settings: {exposure: outside, clasification: secret}, labels: [x]}
                        hosts:
                          db2: {settings: {classification: oficial, tier: ""}}
                        """)
                .hasProblems(
                        ":6:28: 'exposure' wants one of internal, external, not 'outside'",
                        ":6:37: unknown key 'clasification' (did you mean 'classification'?)",
                        ":6:61: unknown key 'labels' (known here: children, auditWindows, loadGuard,"
                                + " connection, settings)",
                        ":8:36: 'classification' wants one of official, official-sensitive, secret,"
                                + " top-secret, not 'oficial' (did you mean 'official'?)",
                        ":8:51: 'tier' is empty (write it, or leave the key out)");
    }

    @Test
    void applicationsHaveAFacilityEach() {
        Inventory inventory =
                text("""
                                hosts:
                                  db2: {settings: {applications: {payments: local3, ledger: daemon}}}
                                """)
                        .read();

        assertThat(values(inventory.hosts().getFirst()))
                .containsExactly("applications [payments=local3, ledger=daemon] 6");
        text("""
                        hosts:
                          db2: {settings: {applications: {payments: locla3, "a b": user, x: kern}}}
                        """)
                .hasProblems(
                        ":6:45: 'payments' wants a syslog facility, not 'locla3' (did you mean"
                                + " 'local3'?)",
                        ":6:60: 'a b' is not a name for an application (letters, digits, '.', '_' and"
                                + " '-', at most 64)",
                        ":6:69: 'x' wants a syslog facility, not 'kern'");
    }

    @Test
    void agentsAndVolumesAreOnesThatThereCanBe() {
        assertThat(
                        values(
                                text("""
                                                hosts:
                                                  db2: {settings: {agents: [filebeat], log_volumes: {/var/log: encrypted, /: plain}}}
                                                """)
                                        .read()
                                        .hosts()
                                        .getFirst()))
                .containsExactly(
                        "agents [filebeat] 6", "log_volumes [/var/log=encrypted, /=plain] 6");
        text("""
                        hosts:
                          db2: {settings: {agents: [filebeet], log_volumes: {/var/log/: plain, /a: secret}}}
                          db3: {settings: {identity: rule}}
                        """)
                .hasProblems(
                        ":6:28: 'agents' knows no 'filebeet' (did you mean 'filebeat'?)",
                        ":6:65: '/var/log/' is no path of a folder (write it as /var/log, without a"
                                + " '/' at its end)",
                        ":6:76: '/a' wants one of encrypted, plain, not 'secret'",
                        ":7:30: 'identity' wants one of host, role, not 'rule' (did you mean 'role'?)");
    }

    private List<String> problems(String below) {
        InputException thrown =
                catchThrowableOfType(InputException.class, () -> text(below).read());
        return thrown.problems().stream()
                .map(problem -> problem.toString().substring(problem.path().length()))
                .toList();
    }

    private static List<String> values(InventoryHost host) {
        return host.settings().values().entrySet().stream()
                .map(
                        each ->
                                each.getKey()
                                        + " "
                                        + each.getValue().values()
                                        + " "
                                        + each.getValue().origin().line())
                .toList();
    }

    private Path file() {
        return new InventoryText(folder).file();
    }

    private InventoryText text(String below) {
        return new InventoryText(folder).below(below);
    }
}
