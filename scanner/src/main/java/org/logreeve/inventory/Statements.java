package org.logreeve.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputProblem;

/**
 * What people stated beside the list of hosts.
 *
 * @param folder where attestations are; null when there is no such folder, so that nothing can be
 *     said of what is not in it
 * @param attestations in the order of their files
 * @param people of {@code people.yaml}, in its order
 * @param waivers in the order of their files
 */
public record Statements(
        @Nullable Path folder,
        List<Attestation> attestations,
        List<Person> people,
        List<Waiver> waivers) {
    /** Nobody stated anything. */
    public static final Statements NONE = new Statements(null, List.of(), List.of(), List.of());

    public Statements {
        attestations = List.copyOf(attestations);
        people = List.copyOf(people);
        waivers = List.copyOf(waivers);
    }

    /** Attestations of days that are yet to come. */
    public List<InputProblem> problems(LocalDate today) {
        var problems = new ArrayList<InputProblem>();
        for (Attestation each : attestations) {
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
