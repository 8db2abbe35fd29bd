package org.logreeve.report;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.report.JUnitCase.Outcome;
import org.logreeve.text.XmlText;

/**
 * JUnit XML as build servers read it: one test suite for each host, service, person and the estate,
 * one test case for each result, named by its rule. The contract is {@code
 * reports/schema/junit.xsd}.
 */
final class JUnitReport {
    private final Journal journal;
    private final RuleTexts rules;
    private final StringBuilder out = new StringBuilder();

    private JUnitReport(Journal journal) {
        this.journal = journal;
        this.rules = new RuleTexts(journal);
    }

    static byte[] of(Journal journal) {
        return new JUnitReport(journal).text().getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        long millis = 0;
        for (Reported each : Reported.of(journal)) {
            List<JUnitCase> cases = JUnitCase.of(each, rules);
            Map<Outcome, Integer> counts = counts(cases);
            counts.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
            millis += millis(each);
            suite(each, cases, counts);
        }
        Summary summary = Summary.of(journal);
        String name =
                "logreeve: %d hosts, %d assessed, %d not assessed, %d not in service"
                        .formatted(
                                summary.hosts(),
                                summary.assessed(),
                                summary.notAssessed(),
                                summary.notInService());
        String head =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites%s%s time=\"%s\">\n"
                        .formatted(attribute("name", name), numbers(all), seconds(millis));
        return out.insert(0, head).append("</testsuites>\n").toString();
    }

    private void suite(Reported about, List<JUnitCase> cases, Map<Outcome, Integer> counts) {
        HostRecord host = about.host();
        out.append("  <testsuite")
                .append(attribute("name", about.about()))
                .append(numbers(counts))
                .append(" skipped=\"%d\"".formatted(counts.getOrDefault(Outcome.SKIPPED, 0)))
                .append(" time=\"%s\"".formatted(seconds(millis(about))))
                .append(host == null ? "" : attribute("timestamp", host.started()))
                .append(about.sort().equals("host") ? attribute("hostname", about.name()) : "")
                .append(">\n    <properties>\n");
        property("status", about.status());
        property("run", journal.header().run());
        property("policy", policy());
        if (host != null && host.access().isFullRoot()) {
            property("rights", "full root: sudo-shell");
        }
        if (!about.asOf().isEmpty()) {
            property("as of", about.asOf());
        }
        out.append("    </properties>\n");
        cases.forEach(each -> testCase(about, each));
        out.append("  </testsuite>\n");
    }

    private String policy() {
        var policy = journal.header().policy();
        return "%s %s %s (%s)"
                .formatted(policy.name(), policy.version(), policy.commit(), policy.state());
    }

    private void property(String name, String value) {
        out.append(
                "      <property%s%s/>\n"
                        .formatted(attribute("name", name), attribute("value", value)));
    }

    private void testCase(Reported about, JUnitCase each) {
        out.append("    <testcase")
                .append(attribute("classname", about.about()))
                .append(attribute("name", each.name()));
        String element =
                switch (each.outcome()) {
                    case PASSED -> "";
                    case FAILURE -> "failure";
                    case ERROR -> "error";
                    case SKIPPED -> "skipped";
                };
        if (each.outcome() == Outcome.PASSED && each.message().isEmpty()) {
            out.append("/>\n");
        } else if (each.outcome() == Outcome.PASSED) {
            out.append(">\n      <system-out>")
                    .append(XmlText.encode(each.message()))
                    .append("</system-out>\n    </testcase>\n");
        } else {
            out.append(">\n      <")
                    .append(element)
                    .append(attribute("type", each.type()))
                    .append(attribute("message", each.message()))
                    .append('>');
            each.lines().forEach(line -> out.append(XmlText.encode(line)).append('\n'));
            out.append("</").append(element).append(">\n    </testcase>\n");
        }
    }

    private static Map<Outcome, Integer> counts(List<JUnitCase> cases) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        cases.forEach(each -> counts.merge(each.outcome(), 1, Integer::sum));
        return counts;
    }

    private static String numbers(Map<Outcome, Integer> counts) {
        return " tests=\"%d\" failures=\"%d\" errors=\"%d\""
                .formatted(
                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                        counts.getOrDefault(Outcome.FAILURE, 0),
                        counts.getOrDefault(Outcome.ERROR, 0));
    }

    private static long millis(Reported about) {
        return about.host() == null ? 0 : about.host().millis();
    }

    /** At most three decimals, no exponent: strict readers take no more. */
    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + XmlText.encode(value) + '"';
    }
}
