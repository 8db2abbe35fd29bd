package org.logreeve.scan;

import java.nio.file.Path;
import java.util.List;
import org.logreeve.finding.Severity;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.policy.PolicyPack;
import org.logreeve.report.ReportRequest;

/**
 * What a run is asked to do.
 *
 * @param inventory where the hosts come from
 * @param hosts the hosts to scan, at least one
 * @param pack the policy to hold them against
 * @param failOn severity from which findings and unknowns count
 * @param parallel hosts at a time
 * @param secondPass whether hosts whose trouble may pass are tried again at the end
 * @param authFailures hosts in a row that may refuse an account with the same keys, before no other
 *     host is asked with them
 * @param output the folder of journals and reports
 * @param scheduling what is done about times at which hosts may not be contacted
 * @param keeping what is kept of what was read, and taken from runs before
 * @param reports what is written beside {@code results.json}
 */
public record ScanPlan(
        Inventory inventory,
        List<InventoryHost> hosts,
        PolicyPack pack,
        Severity failOn,
        int parallel,
        boolean secondPass,
        int authFailures,
        Path output,
        Scheduling scheduling,
        Keeping keeping,
        List<ReportRequest> reports) {
    /** Refusals in a row that stop an account with its keys, when the user says nothing else. */
    public static final int AUTH_FAILURES = 3;

    public ScanPlan {
        hosts = List.copyOf(hosts);
        reports = List.copyOf(reports);
    }

    /**
     * The usual number of refusals; windows are minded, nothing is waited for or kept, no further
     * report.
     */
    public ScanPlan(
            Inventory inventory,
            List<InventoryHost> hosts,
            PolicyPack pack,
            Severity failOn,
            int parallel,
            boolean secondPass,
            Path output) {
        this(
                inventory,
                hosts,
                pack,
                failOn,
                parallel,
                secondPass,
                AUTH_FAILURES,
                output,
                Scheduling.PLAIN,
                Keeping.NOTHING,
                List.of());
    }
}
