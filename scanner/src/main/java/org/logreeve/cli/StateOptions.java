package org.logreeve.cli;

import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.scan.StateUse;
import org.logreeve.text.InputException;
import picocli.CommandLine.Option;

/** What leads from one run to the next. */
final class StateOptions {
    @Option(
            names = "--state",
            paramLabel = "DIR|git:REF",
            description = {
                "What is known of hosts from one run to the next (first seen, last good scan, sizes of",
                "logs): a folder, or a ref of the repository that holds the inventory."
            })
    @Nullable String state;

    /**
     * @throws InputException when it cannot be meant
     */
    @Nullable StateUse of(Inventory inventory, @Nullable String policyRef) {
        if (state != null && state.isBlank()) {
            throw new InputException(
                    "--state", 0, 0, "wants a folder or git:REF", "such as git:logreeve-state");
        }
        return state == null ? null : StateUse.of(state, inventory, policyRef);
    }
}
