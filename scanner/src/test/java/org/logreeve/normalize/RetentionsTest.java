package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Retention;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.logrotate.LogrotateParser;
import org.logreeve.text.Origin;

class RetentionsTest {
    private static final String MAIN = "/etc/logrotate.conf";
    private final FakeHost host = FakeHost.with("/usr/sbin/logrotate");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weekly;rotate 4                   | 28  | 35   | weekly x 4",
                "weekly;rotate 12;maxage 30        | 30  | 45   | weekly x 12, maxage 30",
                "weekly;rotate 4;maxage 90         | 28  | 35   | weekly x 4, maxage 90",
                "daily;rotate 7                    | 7   | 8    | daily x 7",
                "monthly;rotate 1                  | 28  | 62   | monthly x 1",
                "monthly;rotate 2                  | 59  | 92   | monthly x 2",
                "monthly;rotate 12                 | 365 | 397  | monthly x 12",
                "yearly;rotate 2                   | 730 | 1096 | yearly x 2",
                "hourly;rotate 47                  | 1   | 48   | hourly x 47",
                "weekly                            | 0   | 7    | weekly x 0",
                "weekly;rotate -1                  | max | max  | weekly x all",
                "weekly;rotate -1;maxage 90        | 90  | 105  | weekly x all, maxage 90",
                "weekly;rotate 4;minsize 1M        | 28  | max  | weekly x 4, minsize 1048576",
                "weekly;rotate 4;notifempty        | 28  | max  | weekly x 4",
                "size 1M;rotate 0                  | 0   | max  | size 1048576 x 0",
            })
    void daysFollowFromTheSettings(String settings, String least, String most, String bound) {
        Retention retention = (Retention) fact(settings);

        assertThat(retention.leastDays()).isEqualTo(days(least));
        assertThat(retention.mostDays()).isEqualTo(days(most));
        assertThat(retention.bound()).isEqualTo(bound);
    }

    @ParameterizedTest
    @CsvSource({"size 1M;rotate 4", "weekly;rotate 4;maxsize 1M", "rotate 4"})
    void whereSizeDecidesThereIsAGapForTheStream(String settings) {
        assertThat(fact(settings))
                .isInstanceOfSatisfying(
                        Gap.class,
                        gap -> {
                            assertThat(gap.kind()).isEqualTo("Retention");
                            assertThat(gap.scope()).isEqualTo("/var/log/a");
                        });
    }

    @Test
    void theFactNamesTheLineThatSetsTheCount() {
        host.file(MAIN, "weekly\nrotate 4\n/var/log/a {\n}\n");

        assertThat(Retentions.of(host.parse(new LogrotateParser())))
                .containsExactly(
                        new Retention(
                                "/var/log/a",
                                "logrotate",
                                true,
                                28,
                                35,
                                "weekly x 4",
                                new Origin(MAIN, 2)));
    }

    @Test
    void whatIsNotReadableIsAGapOverAllLogs() {
        host.file(MAIN, "include /etc/logrotate.d\n").denied("/etc/logrotate.d/a");

        assertThat(Retentions.of(host.parse(new LogrotateParser())))
                .containsExactly(
                        new Gap(
                                "Retention",
                                "logrotate",
                                "",
                                Gap.Cause.UNREADABLE,
                                "Permission denied",
                                Origin.of("/etc/logrotate.d/a")));
    }

    @Test
    void doubtAboutOnePatternIsAGapOfThatPatternOnly() {
        host.file(MAIN, "weekly\nrotate 4\n/log/a* {\n}\n/log/*b {\n}\n");

        assertThat(Retentions.of(host.parse(new LogrotateParser())))
                .extracting(f -> f instanceof Gap gap ? "gap " + gap.scope() : "fact")
                .containsExactly("fact", "gap /log/*b");
    }

    private Fact fact(String settings) {
        String lines = settings.strip().replace(";", "\n");
        host.file(MAIN, "/var/log/a {\n" + lines + "\n}\n");
        return Retentions.of(host.parse(new LogrotateParser())).getFirst();
    }

    private static long days(String text) {
        return text.equals("max") ? Retention.UNBOUNDED : Long.parseLong(text);
    }
}
