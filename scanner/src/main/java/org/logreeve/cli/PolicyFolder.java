package org.logreeve.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The pack that authors work on: always as it lies in its folder. */
final class PolicyFolder {
    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description = "Folder of the policy pack (default: the reference pack).")
    @Nullable Path policy;

    Path path() {
        return policy == null ? HomeFolder.below("policies") : policy;
    }
}
