package org.logreeve.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.logreeve.policy.PolicyPack;
import picocli.CommandLine.Option;

/** Which policy, shared by commands that need one. */
final class PolicyOptions {
    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description = "Folder of the policy pack (default: the reference pack).")
    @Nullable Path policy;

    @Option(
            names = "--policy-ref",
            paramLabel = "REF",
            defaultValue = "HEAD",
            description = "Commit, tag or branch to read it at (default: ${DEFAULT-VALUE}).")
    String ref;

    @Option(
            names = "--policy-worktree",
            description = "Read the folder as it lies there; reports say 'uncommitted'.")
    boolean worktree;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Rules and thresholds of this profile (default: all accepted rules).")
    String profile;

    Path folder() {
        return policy == null ? HomeFolder.below("policies") : policy;
    }

    PolicyPack load() {
        return pack().inForce();
    }

    private PolicyPack pack() {
        return worktree
                ? PolicyPack.ofWorkingTree(folder(), profile)
                : PolicyPack.ofCommit(folder(), ref, profile);
    }
}
