package org.logreeve.text;

import java.util.List;

/** Programs that carry logs away by themselves, by the names that inventories and facts use. */
public final class AgentNames {
    /** All that are looked for, in the order of the alphabet. */
    public static final List<String> ALL =
            List.of(
                    "alloy",
                    "amazon-cloudwatch-agent",
                    "auditbeat",
                    "azure-monitor-agent",
                    "cortex-xdr",
                    "datadog-agent",
                    "elastic-agent",
                    "filebeat",
                    "fluent-bit",
                    "fluentd",
                    "google-cloud-ops-agent",
                    "nxlog",
                    "otelcol",
                    "otelcol-contrib",
                    "promtail",
                    "splunk-forwarder",
                    "td-agent",
                    "vector",
                    "wazuh-agent");

    private AgentNames() {}
}
