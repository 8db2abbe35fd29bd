package org.logreeve.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.RunHeader;
import org.logreeve.report.html.HtmlReport;
import org.logreeve.text.Digest;
import org.logreeve.text.Origin;

/**
 * Makes the HTML report of a large run, every finding unlike all others, and says how large it is
 * and how long it took. Arguments: hosts, rules, the file to write.
 */
public final class HtmlBench {
    private static final List<String> THEMES =
            List.of(
                    "anomalies",
                    "auditing",
                    "baselines",
                    "configuration",
                    "forwarding",
                    "logging",
                    "no-harm",
                    "protection",
                    "retention",
                    "reviews",
                    "rotation",
                    "tamper",
                    "time-sync");

    private HtmlBench() {}

    public static void main(String[] args) throws Exception {
        int hosts = Integer.parseInt(args[0]);
        int rules = Integer.parseInt(args[1]);
        Journal journal = journal(hosts, rules);
        long from = System.nanoTime();
        byte[] page = HtmlReport.of(journal);
        long millis = (System.nanoTime() - from) / 1_000_000;
        Files.write(Path.of(args[2]), page);
        System.out.printf(
                "%d hosts, %d rules: %d bytes in %d ms%n", hosts, rules, page.length, millis);
    }

    private static Journal journal(int hosts, int rules) {
        var headers = new ArrayList<RunHeader.Rule>();
        for (int n = 0; n < rules; n++) {
            headers.add(
                    new RunHeader.Rule(
                            id(n),
                            List.of("REQ-" + n),
                            "What rule number " + n + " wants of a host is so",
                            Severity.values()[n % 5].word(),
                            "Because of reason " + n + ", which takes a sentence to explain.",
                            "Set value " + n + " in the file that is named.",
                            "",
                            List.of()));
        }
        var lines = new ArrayList<RunHeader.Line>();
        var records = new ArrayList<HostRecord>();
        for (int n = 0; n < hosts; n++) {
            String host = "host%05d.site%02d.example".formatted(n, n % 40);
            lines.add(new RunHeader.Line(host, "inventory/hosts.yaml:" + n));
            records.add(record(host, n, rules));
        }
        return new Journal(
                new RunHeader(
                        "20261123T000000Z-bench0",
                        "2026-11-23T00:00:00Z",
                        "bench",
                        "high",
                        new RunHeader.Inventory("inventory/hosts.yaml", "bench", "", lines),
                        new RunHeader.Policy(
                                "bench", "1.0.0", "policies", "", "uncommitted", "", ""),
                        null,
                        new RunHeader.RedactionKey("", ""),
                        headers,
                        List.of(
                                headline("Logs reach the collectors", rules, 4),
                                headline("Logs are kept long enough", rules, 8),
                                headline("Clocks follow the source", rules, 12),
                                headline("Logs are protected", rules, 7)),
                        List.of()),
                records,
                List.of(),
                new RunEnd("2026-11-23T01:00:00Z", false),
                0);
    }

    private static RunHeader.Headline headline(String title, int rules, int theme) {
        var ids = new ArrayList<String>();
        for (int n = theme; n < rules; n += 5 * THEMES.size()) {
            ids.add(id(n));
        }
        return new RunHeader.Headline(title, ids, ids.size());
    }

    private static String id(int rule) {
        return THEMES.get(rule % THEMES.size()) + "/rule-" + rule;
    }

    private static HostRecord record(String host, int number, int rules) {
        var results = new ArrayList<RuleResult>();
        for (int n = 0; n < rules; n++) {
            results.add(result(host, number, n));
        }
        return new HostRecord(
                host,
                "assessed",
                null,
                new HostRecord.Connection(
                        "192.0.2." + number % 250 + ":22",
                        "ssh-ed25519 SHA256:" + Digest.sha256(host).substring(0, 43),
                        "k:1",
                        "SSH-2.0",
                        List.of()),
                new HostRecord.Access("ssh", "sudo", "sudo", 1, List.of(), null),
                "2026-11-23T00:00:01Z",
                1500,
                1_795_392_002L + number % 7,
                List.of(),
                results,
                null,
                null,
                List.of(),
                new HostFigures(
                        List.of(
                                new HostFigures.Stream(
                                        "/var/log/syslog",
                                        28 + number % 90,
                                        120,
                                        "weekly x " + (4 + number % 12),
                                        "/etc/logrotate.d/rsyslog:6")),
                        List.of(
                                new HostFigures.Route(
                                        "auth",
                                        "all",
                                        List.of("collector" + number % 4 + ".example:6514"),
                                        List.of()))));
    }

    /** Every fifth fails; every twentieth could not be told. */
    private static RuleResult result(String host, int number, int rule) {
        State state =
                switch ((number * 7 + rule) % 20) {
                    case 0, 5, 10, 15 -> State.FAIL;
                    case 3 -> State.UNKNOWN;
                    default -> State.PASS;
                };
        String found = Digest.sha256(host + rule).substring(0, 12);
        var at =
                new Origin("/etc/app%d/%s.conf".formatted(rule, found.substring(0, 4)), number + 1);
        List<Finding> findings =
                state == State.FAIL
                        ? List.of(
                                new Finding(
                                        at,
                                        "value %s of %s is not what rule %d wants"
                                                .formatted(found, host, rule),
                                        found,
                                        "value " + rule,
                                        "file",
                                        "stream" + number % 9,
                                        Severity.values()[rule % 5],
                                        List.of(),
                                        Digest.sha256(host + found)))
                        : List.of();
        return new RuleResult(
                host,
                id(rule),
                List.of("REQ-" + rule),
                "host",
                state,
                state == State.UNKNOWN ? "unreadable" : "",
                state == State.UNKNOWN ? "permission denied" : "",
                Severity.values()[rule % 5],
                "true",
                findings,
                List.of(
                        new Examined(
                                "DaemonSetting",
                                "app%d has value %s"
                                        .formatted(rule, state == State.FAIL ? found : rule),
                                state == State.FAIL ? at : new Origin("/etc/app.conf", rule))));
    }
}
