package org.logreeve.journal;

import org.jspecify.annotations.Nullable;

/** The payload of one journal record: exactly one of the three is there. */
record Entry(@Nullable RunHeader run, @Nullable HostRecord host, @Nullable RunEnd end) {}
