package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SampleRun;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class JUnitReportTest {
    @Test
    void eachStateIsWhatBuildServersCallIt() throws Exception {
        assertThat(InjectionTest.elements(xml(ExampleRun.journal()), "testcase"))
                .extracting(JUnitReportTest::words)
                .containsExactly(
                        "app01.example forwarding/remote-destination: failure critical",
                        "app01.example forwarding/encrypted: failure high",
                        "app01.example retention/local-minimum: failure high",
                        "app01.example time-sync/approved-source: failure critical",
                        "db01.example forwarding/remote-destination: error unknown",
                        "db01.example forwarding/encrypted: skipped notapplicable",
                        "db01.example retention/local-minimum: skipped waived",
                        "db01.example time-sync/approved-source: error unknown",
                        "edge01.example host assessed: error postponed",
                        "log01.example forwarding/remote-destination: error error",
                        "log01.example forwarding/encrypted: skipped informational",
                        "web01.example forwarding/remote-destination: passed",
                        "web01.example forwarding/encrypted: passed",
                        "web01.example retention/local-minimum: passed",
                        "web01.example time-sync/approved-source: passed",
                        "web02.example host assessed: error error",
                        "web02.example forwarding/remote-destination: skipped as-of",
                        "web02.example retention/local-minimum: skipped as-of",
                        "web03.example host assessed: error error",
                        "web04.example host assessed: error error",
                        "old01.example host assessed: skipped not-in-service",
                        "spare01.example host assessed: skipped not-in-service",
                        "service:payments reviews/stated-in-time[weekly-log-review]: failure medium",
                        "estate anomalies/every-host-scanned: error unknown");
    }

    @Test
    void countsOfSuitesAndOfTheWholeAreThoseOfTheElements() throws Exception {
        var document = xml(ExampleRun.journal());
        for (Element suite :
                Stream.concat(
                                InjectionTest.elements(document, "testsuites").stream(),
                                InjectionTest.elements(document, "testsuite").stream())
                        .toList()) {
            assertThat(
                            List.of(
                                    suite.getAttribute("tests"),
                                    suite.getAttribute("failures"),
                                    suite.getAttribute("errors")))
                    .as(suite.getAttribute("name"))
                    .containsExactly(
                            count(suite, "testcase"),
                            count(suite, "failure"),
                            count(suite, "error"));
            if (suite.getTagName().equals("testsuite")) {
                assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
            }
        }
        assertThat(document.getDocumentElement().getAttribute("name"))
                .isEqualTo("logreeve: 10 hosts, 4 assessed, 4 not assessed, 2 not in service");
    }

    @Test
    void hostsThatARunNeverCameToAreErrors() throws Exception {
        RunHeader header = SampleRun.header("app01", "web01");
        var journal = new Journal(header, List.of(SampleRun.failing("web01")), null, 0);

        assertThat(InjectionTest.elements(xml(journal), "error"))
                .extracting(
                        error -> error.getAttribute("type"),
                        error -> error.getAttribute("message"),
                        Node::getTextContent)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "not-reached",
                                "the run ended before this host",
                                "next: logreeve scan --resume 20261122T120000Z-0a1b2c\n"));
    }

    private static org.w3c.dom.Document xml(Journal journal) throws Exception {
        return InjectionTest.xml(ReportFormat.JUNIT.of(journal));
    }

    private static String words(Element testCase) {
        String name = testCase.getAttribute("classname") + " " + testCase.getAttribute("name");
        for (Node child = testCase.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && !element.getTagName().equals("system-out")) {
                return name + ": " + element.getTagName() + " " + element.getAttribute("type");
            }
        }
        return name + ": passed";
    }

    private static String count(Element suite, String name) {
        return String.valueOf(suite.getElementsByTagName(name).getLength());
    }
}
