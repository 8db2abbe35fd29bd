package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A logging, rotation or time program that is installed on the host.
 *
 * @param component for example {@code rsyslog}, {@code chrony} or {@code logrotate}
 * @param state whether it was seen running: {@code running}, {@code stopped}, or {@code unknown}
 *     when the service manager could not be asked; for {@code logrotate}: whether its timer was
 * @param unit the unit that was asked for; empty when none is known
 * @param origin where that was seen
 */
public record Daemon(String component, String state, String unit, Origin origin) implements Fact {}
