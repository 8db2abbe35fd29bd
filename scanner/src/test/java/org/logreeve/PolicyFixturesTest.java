package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.logreeve.author.Fixture;
import org.logreeve.author.FixtureReader;
import org.logreeve.author.PolicyTest;
import org.logreeve.policy.PolicyPack;

/** Each fixture of the reference pack goes the whole way from files to a verdict. */
class PolicyFixturesTest {
    private static final Path FOLDER = Path.of("../policies");
    private static final PolicyPack PACK = PolicyPack.ofWorkingTree(FOLDER);

    @TestFactory
    Stream<DynamicTest> fixtures() {
        PolicyTest test = PolicyTest.run(FOLDER, List.of());
        System.out.printf("%d fixtures of %d rules%n", test.results().size(), test.rules());
        return test.results().stream()
                .map(
                        fixture ->
                                DynamicTest.dynamicTest(
                                        fixture.name(),
                                        () -> assertThat(fixture.differences()).isEmpty()));
    }

    @Test
    void eachRuleHasAPassingAFailingAndAnUnknownFixture() {
        List<Fixture> fixtures = FixtureReader.read(FOLDER, PACK);

        for (String rule : PACK.rules().keySet()) {
            assertThat(fixtures)
                    .filteredOn(fixture -> rule.startsWith(fixture.rule()))
                    .extracting(fixture -> fixture.expected().word())
                    .contains("pass", "fail", "unknown");
        }
    }
}
