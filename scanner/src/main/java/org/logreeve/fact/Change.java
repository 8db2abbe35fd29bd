package org.logreeve.fact;

import org.logreeve.text.Origin;

/**
 * A fact about logging on a host that is not as it was when the host was read before.
 *
 * @param kind the kind of the fact that changed, for example {@code ForwardTarget}
 * @param subject the stream, collector or parameter concerned
 * @param before the fact in words as it was; empty when it is new
 * @param after the fact in words as it is; empty when it is gone
 * @param since when the host was read before, ISO 8601 in UTC
 * @param origin where it is read now, or was read when it is gone
 */
public record Change(
        String kind, String subject, String before, String after, String since, Origin origin)
        implements Fact {}
