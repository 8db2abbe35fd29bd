package org.logreeve.inventory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** One attestation, read strictly: all of its problems at once. */
public final class AttestationReader {
    private final YamlMapping yaml;
    private final @Nullable Collection<String> services;
    private final Collection<String> people;
    private final boolean ofFixture;
    private @Nullable LocalDate today;
    private boolean right = true;

    /**
     * @param services names that the hosts of the inventory give as theirs
     * @param people names in {@code people.yaml}; any name is right when there is none
     */
    public AttestationReader(
            YamlMapping yaml, Collection<String> services, Collection<String> people) {
        this.yaml = yaml;
        this.services = List.copyOf(services);
        this.people = List.copyOf(people);
        this.ofFixture = false;
    }

    /**
     * Of a fixture, whose estate has any service and person that is named, and which says itself
     * who committed it.
     */
    public AttestationReader(YamlMapping yaml) {
        this.yaml = yaml;
        this.services = null;
        this.people = List.of();
        this.ofFixture = true;
    }

    /** Refuses what is dated later than a day; null for no such day. */
    AttestationReader upTo(@Nullable LocalDate day) {
        today = day;
        return this;
    }

    /** Whether a placeholder stands anywhere in it. */
    static boolean isUnfinished(YamlMapping yaml) {
        return yaml.values().stream().anyMatch(AttestationReader::holdsPlaceholder);
    }

    private static boolean holdsPlaceholder(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> Placeholder.is(scalar.text());
            case YamlNode.Sequence list ->
                    list.items().stream().anyMatch(AttestationReader::isPlaceholder);
            case YamlNode.Mapping mapping ->
                    mapping.entries().values().stream().anyMatch(AttestationReader::isPlaceholder);
        };
    }

    private static boolean isPlaceholder(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && Placeholder.is(scalar.text());
    }

    /**
     * Empty when it is not right; the problems are where {@code yaml} collects them. Nobody has
     * committed it yet: {@link Attestation#with} says otherwise.
     */
    public Optional<Attestation> read() {
        String kind = required("kind");
        if (!kind.isEmpty() && !AttestationKinds.names().contains(kind)) {
            problem(
                    "kind",
                    "'" + kind + "' is not a kind of attestation",
                    Nearest.hint(kind, AttestationKinds.names()));
        }
        Attestation.About about = about();
        String reviewer = person("reviewer", required("reviewer"));
        String approver = person("approver", text(yaml, "approver"));
        LocalDate date = date(yaml, "date", required("date"));
        if (date != null && today != null && date.isAfter(today)) {
            problem(
                    "date",
                    "is dated %s, which is yet to come".formatted(date),
                    "a statement has the date of the day it is made");
        }
        YamlMapping period = yaml.mapping("period");
        LocalDate from = date(period, "from", text(period, "from"));
        LocalDate to = date(period, "to", text(period, "to"));
        period.close();
        checkOrder(kind, from, to, date);
        List<String> covers = texts("covers");
        boolean suspicious = !isPlaceholder("suspicious") && yaml.bool("suspicious").orElse(false);
        List<String> incidents = texts("incidents");
        text(yaml, "evidence");
        text(yaml, "statement");
        Authorship authorship =
                ofFixture
                        ? FixtureAuthorship.read(yaml, reviewer, date)
                        : Authorship.without(Authorship.State.UNCOMMITTED, "no commit has it");
        if (about != null
                && about.subject() == Attestation.Subject.PERSON
                && (StatedNames.isSame(reviewer, about.name())
                        || StatedNames.isSame(approver, about.name()))) {
            problem("reviewer", "nobody reviews or approves what is about themselves", "");
        }
        if (StatedNames.isSame(reviewer, approver)) {
            problem("approver", "is the reviewer", "somebody else approves");
        }
        yaml.close();
        if (!right || about == null || date == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Attestation(
                        kind,
                        about,
                        reviewer,
                        approver,
                        from == null ? date : from,
                        to == null ? date : to,
                        date,
                        covers,
                        suspicious,
                        incidents,
                        authorship,
                        yaml.origin()));
    }

    private Attestation.@Nullable About about() {
        if (yaml.node("subject").orElse(null) instanceof YamlNode.Scalar) {
            String word = required("subject");
            if (!word.equals("estate")) {
                problem("subject", "'" + word + "' is not a subject", "estate, or {service: NAME}");
            }
            return new Attestation.About(Attestation.Subject.ESTATE, "");
        }
        YamlMapping written = yaml.mapping("subject");
        String service = written.text("service").orElse("");
        String person = written.text("person").orElse("");
        written.close();
        if (service.isEmpty() == person.isEmpty()) {
            problem("subject", "wants one subject", "estate, {service: NAME} or {person: NAME}");
            return null;
        }
        if (!service.isEmpty()) {
            if (services != null) {
                known("subject", "service of any host", service, services);
            }
            return new Attestation.About(Attestation.Subject.SERVICE, service);
        }
        return new Attestation.About(Attestation.Subject.PERSON, person("subject", person));
    }

    private String person(String key, String name) {
        if (!name.isEmpty() && !people.isEmpty()) {
            known(key, "person in people.yaml", name, people);
        }
        return name;
    }

    private void known(String key, String what, String name, Collection<String> names) {
        right &= StatedNames.isKnown(yaml, key, what, name, names);
    }

    private @Nullable LocalDate date(YamlMapping at, String key, String text) {
        LocalDate day = StatedNames.day(at, key, text);
        right &= day != null || text.isEmpty();
        return day;
    }

    private void checkOrder(
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate date) {
        if ((from == null) != (to == null)) {
            problem("period", "wants both its first and its last day", "{from: DAY, to: DAY}");
        } else if (from != null && to != null && from.isAfter(to)) {
            problem("period", "begins after its end", "");
        } else if (to != null && date != null && to.isAfter(date) && !isAhead(kind)) {
            problem("period", "ends on %s, after the statement of %s".formatted(to, date), "");
        }
    }

    /** Whether it is approved before what it covers happens. */
    private static boolean isAhead(String kind) {
        return kind.equals("logging-suspension");
    }

    private String required(String key) {
        String text = yaml.requiredText(key);
        right &= !text.isEmpty();
        return isPlaceholder(key) ? "" : text;
    }

    /** Empty when there is none, and for a placeholder, which is a problem by then. */
    private String text(YamlMapping at, String key) {
        String text = at.text(key).orElse("");
        return refused(at, key, text) ? "" : text;
    }

    private List<String> texts(String key) {
        List<String> texts = yaml.texts(key);
        texts.forEach(text -> refused(yaml, key, text));
        return texts;
    }

    private boolean isPlaceholder(String key) {
        return yaml.node(key).orElse(null) instanceof YamlNode.Scalar scalar
                && refused(yaml, key, scalar.text());
    }

    private boolean refused(YamlMapping at, String key, String text) {
        if (!Placeholder.is(text)) {
            return false;
        }
        right = false;
        at.problem(
                key,
                "'%s' is still the placeholder %s".formatted(key, text),
                "write it in its place, without the brackets");
        return true;
    }

    private void problem(String key, String message, String hint) {
        right = false;
        yaml.problem(key, message, hint);
    }
}
