package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * Programs that may send logs or steer the clock and whose configuration is not understood yet:
 * while one of them is installed and not proven to be stopped, what it might do is a gap, so that
 * its absence from the facts is never taken for a fact.
 */
final class OtherPrograms {
    record Program(String name, String kind, List<String> binaries, List<String> units) {}

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

    static List<Fact> gaps(HostFiles files, Daemons daemons) {
        var gaps = new ArrayList<Fact>();
        for (Program program : PROGRAMS) {
            String state = daemons.state(program.units());
            var there = new ArrayList<String>();
            for (String binary : program.binaries()) {
                if (!(files.stat(binary) instanceof FileRead.Absent)) {
                    there.add(binary);
                }
            }
            if (state.equals("running")) {
                gaps.add(gap(program, "runs", UnitsParser.ORIGIN));
            } else if (!there.isEmpty() && !state.equals("stopped")) {
                gaps.add(gap(program, "is installed", Origin.of(there.getFirst())));
            }
        }
        return gaps;
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
