package org.logreeve.normalize;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.AttestedPeriod;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.inventory.Attestation;
import org.logreeve.inventory.AttestationKind;
import org.logreeve.inventory.AttestationKinds;
import org.logreeve.inventory.DuePeriod;
import org.logreeve.inventory.DuePeriods;
import org.logreeve.inventory.WorkingDays;
import org.logreeve.text.Origin;

/** The periods in which something was to be stated about one subject. */
final class AttestedPeriodFacts {
    private static final String KIND = "AttestedPeriod";

    private final Attestation.About about;
    private final String estate;
    private final Origin place;

    /**
     * @param estate what the estate is called
     * @param place where statements would be
     */
    AttestedPeriodFacts(Attestation.About about, String estate, Origin place) {
        this.about = about;
        this.estate = estate;
        this.place = place;
    }

    /** Of each kind that is usually about such a subject, or was stated about this one. */
    List<Fact> of(List<Attestation> all, WorkingDays days, LocalDate day) {
        var facts = new ArrayList<Fact>();
        for (AttestationKind kind : AttestationKinds.all()) {
            List<DuePeriod> periods = DuePeriods.of(kind, about, all, days, day);
            if (kind.subject() == about.subject() || isStated(periods)) {
                periods.forEach(period -> facts.add(fact(period)));
                Gap gap = gap(kind, periods);
                if (gap != null) {
                    facts.add(gap);
                }
            }
        }
        return facts;
    }

    private static boolean isStated(List<DuePeriod> periods) {
        return periods.stream().anyMatch(period -> period.statement() != null);
    }

    /** Of what is not known; null when all is. */
    private @Nullable Gap gap(AttestationKind kind, List<DuePeriod> periods) {
        for (DuePeriod period : periods.reversed()) {
            Attestation stated = period.statement();
            if (period.state() == DuePeriod.State.UNKNOWN && stated != null) {
                return AttestationFacts.gap(KIND, stated);
            }
        }
        if (periods.isEmpty() || periods.stream().anyMatch(AttestedPeriodFacts::tells)) {
            return null;
        }
        DuePeriod first = periods.getFirst();
        return new Gap(
                KIND,
                "",
                kind.name(),
                Gap.Cause.TOO_EARLY,
                "the first period, %s to %s, is due on %s"
                        .formatted(first.from(), first.to(), first.due()),
                origin(first));
    }

    /** Whether it is due or stated. */
    private static boolean tells(DuePeriod period) {
        return period.state() != DuePeriod.State.OPEN && period.state() != DuePeriod.State.RUNNING;
    }

    private Fact fact(DuePeriod period) {
        Attestation shown = period.statement();
        LocalDate stated = period.stated();
        return new AttestedPeriod(
                period.kind().name(),
                about.subject().name().toLowerCase(Locale.ROOT),
                about.name().isEmpty() ? estate : about.name(),
                period.from().toString(),
                period.to().toString(),
                period.due().toString(),
                period.state().word(),
                period.ago(),
                stated == null ? "" : stated.toString(),
                shown == null ? "" : shown.reviewer(),
                shown == null ? "" : shown.approver(),
                period.isApproved(),
                period.authorship(),
                period.words(),
                origin(period));
    }

    private Origin origin(DuePeriod period) {
        Attestation shown = period.statement();
        return shown == null ? place : shown.origin();
    }
}
