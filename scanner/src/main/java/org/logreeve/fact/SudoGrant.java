package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A command that sudo lets somebody run on this host, or with {@code denied} does not; of all that
 * fit, the last one counts.
 *
 * @param users who, aliases replaced: a name, {@code %group}, {@code +netgroup}, {@code #number} or
 *     {@code ALL}; one with {@code !} is left out
 * @param rootAlone whether only root is meant, who may do it without sudo
 * @param runAs as whom, in the same manner; without any: {@code runas_default}, mostly root; an
 *     empty name is the caller
 * @param runAsGroups as which groups
 * @param asRoot whether root is, or may be, among those that it can be run as
 * @param command path and arguments as written, {@code ALL}, or the name of an alias that is not
 *     defined; without arguments any may be given
 * @param denied whether it takes the command away
 * @param tags settings that it replaces: {@code !authenticate} for {@code NOPASSWD}, {@code
 *     !log_output} for {@code NOLOG_OUTPUT}
 * @param powers what it can do to logging: {@code any-command} (it is ALL, a shell, or a program
 *     that starts others), {@code stop}, {@code edit}, {@code erase}, or {@code unrated} for a
 *     program of which that is not known; none for programs that only read, for denied commands and
 *     for those that are not run as root
 * @param certain false when it names hosts of which it is not known whether this is one
 * @param origin {@code path:line} of the command
 */
public record SudoGrant(
        List<String> users,
        boolean rootAlone,
        List<String> runAs,
        List<String> runAsGroups,
        boolean asRoot,
        String command,
        boolean denied,
        List<String> tags,
        List<String> powers,
        boolean certain,
        Origin origin)
        implements Fact {
    public SudoGrant {
        users = List.copyOf(users);
        runAs = List.copyOf(runAs);
        runAsGroups = List.copyOf(runAsGroups);
        tags = List.copyOf(tags);
        powers = List.copyOf(powers);
    }
}
