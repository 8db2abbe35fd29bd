package org.logreeve.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;

/**
 * A host, service, person or the estate with what came of it: each of the run's is there, also a
 * host that was not reached.
 *
 * @param sort {@code host}, {@code service}, {@code person} or {@code estate}
 * @param name inventory name
 * @param about for people and commands: the host's name, {@code service:NAME} or {@code estate}
 * @param status {@code assessed}, {@code error}, {@code postponed}, {@code not-reached} or {@code
 *     not-in-service}
 * @param trouble why it was not assessed, with an empty code when it was not even tried; null when
 *     it was
 * @param host its record; null for other subjects, and when there is none
 * @param results in the policy's order
 */
record Reported(
        String sort,
        String name,
        String about,
        String status,
        HostRecord.@Nullable Trouble trouble,
        @Nullable HostRecord host,
        List<RuleResult> results) {
    /** Hosts in the inventory's order, then the others as they were judged. */
    static List<Reported> of(Journal journal) {
        Map<String, HostRecord> records = new HashMap<>();
        journal.hosts().forEach(record -> records.put(record.host(), record));
        var all = new ArrayList<Reported>();
        for (RunHeader.Line line : journal.header().inventory().hosts()) {
            all.add(of(line, records.get(line.host()), journal.header()));
        }
        journal.subjects().forEach(subject -> all.add(of(subject)));
        return all;
    }

    private static Reported of(RunHeader.Line line, @Nullable HostRecord host, RunHeader header) {
        String name = line.host();
        if (host != null) {
            return new Reported(
                    "host", name, name, host.status(), host.error(), host, host.results());
        }
        if (line.lifecycle().inService()) {
            var trouble =
                    new HostRecord.Trouble(
                            "",
                            "",
                            "the run ended before this host",
                            header.made().goingOn(header.run()));
            return new Reported("host", name, name, "not-reached", trouble, null, List.of());
        }
        var trouble = new HostRecord.Trouble("", "", line.lifecycle().words(), "see " + line.at());
        return new Reported("host", name, name, "not-in-service", trouble, null, List.of());
    }

    private static Reported of(SubjectRecord subject) {
        return new Reported(
                subject.subject(),
                subject.name(),
                subject.words(),
                "assessed",
                null,
                null,
                subject.results());
    }

    /** Why it was not assessed, in one line; empty when it was. */
    String why() {
        if (trouble == null) {
            return "";
        }
        return trouble.code().isEmpty()
                ? trouble.cause()
                : "%s %s: %s".formatted(trouble.code(), trouble.phase(), trouble.cause());
    }

    /** Whether it is a host that the inventory takes out of the run. */
    boolean isOutOfService() {
        return status.equals("not-in-service");
    }

    /**
     * When the earlier snapshot was read that the results rest on; empty when they rest on none.
     */
    String asOf() {
        return host == null || host.standIn() == null ? "" : host.standIn().asOf();
    }
}
