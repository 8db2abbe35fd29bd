package org.logreeve.policy;

import org.logreeve.fact.Gap;

/**
 * Facts that a rule cannot do without: a gap in them makes a result that is no proven fail unknown.
 *
 * @param kind name of the fact record
 * @param scope the stream, path, unit or component concerned; with a {@code *} at its end all that
 *     begin so; empty for all of the kind
 */
public record Need(String kind, String scope) {
    /** Whether facts that this needs may be missing. */
    public boolean isMissedBy(Gap gap) {
        return kind.equals(gap.kind())
                && (scope.isEmpty()
                        || gap.scope().isEmpty()
                        || isPattern(gap.scope())
                        || isAbout(gap.scope())
                        || scope.equals(gap.component()));
    }

    /** Whether a stream, path, unit or component is one that the rule is about. */
    public boolean isAbout(String other) {
        return scope.endsWith("*")
                ? other.startsWith(scope.substring(0, scope.length() - 1))
                : scope.equals(other);
    }

    /** A gap over a pattern of paths may be over any of them. */
    private static boolean isPattern(String scope) {
        return scope.matches(".*[*?\\[].*");
    }
}
