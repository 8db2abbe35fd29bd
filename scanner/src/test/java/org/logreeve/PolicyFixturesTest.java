package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.author.Fixture;
import org.logreeve.author.FixtureReader;
import org.logreeve.policy.PolicyPack;

/** The fixtures of the reference pack. */
class PolicyFixturesTest {
    private static final Path FOLDER = Path.of("../policies");
    private static final PolicyPack PACK = PolicyPack.ofWorkingTree(FOLDER);

    @Test
    void eachRuleHasAPassingAFailingAndAnUnknownFixture() {
        List<Fixture> fixtures = FixtureReader.read(FOLDER, PACK);

        for (String rule : PACK.rules().keySet()) {
            assertThat(fixtures)
                    .filteredOn(fixture -> fixture.rule().equals(rule))
                    .extracting(fixture -> fixture.expected().word())
                    .contains("pass", "fail", "unknown");
        }
    }
}
