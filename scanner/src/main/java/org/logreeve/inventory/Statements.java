package org.logreeve.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people stated beside the list of hosts.
 *
 * @param folder where attestations are; null when there is no such folder, so that nothing can be
 *     said of what is not in it
 * @param made the attestations
 * @param people of {@code people.yaml}, in its order
 * @param accepted the waivers
 * @param services of {@code services.yaml}, in its order
 * @param holidays of {@code holidays.yaml}
 */
public record Statements(
        @Nullable Path folder,
        Attestations made,
        List<Person> people,
        WaiverFiles accepted,
        List<Service> services,
        Holidays holidays) {
    /** Nobody stated anything. */
    public static final Statements NONE =
            new Statements(
                    null, Attestations.NONE, List.of(), WaiverFiles.NONE, List.of(), Holidays.NONE);

    public Statements {
        people = List.copyOf(people);
        services = List.copyOf(services);
    }

    /** Waivers in the order of their files. */
    public List<Waiver> waivers() {
        return accepted.stated();
    }

    /**
     * Why nobody can see that its approver agreed to one of them; empty when Git shows it. That
     * asks Git the first time.
     */
    public String doubt(Waiver waiver) {
        return accepted.doubt(waiver);
    }

    /** In the order of their files, with who committed them: that asks Git the first time. */
    public List<Attestation> attestations() {
        return made.authored();
    }

    /** What is said of a service; empty when nothing is. */
    public Optional<Service> service(String name) {
        return services.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * The last day to state what covers a period, in the working days of those who do; empty for
     * kinds that have no such day.
     */
    public Optional<LocalDate> due(Attestation stated) {
        int days = AttestationKinds.workingDays(stated.kind());
        return days == 0
                ? Optional.empty()
                : Optional.of(workingDays(stated.about()).after(stated.to(), days));
    }

    /** The days that those work who state something: of a service, by its region's holidays. */
    public WorkingDays workingDays(Attestation.About about) {
        String service = about.subject() == Attestation.Subject.SERVICE ? about.name() : "";
        return holidays.workingDays(service(service).map(Service::holidays).orElse(""));
    }

    /**
     * The periods of a kind about a subject, the oldest first.
     *
     * @param day what was stated later is not there yet
     */
    public List<DuePeriod> periods(AttestationKind kind, Attestation.About about, LocalDate day) {
        return DuePeriods.of(kind, about, attestations(), workingDays(about), day);
    }
}
