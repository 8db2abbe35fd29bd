package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A logging, rotation or time program that is installed on the host.
 *
 * @param component {@code rsyslog}, {@code chrony} or {@code logrotate}
 * @param state whether it was seen running; for {@code logrotate}: whether its timer was
 * @param origin where that was seen
 */
public record Daemon(String component, RunState state, Origin origin) implements Fact {}
