package org.logreeve.parse.audit;

import org.logreeve.text.Origin;

/**
 * One part of the audit set-up, as far as it could be read.
 *
 * @param <T> what it holds
 */
public sealed interface Stage<T> {
    /** It was read. */
    record Known<T>(T value, Origin at) implements Stage<T> {}

    /** It is proven not to be there. */
    record None<T>(Origin at) implements Stage<T> {}

    /** It may be there, and could not be read. */
    record Hidden<T>(Origin at, String reason) implements Stage<T> {}
}
