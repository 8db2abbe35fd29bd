package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A program that the audit daemon hands its records to. A rule about where audit records go needs
 * this kind as well as {@link ForwardTarget}: with unreadable plugins no target is known.
 *
 * @param name file name of its configuration
 * @param kind {@code syslog}, {@code remote}, {@code socket} or {@code other}
 * @param active whether the daemon starts it
 * @param program path of the program, or the name of the built-in
 * @param arguments its arguments
 * @param priority syslog facility and severity it writes with, for example {@code local6.info};
 *     empty when it is not for syslog
 * @param origin {@code path:line} that decides whether it is active
 */
public record AuditPlugin(
        String name,
        String kind,
        boolean active,
        String program,
        List<String> arguments,
        String priority,
        Origin origin)
        implements Fact {
    public AuditPlugin {
        arguments = List.copyOf(arguments);
    }
}
