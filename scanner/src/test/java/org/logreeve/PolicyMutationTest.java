package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.author.Mutation;

/** A rule's fixtures are only worth something if they notice a mistake in it. */
class PolicyMutationTest {
    @Test
    void eachConditionOfTheReferencePackLeftOutOrTurnedRoundTurnsAFixtureRed() {
        Mutation mutation = Mutation.run(Path.of("../policies"), List.of());

        assertThat(mutation.survivors()).isEmpty();
        assertThat(mutation.mutants()).isGreaterThanOrEqualTo(12);
    }
}
