package org.logreeve.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** Who committed a fixture's attestation: its reviewer, unless {@code committed} says otherwise. */
final class FixtureAuthorship {
    private static final String KEY = "committed";
    private static final String COMMIT = "0".repeat(40);

    private FixtureAuthorship() {}

    /**
     * @param date the day that the attestation bears; {@code committed: {day: DAY}} says otherwise
     */
    static Authorship read(YamlMapping attestation, String reviewer, @Nullable LocalDate date) {
        if (attestation.node(KEY).orElse(null) instanceof YamlNode.Scalar) {
            Authorship.State state =
                    attestation
                            .oneOf(KEY, Authorship.State.class)
                            .orElse(Authorship.State.UNCOMMITTED);
            if (state != Authorship.State.KNOWN) {
                String word = attestation.text(KEY).orElse("");
                return Authorship.without(state, "the fixture says '" + word + "'");
            }
        }
        YamlMapping written = attestation.mapping(KEY);
        String author = written.text("author").orElse(reviewer);
        List<String> coAuthors = written.texts("co-authors");
        List<String> approvers = written.texts("approvers");
        LocalDate named = StatedNames.day(written, "day", written.text("day").orElse(""));
        LocalDate day = named == null ? date : named;
        Instant time = day == null ? Instant.EPOCH : day.atStartOfDay(ZoneOffset.UTC).toInstant();
        written.close();
        return new Authorship(
                Authorship.State.KNOWN, author, coAuthors, approvers, COMMIT, time, "");
    }
}
