package org.logreeve.author;

import java.util.List;

/**
 * What came of one fixture.
 *
 * @param name the fixture's path below the pack's folder; a rule's path when fixtures are missing
 * @param differences what is not as expected, a line each; empty when all is. May hold fixture text
 */
public record FixtureResult(String name, List<String> differences) {
    public FixtureResult {
        differences = List.copyOf(differences);
    }

    public boolean isOk() {
        return differences.isEmpty();
    }
}
