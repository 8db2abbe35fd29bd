package org.logreeve.inventory;

import static org.logreeve.inventory.Attestation.Subject.ESTATE;
import static org.logreeve.inventory.Attestation.Subject.PERSON;
import static org.logreeve.inventory.Attestation.Subject.SERVICE;
import static org.logreeve.inventory.AttestationKind.Extent.EVERY_DAY;
import static org.logreeve.inventory.AttestationKind.Extent.ONCE;
import static org.logreeve.inventory.Cycle.DAILY;
import static org.logreeve.inventory.Cycle.MONTHLY;
import static org.logreeve.inventory.Cycle.QUARTERLY;
import static org.logreeve.inventory.Cycle.WEEKLY;
import static org.logreeve.inventory.Cycle.WHEN_NEEDED;
import static org.logreeve.inventory.Cycle.YEARLY;

import java.util.List;
import java.util.Optional;
import org.logreeve.inventory.Attestation.Subject;

/** What can be attested. A name that is not here is an error, for no rule would ever ask for it. */
public final class AttestationKinds {
    private static final List<AttestationKind> ALL =
            List.of(
                    agreed("activity-baseline", "users, hours, sources, volumes and jobs"),
                    new AttestationKind(
                            "anomaly-report",
                            WHEN_NEEDED,
                            ONCE,
                            SERVICE,
                            false,
                            "fingerprints of the findings reported"),
                    agreed("archive-filter", "classes of records that are not archived"),
                    checked("archive-restore-test", QUARTERLY, "samples that were restored"),
                    agreed("audit-agreement", "what is audited, when, whom to call"),
                    reviewed("daily-log-review", DAILY, SERVICE, "sources looked through"),
                    checked("deletion-record", QUARTERLY, "stores, cut-off days and methods"),
                    checked("duty-separation", QUARTERLY, "lists of administrators compared"),
                    reviewed("fault-review", MONTHLY, SERVICE, "faults and what was done"),
                    agreed("halt-acceptance", "settings that may stop the service"),
                    checked("immutability", QUARTERLY, "stores, mode of their lock, days"),
                    agreed("local-siem", "what stays local, and the feed that is agreed"),
                    checked("log-access-review", QUARTERLY, "groups and roles that read logs"),
                    agreed("log-classification-review", "logs and their classification"),
                    checked("logging-maintenance", QUARTERLY, "what was checked and changed"),
                    new AttestationKind(
                            "logging-suspension",
                            WHEN_NEEDED,
                            ONCE,
                            SERVICE,
                            true,
                            "what is switched off"),
                    agreed("monitoring-dpia", "the assessment and the privacy notice"),
                    checked("privileged-account-audit", MONTHLY, "accounts and their owners"),
                    reviewed("privileged-peer-review", MONTHLY, PERSON, "sources looked through"),
                    reviewed("quarterly-analysis-review", QUARTERLY, SERVICE, "alerts and tuning"),
                    new AttestationKind(
                            "reconfiguration-review",
                            YEARLY,
                            ONCE,
                            SERVICE,
                            false,
                            "the trigger, the policy's tag, what was decided"),
                    agreed("retention", "the period, and the assessment that it rests on"),
                    agreed("soc-integration", "systems and alert use cases"),
                    checked("soc-receipt", MONTHLY, "hosts that the SOC has records of"),
                    new AttestationKind(
                            "time-source",
                            YEARLY,
                            ONCE,
                            ESTATE,
                            true,
                            "servers, and what they follow"),
                    reviewed("weekly-log-review", WEEKLY, SERVICE, "sources looked through"));

    private AttestationKinds() {}

    /** All of them, by name. */
    public static List<AttestationKind> all() {
        return ALL;
    }

    public static Optional<AttestationKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** How many working days after its period a kind is due; 0 for one without a period. */
    public static int workingDays(String kind) {
        return named(kind).map(each -> each.cycle().workingDays()).orElse(0);
    }

    public static List<String> names() {
        return ALL.stream().map(AttestationKind::name).toList();
    }

    /** Something looked through, without a gap in time. */
    private static AttestationKind reviewed(
            String name, Cycle cycle, Subject subject, String covers) {
        return new AttestationKind(name, cycle, EVERY_DAY, subject, false, covers);
    }

    /** Something done once in a while. */
    private static AttestationKind checked(String name, Cycle cycle, String covers) {
        return new AttestationKind(name, cycle, ONCE, SERVICE, false, covers);
    }

    /** Something that its owner wrote down and somebody else accepted. */
    private static AttestationKind agreed(String name, String covers) {
        return new AttestationKind(name, YEARLY, ONCE, SERVICE, true, covers);
    }
}
