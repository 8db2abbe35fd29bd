package org.logreeve.inventory;

import java.util.List;
import java.util.Map;

/** What can be attested. A name that is not here is an error, for no rule would ever ask for it. */
public final class AttestationKinds {
    private static final int WEEKLY = 3;
    private static final int MONTHLY = 10;
    private static final int QUARTERLY = 20;

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

    /** Working days after a period in which it must be stated. */
    private static final Map<String, Integer> WORKING_DAYS =
            Map.ofEntries(
                    Map.entry("weekly-log-review", WEEKLY),
                    Map.entry("fault-review", MONTHLY),
                    Map.entry("privileged-account-audit", MONTHLY),
                    Map.entry("privileged-peer-review", MONTHLY),
                    Map.entry("soc-receipt", MONTHLY),
                    Map.entry("archive-restore-test", QUARTERLY),
                    Map.entry("deletion-record", QUARTERLY),
                    Map.entry("duty-separation", QUARTERLY),
                    Map.entry("immutability", QUARTERLY),
                    Map.entry("log-access-review", QUARTERLY),
                    Map.entry("logging-maintenance", QUARTERLY),
                    Map.entry("quarterly-analysis-review", QUARTERLY));

    private AttestationKinds() {}

    /** How many working days after its period a kind is due; 0 for one without a period. */
    public static int workingDays(String kind) {
        return WORKING_DAYS.getOrDefault(kind, 0);
    }

    public static List<String> names() {
        return NAMES;
    }
}
