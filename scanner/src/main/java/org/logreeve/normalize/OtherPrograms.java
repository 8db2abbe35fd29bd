package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.Agent;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * Programs that may send logs or steer the clock and whose configuration is not understood yet:
 * while one of them is installed and not proven to be stopped, what it might do is a gap, so that
 * its absence from the facts is never taken for a fact. Of those that carry logs away, whether they
 * run is a fact of its own.
 */
final class OtherPrograms {
    record Program(String name, String kind, List<String> binaries, List<String> units) {
        boolean isSender() {
            return kind.equals("ForwardTarget");
        }
    }

    static final List<Program> PROGRAMS =
            List.of(
                    sender("fluent-bit", "/opt/fluent-bit/bin/fluent-bit", "fluent-bit.service"),
                    sender("vector", "/usr/bin/vector", "vector.service"),
                    sender("filebeat", "/usr/share/filebeat/bin/filebeat", "filebeat.service"),
                    sender("wazuh-agent", "/var/ossec/bin/wazuh-agentd", "wazuh-agent.service"),
                    sender("cortex-xdr", "/opt/traps/bin/pmd", "traps_pmd.service"),
                    sender(
                            "splunk-forwarder",
                            "/opt/splunkforwarder/bin/splunkd",
                            "SplunkForwarder.service"),
                    sender(
                            "amazon-cloudwatch-agent",
                            "/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent",
                            "amazon-cloudwatch-agent.service"),
                    sender(
                            "google-cloud-ops-agent",
                            "/opt/google-cloud-ops-agent/libexec/google_cloud_ops_agent_engine",
                            "google-cloud-ops-agent.service"),
                    sender(
                            "azure-monitor-agent",
                            "/opt/microsoft/azuremonitoragent/bin/mdsd",
                            "azuremonitoragent.service"),
                    sender("td-agent", "/opt/td-agent/bin/fluentd", "td-agent.service"),
                    sender("fluentd", "/opt/fluent/bin/fluentd", "fluentd.service"),
                    sender(
                            "elastic-agent",
                            "/opt/Elastic/Agent/elastic-agent",
                            "elastic-agent.service"),
                    sender("auditbeat", "/usr/share/auditbeat/bin/auditbeat", "auditbeat.service"),
                    sender("otelcol", "/usr/bin/otelcol", "otelcol.service"),
                    sender(
                            "otelcol-contrib",
                            "/usr/bin/otelcol-contrib",
                            "otelcol-contrib.service"),
                    sender("promtail", "/usr/bin/promtail", "promtail.service"),
                    sender("alloy", "/usr/bin/alloy", "alloy.service"),
                    sender(
                            "datadog-agent",
                            "/opt/datadog-agent/bin/agent/agent",
                            "datadog-agent.service"),
                    sender("nxlog", "/opt/nxlog/bin/nxlog", "nxlog.service"),
                    clock("ptp4l", "/usr/sbin/ptp4l", "ptp4l.service"),
                    clock("phc2sys", "/usr/sbin/phc2sys", "phc2sys.service"));

    private OtherPrograms() {}

    static CollectRequest seeds() {
        return CollectRequest.of(
                List.of(),
                List.of(),
                PROGRAMS.stream().flatMap(program -> program.binaries().stream()).toList(),
                List.of());
    }

    static List<Fact> facts(HostFiles files, Daemons daemons, Host host) {
        var facts = new ArrayList<Fact>();
        for (Program program : PROGRAMS) {
            String state = daemons.state(program.units());
            List<Origin> there =
                    program.binaries().stream()
                            .filter(each -> !(files.stat(each) instanceof FileRead.Absent))
                            .map(Origin::of)
                            .toList();
            if (state.equals("running")) {
                facts.add(gap(program, "runs", UnitsParser.ORIGIN));
            } else if (!there.isEmpty() && !state.equals("stopped")) {
                facts.add(gap(program, "is installed", there.getFirst()));
            }
            boolean isDeclared = host.agents().contains(program.name());
            if (program.isSender() && (isDeclared || !there.isEmpty() || state.equals("running"))) {
                facts.addAll(agent(program.name(), isDeclared, state, there, host.origin()));
            }
        }
        return facts;
    }

    /** What is nowhere cannot run, even where the service manager was not asked. */
    private static List<Fact> agent(
            String name, boolean isDeclared, String state, List<Origin> there, Origin stated) {
        if (there.isEmpty() && !state.equals("running")) {
            return List.of(new Agent(name, isDeclared, "absent", stated));
        }
        Origin at = there.isEmpty() ? UnitsParser.ORIGIN : there.getFirst();
        var facts = new ArrayList<Fact>();
        facts.add(new Agent(name, isDeclared, state, at));
        if (state.equals("unknown")) {
            facts.add(
                    new Gap(
                            "Agent",
                            name,
                            name,
                            Gap.Cause.UNREADABLE,
                            "whether " + name + " runs is not known",
                            at));
        }
        return facts;
    }

    private static Gap gap(Program program, String what, Origin at) {
        return new Gap(
                program.kind(),
                program.name(),
                "",
                Gap.Cause.NOT_UNDERSTOOD,
                program.name() + " " + what + ", and its configuration is not understood yet",
                at);
    }

    private static Program sender(String name, String binary, String... units) {
        return new Program(name, "ForwardTarget", List.of(binary), List.of(units));
    }

    private static Program clock(String name, String binary, String... units) {
        return new Program(name, "TimeSource", List.of(binary), List.of(units));
    }
}
