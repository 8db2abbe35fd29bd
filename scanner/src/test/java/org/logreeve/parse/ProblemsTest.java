package org.logreeve.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.logreeve.parse.chrony.ChronyParser;
import org.logreeve.parse.logrotate.LogrotateParser;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.text.Origin;

/** A configuration of nothing but mistakes fills no report. */
class ProblemsTest {
    static List<Parsed.Config<?>> floods() {
        String longName = "x".repeat(1_000);
        return List.of(
                FakeHost.with("/usr/sbin/logrotate")
                        .file(
                                "/etc/logrotate.conf",
                                "include /" + longName + "\n" + many("no %d\n"))
                        .read(new LogrotateParser()),
                FakeHost.with("/usr/sbin/chronyd")
                        .file("/etc/chrony/chrony.conf", longName + "\n" + many("no%d x\n"))
                        .read(new ChronyParser()),
                FakeHost.with("/usr/sbin/rsyslogd")
                        .file(
                                "/etc/rsyslog.conf",
                                // a file that is not there ends all reading, so it stands last
                                many("x%d.* /a\n") + "$IncludeConfig /" + longName + "x\n")
                        .read(new RsyslogParser()));
    }

    private static String many(String line) {
        var text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append(line.formatted(i));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("floods")
    void problemsAreFewAndShortAndSayThatThereAreMore(Parsed.Config<?> config) {
        List<Problem> problems = config.problems();
        Problem last = problems.getLast();
        Origin file = Origin.of(last.at().path());

        assertThat(problems).hasSizeLessThanOrEqualTo(201);
        assertThat(problems).allMatch(p -> p.message().length() <= 403);
        if (problems.size() > 200) {
            assertThat(last).isEqualTo(Problem.unknown(file, "more problems, not listed"));
        }
        assertThat(config.isUnderstood()).isFalse();
    }
}
