package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.logreeve.author.Mutation;
import org.logreeve.policy.PolicyPack;

/** A rule's fixtures are only worth something if they notice a mistake in it. */
class PolicyMutationTest {
    private static final Path FOLDER = Path.of("../policies");

    @Test
    void eachConditionOfTheReferencePackLeftOutOrTurnedRoundTurnsAFixtureRed() {
        RuleSample sample = RuleSample.of(PolicyPack.ofWorkingTree(FOLDER));

        Mutation mutation = Mutation.run(FOLDER, sample.rules());

        System.out.printf("%d changes of conditions in %s%n", mutation.mutants(), sample);
        assertThat(mutation.survivors()).isEmpty();
        assertThat(sample.rules()).hasSizeGreaterThanOrEqualTo(sample.of() / 10);
        assertThat(mutation.mutants()).isGreaterThanOrEqualTo(4 * sample.rules().size());
    }
}
