package org.logreeve.parse.rsyslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.normalize.ForwardTargets;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.snapshot.TestHost;

/** Broken, huge and hostile texts end in a problem, never in an exception. */
class RsyslogHostileTextTest {
    @Test
    void nulCutsItsLineAndIsAProblem() {
        assertThat(unknown("*.* /a\0b\n*.* @@siem\n")).isNotEmpty();
    }

    @Test
    void latin1IsText() {
        assertThat(unknown("# caf\u00e9\n*.* /var/log/caf\u00e9\n")).isEmpty();
    }

    @Test
    void carriageReturnsAreWhiteSpaceAtLineEnds() {
        assertThat(unknown("*.* /a\r\n*.* @@siem:514\r\n")).isEmpty();
    }

    @Test
    void openQuoteCommentAndBlockAreProblems() {
        assertThat(unknown("action(type=\"omfwd target=x)\n*.* /a\n")).isNotEmpty();
        assertThat(unknown("*.* /a\n/* never closed\n*.* /b\n")).isNotEmpty();
        assertThat(unknown("if $msg contains 'x' then {\n/a\n")).isNotEmpty();
        assertThat(unknown("ruleset(name=\"x\") {\n/a\n")).isNotEmpty();
    }

    @Test
    void lineOfTenMegabytesIsAProblem() {
        assertThat(unknown("*.* /" + "a".repeat(10_000_000))).isNotEmpty();
        assertThat(unknown("\"".repeat(10_000_000))).isNotEmpty();
        assertThat(unknown("if " + "(".repeat(1_000_000))).isNotEmpty();
        assertThat(unknown("if 1" + " and 1".repeat(1_000_000) + " then /a\n")).isNotEmpty();
    }

    @Test
    void hundredThousandNestedBlocksAreAProblem() {
        assertThat(unknown("if $msg contains 'x' then {\n".repeat(100_000))).isNotEmpty();
        assertThat(unknown("*.* {\n".repeat(100_000) + "/a\n" + "}\n".repeat(100_000)))
                .isNotEmpty();
        assertThat(unknown("if 1 then /a\nelse ".repeat(100_000))).isNotEmpty();
    }

    @Test
    void manyFlatStatementsAreFine() {
        assertThat(unknown("*.err /var/log/x\n".repeat(50_000))).isEmpty();
    }

    @Test
    void includeCycleEnds() {
        TestHost host =
                TestHost.of("/etc/rsyslog.conf", "$IncludeConfig /etc/rsyslog.d/*.conf\n*.* /a\n")
                        .with(
                                "/etc/rsyslog.d/x.conf",
                                """
                                $IncludeConfig /etc/rsyslog.conf
                                include(file="/etc/rsyslog.d/x.conf")
                                """)
                        .present("/usr/sbin/rsyslogd");
        assertThat(((Parsed.Config<RsyslogConfig>) host.parse(new RsyslogParser())).problems())
                .hasSize(2);
    }

    private static List<Problem> unknown(String text) {
        TestHost host = TestHost.of("/etc/rsyslog.conf", text).present("/usr/sbin/rsyslogd");
        var parsed = (Parsed.Config<RsyslogConfig>) host.parse(new RsyslogParser());
        assertThat(ForwardTargets.of(parsed)).isNotNull();
        return parsed.problems().stream()
                .filter(p -> p.effect() == Problem.Effect.UNKNOWN)
                .toList();
    }
}
