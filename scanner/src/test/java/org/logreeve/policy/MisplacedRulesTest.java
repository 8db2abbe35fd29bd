package org.logreeve.policy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

class MisplacedRulesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path pack;

    @Test
    void aRuleThatLiesTooDeepOrNotDeepEnoughIsAProblem() throws Exception {
        Path good = Path.of("../policies/rules/retention/local-minimum");
        Files.copy(Path.of("../policies/pack.yaml"), pack.resolve("pack.yaml"));
        for (String place : new String[] {"retention/local-minimum", "a/b/c", "d"}) {
            Path folder = Files.createDirectories(pack.resolve("rules").resolve(place));
            Files.copy(good.resolve("rule.yaml"), folder.resolve("rule.yaml"));
            Files.copy(good.resolve("rule.drl"), folder.resolve("rule.drl"));
        }

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(pack))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("rules/a/b/c")
                .hasMessageContaining("rules/d");
    }
}
