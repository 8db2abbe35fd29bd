package org.logreeve.inventory;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;

/** One waiver, read strictly: all of its problems at once. */
final class WaiverReader {
    /** Nothing is accepted for longer; who still means it says so again. */
    static final int MOST_DAYS = 365;

    /** Stands with each result that it waives. */
    static final int LONGEST = 1_000;

    private final YamlMapping yaml;
    private final WaiverScopeReader scopes;
    private final Collection<String> people;
    private boolean right = true;

    /**
     * @param people names in {@code people.yaml}; any name is right when there is none
     */
    WaiverReader(YamlMapping yaml, WaiverScopeReader scopes, Collection<String> people) {
        this.yaml = yaml;
        this.scopes = scopes;
        this.people = List.copyOf(people);
    }

    /** Empty when it is not right; the problems are where {@code yaml} collects them. */
    Optional<Waiver> read() {
        String rule = required("rule");
        WaiverScope scope = scopes.read(yaml);
        String reason = required("reason");
        String owner = person("owner");
        String approver = person("approver");
        String ticket = required("ticket");
        LocalDate from = day("from");
        LocalDate until = day("until");
        ZoneId zone = zone();
        if (StatedNames.isSame(owner, approver)) {
            problem("approver", "is the owner", "somebody else approves");
        }
        if (from != null && until != null) {
            checkLength(from, until);
        }
        yaml.close();
        if (!right || scope == null || from == null || until == null || zone == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Waiver(
                        rule,
                        scope,
                        reason,
                        owner,
                        approver,
                        ticket,
                        from,
                        until,
                        zone,
                        yaml.origin("rule"),
                        yaml.origin()));
    }

    private void checkLength(LocalDate from, LocalDate until) {
        long days = ChronoUnit.DAYS.between(from, until);
        if (days < 0) {
            problem("until", "ends on %s, before it begins on %s".formatted(until, from), "");
        } else if (days > MOST_DAYS) {
            problem(
                    "until",
                    "ends %d days after it begins, at most %d are allowed"
                            .formatted(days, MOST_DAYS),
                    "at the latest " + from.plusDays(MOST_DAYS));
        }
    }

    private String person(String key) {
        String name = required(key);
        if (!name.isEmpty() && !people.isEmpty()) {
            right &= StatedNames.isKnown(yaml, key, "person in people.yaml", name, people);
        }
        return name;
    }

    private @Nullable LocalDate day(String key) {
        return StatedNames.day(yaml, key, required(key));
    }

    /** By name only: an offset such as +01:00 knows nothing of summer. */
    private @Nullable ZoneId zone() {
        String name = yaml.text("zone").orElse("");
        if (yaml.node("zone").isEmpty()) {
            return ZoneId.of("UTC");
        }
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        String hint = Nearest.hint(name, new TreeSet<>(ZoneId.getAvailableZoneIds()));
        problem(
                "zone",
                "'" + name + "' is no time zone",
                hint.isEmpty() ? "an IANA name such as Europe/London" : hint);
        return null;
    }

    /** In one line. */
    private String required(String key) {
        String text =
                yaml.requiredText(key)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(" "));
        right &= !text.isEmpty();
        if (text.length() > LONGEST) {
            problem(
                    key,
                    "'%s' has %d characters, at most %d are allowed"
                            .formatted(key, text.length(), LONGEST),
                    "");
        }
        return text;
    }

    private void problem(String key, String message, String hint) {
        right = false;
        yaml.problem(key, message, hint);
    }
}
