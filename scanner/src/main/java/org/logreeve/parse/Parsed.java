package org.logreeve.parse;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * The outcome of parsing one component.
 *
 * @param <C> the component's effective configuration
 */
public sealed interface Parsed<C> {
    /** The component is on the host and its configuration was read; problems may limit it. */
    record Config<C>(C config, List<Problem> problems) implements Parsed<C> {
        public Config {
            problems = List.copyOf(problems);
        }

        public boolean isUnderstood() {
            return problems.stream().noneMatch(p -> p.effect() == Problem.Effect.UNKNOWN);
        }
    }

    /** The component is proven not to be on the host. */
    record NotPresent<C>() implements Parsed<C> {}

    /** It is there, or may be there, and what it is configured to do could not be read. */
    record Unreadable<C>(Origin at, String reason) implements Parsed<C> {}
}
