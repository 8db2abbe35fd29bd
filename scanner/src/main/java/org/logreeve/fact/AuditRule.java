package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One rule of the kernel's audit system in its canonical form: a watch ({@code -w}) and the syscall
 * rule that means the same give equal facts.
 *
 * @param source {@code boot} for what the rule files load at the next start, {@code kernel} for
 *     what {@code auditctl -l} showed
 * @param inForce whether it makes or suppresses records: false when loading stops before it, when
 *     auditing is off, or when a {@code never} rule before it takes every event
 * @param list {@code exit}, {@code task}, {@code user}, {@code exclude} or {@code filesystem}
 * @param action {@code always} or {@code never}
 * @param arches {@code b64}, {@code b32}, or both, that it applies to
 * @param syscalls system call names, or only {@code all}
 * @param path watched file or directory without a slash at its end; empty when it watches none
 * @param recursive whether everything below {@code path} is watched
 * @param permissions kinds of access watched, of {@code r}, {@code w}, {@code x}, {@code a}; all
 *     four when it does not narrow them
 * @param filters further conditions, all of which an event must meet, for example {@code
 *     auid>=1000}, {@code auid!=unset}, {@code exit=-EACCES} or {@code uid!=euid}, sorted
 * @param exceptions {@code never} rules before it that take some of its events, as text with {@code
 *     path:line}
 * @param keys its {@code -k} keys
 * @param text the rule as {@code auditctl -l} prints it
 * @param origin {@code path:line} of the rule
 */
public record AuditRule(
        String source,
        boolean inForce,
        String list,
        String action,
        List<String> arches,
        List<String> syscalls,
        String path,
        boolean recursive,
        List<String> permissions,
        List<String> filters,
        List<String> exceptions,
        List<String> keys,
        String text,
        Origin origin)
        implements Fact {
    public AuditRule {
        arches = List.copyOf(arches);
        syscalls = List.copyOf(syscalls);
        permissions = List.copyOf(permissions);
        filters = List.copyOf(filters);
        exceptions = List.copyOf(exceptions);
        keys = List.copyOf(keys);
    }
}
