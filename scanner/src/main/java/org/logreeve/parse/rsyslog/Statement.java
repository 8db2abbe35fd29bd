package org.logreeve.parse.rsyslog;

import java.util.List;
import org.logreeve.text.Origin;

/** One statement of a ruleset, in the daemon's order. */
public sealed interface Statement {
    Origin origin();

    /** Hands the message to an action. */
    record Run(Action action, Origin origin) implements Statement {}

    /**
     * A selector, property filter or {@code if}.
     *
     * @param text the condition as written, on one line
     */
    record Branch(
            Condition when,
            String text,
            List<Statement> then,
            List<Statement> otherwise,
            Origin origin)
            implements Statement {
        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code stop} or {@code ~}: nothing after it sees the message. */
    record Stop(Origin origin) implements Statement {}

    /** Runs another ruleset and comes back, unless that one stops the message. */
    record Call(String ruleset, Origin origin) implements Statement {}

    /** Runs a ruleset whose name is worked out for each message. */
    record CallIndirect(String expression, Origin origin) implements Statement {}

    /** {@code foreach}: the body runs any number of times. */
    record Loop(List<Statement> body, Origin origin) implements Statement {
        public Loop {
            body = List.copyOf(body);
        }
    }
}
