package org.logreeve.report;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.journal.Journal;
import org.logreeve.json.Json;

/**
 * The parts of {@code results.json} one to a line, for programs that read as it comes: the contract
 * in {@code reports/schema/results-stream-v1.schema.json}.
 */
final class ResultsNdjson {
    static final String SCHEMA = "logreeve/results-stream/v1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ResultsNdjson() {}

    /**
     * The run, and how many lines follow; then a line for each host, subject, waiver and result.
     */
    static byte[] of(Journal journal) {
        var hosts = ResultsJson.hosts(journal);
        var subjects = ResultsJson.subjects(journal);
        var waivers = ResultsJson.waivers(journal);
        var results = ResultsJson.results(journal);
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("schema", SCHEMA);
        first.put("run", ResultsJson.run(journal));
        first.put("summary", ResultsJson.summary(journal));
        first.put("lines", hosts.size() + subjects.size() + waivers.size() + results.size());
        var stream = new ResultsNdjson();
        stream.line(first);
        stream.lines("host", hosts);
        stream.lines("subject", subjects);
        stream.lines("waiver", waivers);
        stream.lines("result", results);
        return stream.out.toByteArray();
    }

    private void lines(String what, List<? extends Map<String, ?>> parts) {
        parts.forEach(part -> line(Map.of(what, part)));
    }

    private void line(Map<String, Object> line) {
        out.writeBytes(Json.write(line));
        out.write('\n');
    }
}
