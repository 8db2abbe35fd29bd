package org.logreeve.inventory;

import java.time.Instant;
import java.util.List;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** Who committed a fixture's attestation: its reviewer, unless {@code committed} says otherwise. */
final class FixtureAuthorship {
    private static final String KEY = "committed";
    private static final String COMMIT = "0".repeat(40);
    private static final Instant TIME = Instant.parse("2026-06-30T00:00:00Z");

    private FixtureAuthorship() {}

    static Authorship read(YamlMapping attestation, String reviewer) {
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
        written.close();
        return new Authorship(
                Authorship.State.KNOWN, author, coAuthors, approvers, COMMIT, TIME, "");
    }
}
