package org.logreeve.journal;

import java.util.List;
import org.logreeve.finding.RuleResult;

/**
 * What came of a service, a person or the estate, once all hosts of the run were judged.
 *
 * @param subject {@code service}, {@code person} or {@code estate}
 * @param name inventory name
 * @param results one per rule about it, in the policy's order
 */
public record SubjectRecord(String subject, String name, List<RuleResult> results) {
    public SubjectRecord {
        results = List.copyOf(results);
    }

    /** For people and commands: {@code service:payments}, or {@code estate}. */
    public String words() {
        return subject.equals("estate") ? subject : subject + ":" + name;
    }
}
