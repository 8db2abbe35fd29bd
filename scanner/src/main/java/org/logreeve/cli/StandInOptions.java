package org.logreeve.cli;

import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputException;
import picocli.CommandLine.Option;

/** What is taken from earlier runs for hosts that are not reached. */
final class StandInOptions {
    @Option(
            names = "--stand-in",
            paramLabel = "RUN|DIR",
            defaultValue = "",
            description = {
                "From where an earlier snapshot, at most 7 days old, may stand in for a host that",
                "was not reached: a run's id, or another output folder (default: all earlier runs of",
                "the output folder). Each verdict is marked 'as of', the host stays not assessed."
            })
    String standIn;

    @Option(names = "--no-stand-in", description = "Nothing stands in for what was not reached.")
    boolean noStandIn;

    /**
     * As {@link org.logreeve.scan.Keeping#standIn} has it.
     *
     * @throws InputException when these do not go together
     */
    @Nullable String from() {
        if (noStandIn && !standIn.isEmpty()) {
            throw new InputException(
                    "--stand-in", 0, 0, "does not go with --no-stand-in", "leave one out");
        }
        return noStandIn ? null : standIn;
    }
}
