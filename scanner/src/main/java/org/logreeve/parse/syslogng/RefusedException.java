package org.logreeve.parse.syslogng;

import org.logreeve.text.Origin;

/** The daemon refuses the whole configuration at this place. */
final class RefusedException extends Exception {
    private final Origin at;

    RefusedException(Origin at, String message) {
        super(message, null, false, false);
        this.at = at;
    }

    Origin at() {
        return at;
    }
}
