package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * How the kernel's audit system is set.
 *
 * @param source {@code boot} for what the rule files set at the next start, {@code kernel} for what
 *     {@code auditctl -s} showed
 * @param enabled 0 off, 1 on, 2 on and locked until the next start
 * @param locked whether rules and settings cannot be changed before the next start
 * @param failure what the kernel does when it cannot audit: 0 nothing, 1 a message, 2 panic
 * @param backlogLimit records that may wait for the daemon
 * @param rateLimit records a second before they are dropped; 0 for no limit
 * @param backlogWait time a process waits when the backlog is full, in kernel ticks; -1 when it is
 *     not set
 * @param loginuidImmutable whether a login UID, once set, stays
 * @param lost records lost since the start of the system; -1 when not observed
 * @param origin {@code path:line} that sets {@code enabled}, or what was observed
 */
public record AuditSettings(
        String source,
        long enabled,
        boolean locked,
        long failure,
        long backlogLimit,
        long rateLimit,
        long backlogWait,
        boolean loginuidImmutable,
        long lost,
        Origin origin)
        implements Fact {}
