package org.logreeve.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SubjectRecord;
import org.logreeve.json.Json;

/** {@code results.json}: the contract in {@code reports/schema/results-v1.schema.json}. */
public final class ResultsJson {
    /** Name and version of the contract. */
    public static final String SCHEMA = "logreeve/results/v1";

    private ResultsJson() {}

    /** The run as indented JSON in UTF-8; the same journal gives the same bytes. */
    public static byte[] of(Journal journal) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("schema", SCHEMA);
        report.put("run", run(journal));
        report.put("summary", summary(journal));
        report.put("hosts", hosts(journal));
        report.put("subjects", subjects(journal));
        report.put("waivers", waivers(journal));
        report.put("results", results(journal));
        return Json.writePretty(report);
    }

    static Map<String, Object> run(Journal journal) {
        RunHeader header = journal.header();
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", header.run());
        run.put("started", header.started());
        run.put("ended", journal.end() == null ? null : journal.end().ended());
        run.put("interrupted", journal.end() != null && journal.end().interrupted());
        run.put("tool", header.tool());
        run.put("failOn", header.failOn());
        run.put(
                "inventory",
                Map.of(
                        "path", header.inventory().path(),
                        "name", header.inventory().name(),
                        "digest", header.inventory().digest()));
        run.put("policy", header.policy());
        run.put("made", header.made());
        run.put("state", header.state());
        run.put("override", header.override());
        run.put("redactionKey", header.redaction());
        run.put(
                "rules",
                header.rules().stream()
                        .map(
                                rule ->
                                        Map.of(
                                                "id", rule.id(),
                                                "requirement", rule.requirement(),
                                                "title", rule.title(),
                                                "severity", rule.severity()))
                        .toList());
        return run;
    }

    static Map<String, Object> summary(Journal journal) {
        Summary summary = Summary.of(journal);
        Map<String, Integer> states = new TreeMap<>();
        summary.states().forEach((state, count) -> states.put(state.word(), count));
        Map<String, Integer> findings = new TreeMap<>();
        summary.findings().forEach((severity, count) -> findings.put(severity.word(), count));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hosts", summary.hosts());
        map.put("assessed", summary.assessed());
        map.put("notAssessed", summary.notAssessed());
        map.put("postponed", summary.postponed());
        Map<String, Integer> earlier = new TreeMap<>();
        summary.standInStates().forEach((state, count) -> earlier.put(state.word(), count));
        map.put("standIns", Map.of("hosts", summary.standIns(), "states", earlier));
        map.put("notInService", summary.notInService());
        map.put("states", states);
        map.put("findings", findings);
        map.put("setUp", summary.setUp());
        map.put("exit", summary.exit().code());
        return map;
    }

    /** Each host of the run, in service or not, reached or not. */
    static List<Map<String, Object>> hosts(Journal journal) {
        Map<String, HostRecord> records = new HashMap<>();
        journal.hosts().forEach(record -> records.put(record.host(), record));
        return journal.header().inventory().hosts().stream()
                .map(line -> host(line, records.get(line.host())))
                .toList();
    }

    private static Map<String, Object> host(RunHeader.Line line, @Nullable HostRecord host) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", line.host());
        map.put("status", status(line, host));
        map.put("lifecycle", line.lifecycle());
        map.put("error", host == null ? null : host.error());
        map.put("connection", host == null ? null : host.connection());
        map.put("access", host == null ? null : access(host.access()));
        map.put("started", host == null ? null : host.started());
        map.put("millis", host == null ? 0 : host.millis());
        map.put("clock", host == null ? 0 : host.clock());
        map.put("problems", host == null ? List.of() : host.problems());
        map.put("snapshot", host == null ? null : host.snapshot());
        map.put("standIn", host == null ? null : host.standIn());
        map.put("history", host == null ? null : host.figures().history());
        return map;
    }

    private static Map<String, Object> access(HostRecord.Access access) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", access.type());
        map.put("wanted", access.wanted());
        map.put("granted", emptyToNull(access.granted()));
        map.put("fullRoot", access.isFullRoot());
        map.put("collector", access.collector());
        map.put("commands", access.commands());
        map.put("withheld", access.withheld());
        return map;
    }

    private static String status(RunHeader.Line line, @Nullable HostRecord host) {
        if (host != null) {
            return host.status();
        }
        return line.lifecycle().inService() ? "not-reached" : "not-in-service";
    }

    static List<Map<String, String>> subjects(Journal journal) {
        return journal.subjects().stream()
                .map(each -> Map.of("subject", each.subject(), "name", each.name()))
                .toList();
    }

    /** Each that is stated, in force or not. */
    static List<Map<String, Object>> waivers(Journal journal) {
        return WaiverStatus.of(journal).stream().map(ResultsJson::waiver).toList();
    }

    private static Map<String, Object> waiver(WaiverStatus each) {
        Map<String, Object> map = new LinkedHashMap<>(Json.toMap(each.waiver()));
        map.put("results", each.results());
        map.put("unused", each.unused());
        return map;
    }

    static List<Map<String, Object>> results(Journal journal) {
        var results = new ArrayList<Map<String, Object>>();
        for (HostRecord host : journal.hosts()) {
            HostRecord.StandIn standIn = host.standIn();
            String asOf = standIn == null ? null : standIn.asOf();
            host.results().forEach(result -> results.add(result(result, asOf)));
        }
        for (SubjectRecord subject : journal.subjects()) {
            subject.results().forEach(result -> results.add(result(result, null)));
        }
        return results;
    }

    private static Map<String, Object> result(RuleResult result, @Nullable String asOf) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("host", result.subject().equals("host") ? result.host() : null);
        map.put("rule", result.rule());
        map.put("requirement", result.requirement());
        map.put("subject", result.subject());
        map.put("name", result.host());
        map.put("state", result.state().word());
        map.put("asOf", asOf);
        map.put("reason", emptyToNull(result.reason()));
        map.put("detail", emptyToNull(result.detail()));
        map.put("causedBy", emptyToNull(result.causedBy()));
        map.put("waiver", result.waiver());
        map.put("severity", result.severity().word());
        map.put("observed", result.observed());
        map.put("findings", result.findings().stream().map(ResultsJson::finding).toList());
        map.put("examined", result.examined().stream().map(ResultsJson::examined).toList());
        return map;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", finding.at().toString());
        map.put("message", finding.message());
        map.put("found", finding.found());
        map.put("wanted", finding.wanted());
        map.put("how", finding.how());
        map.put("subject", finding.subject());
        map.put("severity", finding.severity().word());
        map.put("overrode", finding.overrode());
        map.put("fingerprint", finding.fingerprint());
        return map;
    }

    private static Map<String, Object> examined(Examined examined) {
        return Map.of(
                "kind", examined.kind(), "text", examined.text(), "at", examined.at().toString());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
