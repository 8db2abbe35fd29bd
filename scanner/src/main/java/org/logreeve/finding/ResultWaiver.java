package org.logreeve.finding;

/**
 * What people said of a failing result: that it is accepted for a while, and how long.
 *
 * @param at {@code path:line} of the waiver
 * @param reason why it is accepted, one line
 * @param owner who answers for it
 * @param approver who agreed; never the owner
 * @param ticket where it is followed
 * @param until last day, in ISO form
 * @param zone whose day that is
 * @param inForce whether it held when the run began; one that did not keeps nothing from counting
 */
public record ResultWaiver(
        String at,
        String reason,
        String owner,
        String approver,
        String ticket,
        String until,
        String zone,
        boolean inForce) {
    /** For people, in one line. */
    public String words() {
        return "until %s (%s), owner %s, approved by %s, ticket %s: %s; %s"
                .formatted(until, zone, owner, approver, ticket, reason, at);
    }
}
