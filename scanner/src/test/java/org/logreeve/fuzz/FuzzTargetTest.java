package org.logreeve.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.logreeve.normalize.HostModel;

class FuzzTargetTest {
    @Test
    void eachComponentOfAHostIsFuzzed() {
        var parsed = new ArrayList<>(HostModel.componentNames());
        // made of what the others are
        parsed.remove("routes");

        assertThat(FuzzTarget.PARSERS.keySet()).containsExactlyInAnyOrderElementsOf(parsed);
    }
}
