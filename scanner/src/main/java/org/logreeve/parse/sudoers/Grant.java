package org.logreeve.parse.sudoers;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/**
 * One command of one line that says who may run what, with all that it takes over from the commands
 * before it on that line.
 *
 * @param runAsUsers null where the line does not say: then it is {@code runas_default}
 * @param runAsGroups null where it names none
 * @param options such as {@code CWD} and {@code TIMEOUT}, as written
 * @param tags settings that its tags replace, by the settings' names: {@code NOPASSWD} is {@code
 *     authenticate} false
 * @param impliedSetenv whether {@code setenv} is there for {@code ALL} only
 * @param command what may be run, or with negation may not
 * @param origin of the command
 */
public record Grant(
        List<Member> users,
        List<Member> hosts,
        @Nullable List<Member> runAsUsers,
        @Nullable List<Member> runAsGroups,
        Map<String, String> options,
        SortedMap<String, Boolean> tags,
        boolean impliedSetenv,
        Member command,
        Origin origin) {
    public Grant {
        users = List.copyOf(users);
        hosts = List.copyOf(hosts);
        runAsUsers = runAsUsers == null ? null : List.copyOf(runAsUsers);
        runAsGroups = runAsGroups == null ? null : List.copyOf(runAsGroups);
        options = Map.copyOf(options);
        tags = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
}
