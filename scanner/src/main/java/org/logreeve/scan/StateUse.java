package org.logreeve.scan;

import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.Inventory;
import org.logreeve.state.StateStore;
import org.logreeve.text.InputException;

/**
 * The state that a run goes by.
 *
 * @param store where it is
 * @param policyRef the branch or tag that the user reads the policy at; null for none
 */
public record StateUse(StateStore store, @Nullable String policyRef) {
    /**
     * @param text a folder, or {@code git:REF}
     * @throws InputException when it cannot be meant
     */
    public static StateUse of(String text, Inventory inventory, @Nullable String policyRef) {
        return new StateUse(
                StateStore.of(text, java.nio.file.Path.of(inventory.path()), inventory.name()),
                policyRef);
    }
}
