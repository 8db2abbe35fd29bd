package org.logreeve.parse.logrotate;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.text.Origin;

/** A stanza while it is read. */
final class OpenStanza {
    private final Scope scope;
    private final Origin origin;
    private final List<LogPattern> patterns = new ArrayList<>();

    OpenStanza(Scope scope, Origin origin) {
        this.scope = scope;
        this.origin = origin;
    }

    Scope scope() {
        return scope;
    }

    Origin origin() {
        return origin;
    }

    List<LogPattern> patterns() {
        return patterns;
    }

    LogrotateStanza close() {
        return new LogrotateStanza(patterns, scope.settings(), origin);
    }
}
