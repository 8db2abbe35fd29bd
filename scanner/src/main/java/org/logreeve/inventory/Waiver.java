package org.logreeve.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.logreeve.text.EndNotice;
import org.logreeve.text.Origin;

/**
 * A dated acceptance in Git of what a rule finds.
 *
 * @param rule as written: a rule's id for all its instances, or that of one instance
 * @param scope whose results
 * @param reason why it is accepted, one line
 * @param owner who answers for it
 * @param approver who agreed; never the owner
 * @param ticket where it is followed
 * @param from first day, from its beginning
 * @param until last day, to its end
 * @param zone whose days these are
 * @param ruleAt the line that names the rule
 * @param origin its first line
 */
public record Waiver(
        String rule,
        WaiverScope scope,
        String reason,
        String owner,
        String approver,
        String ticket,
        LocalDate from,
        LocalDate until,
        ZoneId zone,
        Origin ruleAt,
        Origin origin) {
    /** How a waiver stands at some moment. */
    public enum Standing {
        IN_FORCE,
        /** In force, and not for long. */
        EXPIRING,
        EXPIRED,
        TO_COME,
        /** Its days are there, and nobody can see that its approver agreed. */
        UNPROVEN;

        /** The form in results: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean isInForce() {
            return this == IN_FORCE || this == EXPIRING;
        }
    }

    /** The first moment at which it is in force. */
    public Instant begins() {
        return midnightBefore(from);
    }

    /** The first moment at which it no longer is: the end of its last day. */
    public Instant ends() {
        return midnightBefore(until.plusDays(1));
    }

    /** A day begins where the clocks first show it, also where they skip midnight. */
    private Instant midnightBefore(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Standing standing(Instant at) {
        if (at.isBefore(begins())) {
            return Standing.TO_COME;
        }
        if (!at.isBefore(ends())) {
            return Standing.EXPIRED;
        }
        return inForce(daysLeft(at));
    }

    /** On a day of its own zone. */
    public Standing standing(LocalDate day) {
        if (day.isBefore(from)) {
            return Standing.TO_COME;
        }
        return day.isAfter(until) ? Standing.EXPIRED : inForce(daysLeft(day));
    }

    private static Standing inForce(long daysLeft) {
        return daysLeft <= EndNotice.DAYS ? Standing.EXPIRING : Standing.IN_FORCE;
    }

    /** What somebody has to do something about; empty when there is nothing. */
    public Optional<String> notice(Instant at) {
        return switch (standing(at)) {
            case EXPIRED ->
                    Optional.of("the waiver ended on %s (%s)".formatted(until, zone.getId()));
            case EXPIRING ->
                    Optional.of(
                            "the waiver ends on %s (%s), in %d days"
                                    .formatted(until, zone.getId(), daysLeft(at)));
            case IN_FORCE, TO_COME, UNPROVEN -> Optional.empty();
        };
    }

    /** Days from that moment's to the last one: 0 on the last day itself, less behind it. */
    public long daysLeft(Instant at) {
        return daysLeft(LocalDate.ofInstant(at, zone));
    }

    /** Days from one to the last one. */
    public long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day, until);
    }
}
