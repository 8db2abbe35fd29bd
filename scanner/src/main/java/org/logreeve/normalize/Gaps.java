package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Gap;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/** Gap facts from what a parser could not read or understand. */
final class Gaps {
    /** One gap of a scope is as wide as a thousand; a few name the places to look at. */
    private static final int MOST = 20;

    private Gaps() {}

    static Gap unreadable(String kind, String component, Parsed.Unreadable<?> unreadable) {
        return new Gap(
                kind, component, "", Gap.Cause.UNREADABLE, unreadable.reason(), unreadable.at());
    }

    /** Gaps over all facts of the kind, one for each problem with unknown effect. */
    static List<Gap> whole(String kind, String component, List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.effect() == Problem.Effect.UNKNOWN)
                .limit(MOST)
                .map(
                        problem ->
                                new Gap(
                                        kind,
                                        component,
                                        "",
                                        cause(problem),
                                        problem.message(),
                                        problem.at()))
                .toList();
    }

    /** A problem with a whole file is that it could not be read; one with a line, what it says. */
    private static Gap.Cause cause(Problem problem) {
        return problem.at().line() == 0 ? Gap.Cause.UNREADABLE : Gap.Cause.NOT_UNDERSTOOD;
    }
}
