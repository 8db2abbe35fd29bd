package org.logreeve.journal;

import org.jspecify.annotations.Nullable;

/** The payload of one journal record: exactly one of the four is there. */
record Entry(
        @Nullable RunHeader run,
        @Nullable HostRecord host,
        @Nullable SubjectRecord subject,
        @Nullable RunEnd end) {
    static Entry of(RunHeader run) {
        return new Entry(run, null, null, null);
    }

    static Entry of(HostRecord host) {
        return new Entry(null, host, null, null);
    }

    static Entry of(SubjectRecord subject) {
        return new Entry(null, null, subject, null);
    }

    static Entry of(RunEnd end) {
        return new Entry(null, null, null, end);
    }
}
