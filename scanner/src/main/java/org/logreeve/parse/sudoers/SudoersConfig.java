package org.logreeve.parse.sudoers;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * What sudo makes of its files.
 *
 * @param main the file it starts with
 * @param host the host's own name, which decides what is for it; empty when it is not known
 * @param entries the settings of all {@code Defaults} lines, in order
 * @param aliases of all files
 * @param grants who may run what, in order: of those that fit the last one counts
 */
public record SudoersConfig(
        Origin main, String host, List<DefaultEntry> entries, Aliases aliases, List<Grant> grants) {
    public SudoersConfig {
        entries = List.copyOf(entries);
        grants = List.copyOf(grants);
    }

    /** Whether a grant is for this host. */
    public HostMatch isHere(Grant grant) {
        return HostMatch.of(aliases.expand(Aliases.Type.HOST, grant.hosts()), host);
    }

    /** Whether an entry is for this host. */
    public HostMatch isHere(DefaultEntry entry) {
        return entry.scope() == DefaultEntry.Scope.HOST
                ? HostMatch.of(aliases.expand(Aliases.Type.HOST, entry.members()), host)
                : HostMatch.YES;
    }
}
