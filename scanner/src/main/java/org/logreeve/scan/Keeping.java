package org.logreeve.scan;

import org.jspecify.annotations.Nullable;
import org.logreeve.inventory.SecretReference;

/**
 * What a run keeps of what it read, and what it takes from runs before it.
 *
 * @param redactionKey where the key of the marks for secrets is; null for one of this run's own
 * @param days how long snapshots stay in the output folder; 0 keeps none
 * @param standIn from where earlier snapshots stand in for hosts that were not reached: a run of
 *     the output folder, another such folder, or empty for all earlier runs of the output folder;
 *     null for nowhere
 * @param state what leads from one run to the next; null for nothing
 */
public record Keeping(
        @Nullable SecretReference redactionKey,
        int days,
        @Nullable String standIn,
        @Nullable StateUse state) {
    /** Without a state. */
    public Keeping(@Nullable SecretReference redactionKey, int days, @Nullable String standIn) {
        this(redactionKey, days, standIn, null);
    }

    /** Nothing. */
    public static final Keeping NOTHING = new Keeping(null, 0, null);
}
