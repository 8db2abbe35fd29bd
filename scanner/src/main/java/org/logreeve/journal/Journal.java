package org.logreeve.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.RuleResult;

/**
 * A run as its journal tells it: the truth that reports are views of.
 *
 * @param header the run's beginning
 * @param hosts the last record of each host that has one, in the order of the header's inventory
 * @param subjects services, persons and the estate, in the order they were judged
 * @param end null when the run was cut off
 * @param torn bytes of an unfinished last record that were left aside
 */
public record Journal(
        RunHeader header,
        List<HostRecord> hosts,
        List<SubjectRecord> subjects,
        @Nullable RunEnd end,
        long torn) {
    public Journal {
        hosts = List.copyOf(hosts);
        subjects = List.copyOf(subjects);
    }

    /** Of a run that judged hosts alone. */
    public Journal(RunHeader header, List<HostRecord> hosts, @Nullable RunEnd end, long torn) {
        this(header, hosts, List.of(), end, torn);
    }

    /** Results that count: of hosts that were assessed, and of the other subjects. */
    public List<RuleResult> countedResults() {
        return Stream.concat(
                        hosts.stream()
                                .filter(HostRecord::isAssessed)
                                .flatMap(host -> host.results().stream()),
                        subjects.stream().flatMap(subject -> subject.results().stream()))
                .toList();
    }

    /**
     * Reads and verifies a journal; an unfinished last record is left aside.
     *
     * @throws JournalDamage when the file is not there, or a record before the end does not verify
     */
    public static Journal read(Path file) throws IOException {
        return JournalReader.read(file).journal();
    }

    /** Whether the run came to its end by itself: nothing is left to resume. */
    public boolean isFinished() {
        return end != null && !end.interrupted();
    }

    /** Hosts in service that were not assessed, or not even reached before the run's end. */
    public List<String> notAssessed() {
        Set<String> assessed =
                hosts.stream()
                        .filter(HostRecord::isAssessed)
                        .map(HostRecord::host)
                        .collect(Collectors.toSet());
        return header.inventory().inService().stream()
                .map(RunHeader.Line::host)
                .filter(host -> !assessed.contains(host))
                .toList();
    }

    /** A record does not verify, and it is not the torn end of a run that was cut off. */
    public static final class JournalDamage extends IOException {
        private static final long serialVersionUID = 1L;

        JournalDamage(Path file, long offset, String what) {
            super("'" + file + "' is damaged at byte " + offset + ": " + what);
        }
    }
}
