package org.logreeve.parse.rsyslog;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * A named list of statements.
 *
 * @param queued whether it has a queue of its own, so that a {@code call} hands it a copy and its
 *     {@code stop} does not reach the caller
 */
public record Ruleset(String name, boolean queued, List<Statement> statements, Origin origin) {
    public Ruleset {
        statements = List.copyOf(statements);
    }
}
