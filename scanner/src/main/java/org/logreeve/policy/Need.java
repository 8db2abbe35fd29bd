package org.logreeve.policy;

import org.logreeve.fact.Gap;

/**
 * Facts that a rule cannot do without: a gap in them makes a result that is no proven fail unknown.
 *
 * @param kind name of the fact record
 * @param scope the stream, path, unit or component concerned; empty for all of the kind
 */
public record Need(String kind, String scope) {
    /** Whether facts that this needs may be missing. */
    public boolean isMissedBy(Gap gap) {
        return kind.equals(gap.kind())
                && (scope.isEmpty()
                        || gap.scope().isEmpty()
                        || isPattern(gap.scope())
                        || scope.equals(gap.scope())
                        || scope.equals(gap.component()));
    }

    /** A gap over a pattern of paths may be over any of them. */
    private static boolean isPattern(String scope) {
        return scope.matches(".*[*?\\[].*");
    }
}
