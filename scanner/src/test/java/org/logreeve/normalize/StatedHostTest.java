package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Agent;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.fact.LogVolume;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.HostSettings.Setting;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.AgentNames;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

class StatedHostTest {
    private static final Origin AT = new Origin("hosts.yaml", 7);
    private static final String FILEBEAT = "/usr/share/filebeat/bin/filebeat";

    @Test
    void rulesSeeWhatTheInventoryStates() {
        Host host =
                stated(
                        List.of("production", "web"),
                        Map.ofEntries(
                                entry("role", "web-server", "proxy"),
                                entry("service", "payments"),
                                entry("team", "platform"),
                                entry("classification", "official-sensitive"),
                                entry("environment", "live"),
                                entry("exposure", "external"),
                                entry("tier", "enhanced"),
                                entry("identity", "role"),
                                entry("applications", "payments=local3"),
                                entry("agents", "filebeat"),
                                entry("log_volumes", "/var/log=encrypted")));

        assertThat(host)
                .isEqualTo(
                        new Host(
                                "web01",
                                List.of("production", "web"),
                                List.of("web-server", "proxy"),
                                "payments",
                                "platform",
                                "official-sensitive",
                                "live",
                                "external",
                                "enhanced",
                                "role",
                                List.of("payments=local3"),
                                List.of("filebeat"),
                                List.of("/var/log=encrypted"),
                                AT));
        assertThat(stated(List.of(), Map.of())).isEqualTo(new Host("web01", AT));
    }

    @Test
    void volumesAreWhatIsStatedOfThem() {
        assertThat(
                        facts(
                                FakeHost.with(),
                                Map.ofEntries(
                                        entry("log_volumes", "/var/log=encrypted", "/a=b=plain")),
                                LogVolume.class))
                .containsExactly(
                        new LogVolume("/var/log", true, AT), new LogVolume("/a=b", false, AT));
    }

    @Test
    void agentsAreDeclaredOrFound() {
        Map<String, Setting> declared = Map.ofEntries(entry("agents", "filebeat", "vector"));

        assertThat(facts(host("active"), declared, Agent.class))
                .containsExactly(
                        new Agent("vector", true, "absent", AT),
                        new Agent("filebeat", true, "running", Origin.of(FILEBEAT)));
        assertThat(facts(host("inactive"), Map.of(), Agent.class))
                .containsExactly(new Agent("filebeat", false, "stopped", Origin.of(FILEBEAT)));
        assertThat(facts(FakeHost.with(FILEBEAT), Map.of(), Agent.class))
                .containsExactly(new Agent("filebeat", false, "unknown", Origin.of(FILEBEAT)));
        assertThat(facts(FakeHost.with("/usr/sbin/ptp4l"), Map.of(), Agent.class)).isEmpty();
    }

    @Test
    void anAgentWhoseStateIsNotKnownLeavesAGap() {
        assertThat(facts(FakeHost.with(FILEBEAT), Map.of(), Gap.class))
                .filteredOn(gap -> gap.kind().equals("Agent"))
                .extracting(Gap::scope, Gap::reason)
                .containsExactly(tuple("filebeat", "whether filebeat runs is not known"));
    }

    /** An inventory may declare each that is looked for, and no other. */
    @Test
    void namesAreThoseThatAreLookedFor() {
        assertThat(
                        OtherPrograms.PROGRAMS.stream()
                                .filter(OtherPrograms.Program::isSender)
                                .map(OtherPrograms.Program::name)
                                .sorted())
                .containsExactlyElementsOf(AgentNames.ALL);
    }

    private static FakeHost host(String state) {
        return FakeHost.with(FILEBEAT)
                .command(
                        "units",
                        "Id=filebeat.service\nLoadState=loaded\nActiveState=%s\n".formatted(state));
    }

    private static <F extends Fact> List<F> facts(
            FakeHost host, Map<String, Setting> settings, Class<F> kind) {
        try {
            return HostModel.read(host::collect, stated(List.of(), settings)).facts().stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        } catch (HostException e) {
            throw new AssertionError(e);
        }
    }

    private static Host stated(List<String> groups, Map<String, Setting> settings) {
        return StatedHost.of("web01", groups, AT, HostSettings.of(settings));
    }

    private static Map.Entry<String, Setting> entry(String name, String... values) {
        return Map.entry(name, new Setting(List.of(values), AT));
    }
}
