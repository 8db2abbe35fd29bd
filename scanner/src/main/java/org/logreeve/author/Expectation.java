package org.logreeve.author;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.State;
import org.logreeve.text.Origin;

/**
 * What a rule must say about a fixture.
 *
 * @param state what the fixture's name ends in
 * @param findings places of the findings wanted, in order; null when {@code expect.yaml} names none
 * @param examined places of the facts that it must have looked at, and of no others; null when
 *     {@code expect.yaml} names none
 * @param plainGrep a search that would come to the wrong verdict here; null when none is named
 */
public record Expectation(
        State state,
        @Nullable List<Origin> findings,
        @Nullable List<Origin> examined,
        @Nullable PlainGrep plainGrep) {
    public Expectation {
        findings = findings == null ? null : findings.stream().sorted().toList();
        examined = examined == null ? null : examined.stream().sorted().toList();
    }
}
