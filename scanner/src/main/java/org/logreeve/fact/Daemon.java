package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A logging, rotation or time program that is installed on the host.
 *
 * @param component for example {@code rsyslog}, {@code chrony} or {@code logrotate}
 * @param state whether it was seen running: {@code running}, {@code stopped}, or {@code unknown}
 *     when the service manager could not be asked; for {@code logrotate}: whether its timer was
 * @param health {@code failed} when the service manager has it as failed, {@code ok} when not,
 *     {@code unknown} when it did not say; for {@code logrotate}: how its last run ended
 * @param unit the unit that was asked for; empty when none is known
 * @param origin where that was seen
 */
public record Daemon(String component, String state, String health, String unit, Origin origin)
        implements Fact {}
