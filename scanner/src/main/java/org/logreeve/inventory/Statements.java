package org.logreeve.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputProblem;

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
        String service =
                stated.about().subject() == Attestation.Subject.SERVICE
                        ? stated.about().name()
                        : "";
        String region = service(service).map(Service::holidays).orElse("");
        int days = AttestationKinds.workingDays(stated.kind());
        return days == 0
                ? Optional.empty()
                : Optional.of(holidays.workingDays(region).after(stated.to(), days));
    }

    /** Attestations of days that are yet to come. */
    public List<InputProblem> problems(LocalDate today) {
        var problems = new ArrayList<InputProblem>();
        for (Attestation each : made.written()) {
            if (each.date().isAfter(today)) {
                problems.add(
                        new InputProblem(
                                each.origin().path(),
                                each.origin().line(),
                                0,
                                "is dated %s, which is yet to come".formatted(each.date()),
                                "a statement has the date of the day it is made"));
            }
        }
        return problems;
    }
}
