package org.logreeve.fact;

import org.logreeve.text.Origin;

/** A statement about a host that a rule can match. Components are plain values and origins. */
public sealed interface Fact
        permits Host, Daemon, TimeSource, ForwardTarget, Retention, JournalStorage, Gap, Parameter {
    /** Where the statement was read. */
    Origin origin();
}
