package org.logreeve.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.logreeve.text.Origin;

class EffectiveValueTest {
    @Test
    void theNewestFiftyThatLostAreKeptOldestFirst() {
        EffectiveValue value = null;
        for (int i = 0; i <= 60; i++) {
            value =
                    new EffectiveValue(
                            "a", "v" + i, new Origin("/x", i), EffectiveValue.overridden(value));
        }

        assertThat(EffectiveValue.overridden(null)).isEmpty();
        assertThat(EffectiveValue.overridden(value))
                .hasSize(50)
                .extracting(EffectiveValue.Overridden::value)
                .startsWith("v11")
                .endsWith("v60");
    }
}
