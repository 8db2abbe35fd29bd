package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * Whether two stages of the audit rules say the same. The stages are {@code files} (what the rule
 * files come to when they are loaded), {@code compiled} (the {@code audit.rules} that was written
 * from them last) and {@code kernel} (what is loaded).
 *
 * @param from {@code files} or {@code compiled}
 * @param to {@code compiled} or {@code kernel}
 * @param inSync whether both hold the same rules in the same order
 * @param missing rules of {@code from} that {@code to} lacks
 * @param extra rules of {@code to} that {@code from} lacks
 * @param origin what {@code to} was read from
 */
public record AuditDrift(
        String from,
        String to,
        boolean inSync,
        List<String> missing,
        List<String> extra,
        Origin origin)
        implements Fact {
    public AuditDrift {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
    }
}
