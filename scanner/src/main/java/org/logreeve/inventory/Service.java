package org.logreeve.inventory;

import org.logreeve.text.Origin;

/**
 * A service that hosts name as theirs, and who answers for it.
 *
 * @param name as hosts and attestations name it
 * @param owner a person of {@code people.yaml} or an e-mail address
 * @param manager the same; empty when none is named
 * @param security whom to tell of what is suspicious there: a person or an address
 * @param holidays the region of {@code holidays.yaml} whose holidays its people have; empty when
 *     none is named
 * @param origin the line of {@code services.yaml}
 */
public record Service(
        String name,
        String owner,
        String manager,
        String security,
        String holidays,
        Origin origin) {
    /** Who answers for it, on one line. */
    public String words() {
        return "service %s: owner %s%s, security %s"
                .formatted(name, owner, manager.isEmpty() ? "" : ", manager " + manager, security);
    }
}
