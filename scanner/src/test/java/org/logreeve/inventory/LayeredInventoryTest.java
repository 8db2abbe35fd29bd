package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredInventoryTest {
    @TempDir private Path folder;

    @Test
    void builtInValuesAreThoseThatHoldWhereNobodySaysAnything() {
        InventoryHost silent = host("hosts:\n  web01:\n");
        InventoryHost said =
                host("hosts:\n  web01:\n" + LayeredInventory.BUILT_IN_VALUES.indent(4));

        assertThat(said).isEqualTo(silent);
    }

    private InventoryHost host(String below) {
        return new InventoryText(folder).below(below).read().hosts().getFirst();
    }
}
