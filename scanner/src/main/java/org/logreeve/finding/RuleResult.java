package org.logreeve.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule came to on one subject.
 *
 * @param host inventory name of the host, or of another subject; empty when there is none of the
 *     sort
 * @param rule rule instance id
 * @param requirement catalogue ids the rule answers for
 * @param subject what it is about: a host, service or person, or the estate; the word in lower case
 * @param state the verdict
 * @param reason reason class and detail for unknown, notapplicable and error, for example {@code
 *     unreadable}; empty for pass and fail
 * @param detail one line for people beside {@code reason}; may hold host text
 * @param severity the rule's; of a fail its gravest finding's
 * @param observed {@code true} when the running state was seen as well, {@code unknown} when it
 *     could not be
 * @param findings empty unless the state is fail or waived
 * @param examined the facts that were judged
 * @param causedBy id of the rule whose result on the same host explains this one; empty for none
 * @param waiver what waives it, or of a fail what did so once; null for none
 */
public record RuleResult(
        String host,
        String rule,
        List<String> requirement,
        String subject,
        State state,
        String reason,
        String detail,
        Severity severity,
        String observed,
        List<Finding> findings,
        List<Examined> examined,
        String causedBy,
        @Nullable ResultWaiver waiver) {
    /** Reason class of a result that is waived. */
    private static final String WAIVED = "waived";

    public RuleResult {
        requirement = List.copyOf(requirement);
        findings = List.copyOf(findings);
        examined = List.copyOf(examined);
    }

    /**
     * For people and commands: the host's name, {@code service:NAME}, {@code any service}, or
     * {@code estate}.
     */
    public String about() {
        return switch (subject) {
            case "host" -> host;
            case "estate" -> subject;
            default -> host.isEmpty() ? "any " + subject : subject + ":" + host;
        };
    }

    /** A result that stands for itself. */
    public RuleResult(
            String host,
            String rule,
            List<String> requirement,
            String subject,
            State state,
            String reason,
            String detail,
            Severity severity,
            String observed,
            List<Finding> findings,
            List<Examined> examined) {
        this(
                host,
                rule,
                requirement,
                subject,
                state,
                reason,
                detail,
                severity,
                observed,
                findings,
                examined,
                "",
                null);
    }

    /** The same result with what explains it. */
    public RuleResult causedBy(String cause) {
        return with(findings, cause);
    }

    /** The same result with more said about its findings. */
    public RuleResult with(List<Finding> others) {
        return with(others, causedBy);
    }

    private RuleResult with(List<Finding> others, String cause) {
        return new RuleResult(
                host,
                rule,
                requirement,
                subject,
                state,
                reason,
                detail,
                severity,
                observed,
                others,
                examined,
                cause,
                waiver);
    }

    /**
     * The same failing result with its waiver: one in force keeps it from counting. What was found
     * stays.
     */
    public RuleResult with(ResultWaiver accepted) {
        boolean waived = accepted.inForce();
        return new RuleResult(
                host,
                rule,
                requirement,
                subject,
                waived ? State.WAIVED : state,
                waived ? WAIVED : reason,
                waived ? accepted.words() : detail,
                severity,
                observed,
                findings,
                examined,
                causedBy,
                accepted);
    }
}
