package org.logreeve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.logreeve.collect.CollectorScript;
import org.logreeve.inventory.Privilege;
import org.logreeve.normalize.HostModel;
import org.logreeve.policy.PolicyPack;
import org.logreeve.yaml.YamlReader;

class AccessPlanTest {
    private static final PolicyPack PACK =
            PolicyPack.ofWorkingTree(Path.of("target/test-classes/three-rules"));

    @Test
    void rulesAreUnknownWhereTheTableHidesWhatTheyRead() {
        Reads reads =
                Reads.of(
                        """
                        # component\tpath\tstock\thard
                        rsyslog\t/etc/rsyslog.conf\troot:root 644\troot:adm 640
                        chrony\t/etc/chrony.conf\t-\troot:root 600
                        logrotate\t/etc/logrotate.conf\troot:root 644\troot:root 644
                        """);

        AccessPlan plan = AccessPlan.of(PACK, reads);

        String forward = "forwarding/remote-destination";
        String time = "time-sync/approved-source";
        assertThat(plan.unknown().get(Privilege.NONE))
                .isEqualTo(
                        Map.of(
                                "stock", Map.of(),
                                "hard",
                                        Map.of(
                                                forward, List.of("/etc/rsyslog.conf"),
                                                time, List.of("/etc/chrony.conf"))));
        assertThat(plan.unknown(Privilege.GROUPS, "hard")).containsOnlyKeys(time);
        assertThat(plan.unknown(Privilege.PINNED, "hard")).isEmpty();
        assertThat(plan.lines(List.of(Privilege.NONE)))
                .contains(
                        "  on hard: 2 rules would be unknown",
                        "    " + time + ": cannot read /etc/chrony.conf")
                .anyMatch(line -> line.contains("not from your hosts"));
    }

    @Test
    void theShippedTableTellsOfEveryComponent() {
        Reads reads = Reads.shipped();
        var components = new ArrayList<>(HostModel.componentNames());
        components.remove("routes"); // made of what the others read

        assertThat(reads.rows().stream().map(Reads.Row::component).distinct())
                .containsExactlyInAnyOrderElementsOf(components);
        assertThat(reads.rows())
                .allSatisfy(
                        row ->
                                assertThat(row.rights().values())
                                        .allMatch(
                                                said ->
                                                        said.matches(
                                                                "any|-|[a-z]+:[a-z]+ [0-7]{3}")));
    }

    @Test
    void filesOfEachModeAreWholeAndTheirTasksAreYaml() {
        Map<Privilege, List<String>> names =
                List.of(Privilege.values()).stream()
                        .collect(
                                Collectors.toMap(
                                        mode -> mode, mode -> List.copyOf(files(mode).keySet())));

        assertThat(names.get(Privilege.NONE))
                .containsExactly("authorized_keys", "ansible-tasks.yml", "remove.sh");
        assertThat(names.get(Privilege.PINNED))
                .containsExactly(
                        "logreeve-collect",
                        "sudoers-logreeve",
                        "authorized_keys",
                        "ansible-tasks.yml",
                        "remove.sh");
        for (Privilege mode : Privilege.values()) {
            byte[] tasks =
                    files(mode)
                            .getOrDefault("ansible-tasks.yml", "")
                            .getBytes(StandardCharsets.UTF_8);
            assertThat(YamlReader.read("tasks", tasks)).isNotNull();
        }
    }

    @Test
    void sudoersOfPinnedAllowOneFileByDigestWithoutArguments() {
        Map<String, String> files = files(Privilege.PINNED);

        assertThat(files.getOrDefault("logreeve-collect", "")).isEqualTo(CollectorScript.text());
        assertThat(files.getOrDefault("sudoers-logreeve", "").lines())
                .contains(
                        "reeve ALL=(root) NOPASSWD: sha256:"
                                + CollectorScript.digest()
                                + " /opt/collect \"\"");
        assertThat(files.getOrDefault("authorized_keys", ""))
                .isEqualTo("restrict,from=\"192.0.2.0/24\" ssh-ed25519 AAAA x\n");
        assertThat(files.getOrDefault("remove.sh", ""))
                .contains(
                        "rm -f /etc/sudoers.d/logreeve\nrm -f /opt/collect\n", "userdel -r reeve");
    }

    private static Map<String, String> files(Privilege mode) {
        return new AccessFiles(mode, "reeve", "/opt/collect", "ssh-ed25519 AAAA x", "192.0.2.0/24")
                .files();
    }
}
