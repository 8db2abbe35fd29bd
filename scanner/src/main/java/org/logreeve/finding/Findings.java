package org.logreeve.finding;

import org.logreeve.fact.Fact;

/**
 * What the consequence of a rule may say; the only global of a rule.
 *
 * <p>The words around {@code found} and {@code wanted} stand in {@code rule.yaml} under {@code
 * messages}, by the case in the DRL rule's name: {@code rule "id (case)"}.
 */
public interface Findings {
    /** The fact shows that the requirement is not met. */
    void fail(Fact fact, Object found, Object wanted);

    /** The requirement is not met because something is not there at all. */
    void failAbsent(Object wanted);

    /** The fact was judged: a pass carries it as evidence. */
    void examined(Fact fact);
}
