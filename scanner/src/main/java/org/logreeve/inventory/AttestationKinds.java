package org.logreeve.inventory;

import java.util.List;

/** What can be attested. A name that is not here is an error, for no rule would ever ask for it. */
public final class AttestationKinds {
    private static final List<String> NAMES =
            List.of(
                    "activity-baseline",
                    "anomaly-report",
                    "archive-filter",
                    "archive-restore-test",
                    "audit-agreement",
                    "daily-log-review",
                    "deletion-record",
                    "duty-separation",
                    "fault-review",
                    "halt-acceptance",
                    "immutability",
                    "local-siem",
                    "log-access-review",
                    "log-classification-review",
                    "logging-maintenance",
                    "logging-suspension",
                    "monitoring-dpia",
                    "privileged-account-audit",
                    "privileged-peer-review",
                    "quarterly-analysis-review",
                    "reconfiguration-review",
                    "retention",
                    "soc-integration",
                    "soc-receipt",
                    "time-source",
                    "weekly-log-review");

    private AttestationKinds() {}

    public static List<String> names() {
        return NAMES;
    }
}
