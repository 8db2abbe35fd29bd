package org.logreeve.author;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Attestation;
import org.logreeve.policy.Subject;

/**
 * What a fixture is about, and what there is beside its tree.
 *
 * @param subject what the tested rule has results for
 * @param name of the host, service or person, or of the estate
 * @param asOf the day that attestations are looked at from
 * @param attestations null when there is no place where they would be
 * @param previous trees of the host as it was read before, the shared one first; empty when it was
 *     not
 * @param hosts the hosts of a fleet
 */
public record FixtureSubject(
        Subject subject,
        String name,
        LocalDate asOf,
        @Nullable List<Attestation> attestations,
        List<Path> previous,
        List<FixtureHost> hosts) {
    /** The day that fixtures without one are looked at from. */
    static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    static final String HOST = "fixture";

    public FixtureSubject {
        attestations = attestations == null ? null : List.copyOf(attestations);
        previous = List.copyOf(previous);
        hosts = List.copyOf(hosts);
    }

    /** A host of which nothing is known but its tree. */
    static FixtureSubject host() {
        return new FixtureSubject(Subject.HOST, HOST, DAY, null, List.of(), List.of());
    }
}
