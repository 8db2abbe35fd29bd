package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * What a person stated, with a date, of something that no host can show: a review, an agreement.
 *
 * @param kind what was done, for example {@code weekly-log-review}
 * @param subject what it is about: {@code service}, {@code person} or {@code estate}
 * @param name of the service or person; the inventory's own name for the estate
 * @param reviewer who did it
 * @param approver who accepted it; empty when nobody did
 * @param from first day of the period it covers, ISO 8601
 * @param to last day of that period
 * @param date the day it was stated
 * @param ageDays days from the end of the period to the day of the run
 * @param lateDays days from the end of the period to the day it was stated
 * @param covers what was looked at, for example log sources or user names
 * @param suspicious whether something suspicious was found
 * @param incidents references of what was reported
 * @param reported whether there is any such reference
 * @param authorship who committed it: {@code by-reviewer}, {@code by-another}, {@code by-subject}
 *     (the one it is about), {@code uncommitted} or {@code unknown} (there is a gap then)
 * @param author the person who committed it, by {@code people.yaml}; empty when not known
 * @param coAuthors other persons whom the commit names as authors
 * @param approvers persons whom the commit names as approvers
 * @param commit full id of the commit that gave the file its content; empty when not known
 * @param commitDay day of that commit
 * @param origin {@code path:line} of the statement
 */
public record Attestation(
        String kind,
        String subject,
        String name,
        String reviewer,
        String approver,
        String from,
        String to,
        String date,
        long ageDays,
        long lateDays,
        List<String> covers,
        boolean suspicious,
        List<String> incidents,
        boolean reported,
        String authorship,
        String author,
        List<String> coAuthors,
        List<String> approvers,
        String commit,
        String commitDay,
        Origin origin)
        implements Fact {
    public Attestation {
        covers = List.copyOf(covers);
        incidents = List.copyOf(incidents);
        coAuthors = List.copyOf(coAuthors);
        approvers = List.copyOf(approvers);
    }
}
