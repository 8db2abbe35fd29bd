package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.JournalStorage;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.systemd.journal.JournaldParser;
import org.logreeve.text.Origin;

class LogStreamsTest {
    private static final String MAIN = "/etc/systemd/journald.conf";

    private final FakeHost host =
            FakeHost.with("/usr/lib/systemd/systemd-journald")
                    .command("systemd-version", "systemd 252 (252)\n");

    @Test
    void journalIsAStreamWithItsPlaceLimitsAndAge() {
        host.folder("/var/log/journal")
                .command("journal-space", "/var/log/journal 4096 1048576\n")
                .command(
                        "journal-header",
                        """
                        File path: /var/log/journal/a/system.journal
                        Head realtime timestamp: Mon (608bdd2a4b000)
                        """)
                .file(
                        MAIN,
                        """
                        [Journal]
                        MaxRetentionSec=6month
                        Storage=persistent
                        RateLimitBurst=500
                        MaxLevelStore=6
                        ForwardToSyslog=yes
                        """);

        assertThat(facts())
                .containsExactly(
                        new JournalStorage(
                                "journal",
                                "journald",
                                "disk",
                                true,
                                "info",
                                true,
                                JournalStorage.UNKNOWN,
                                183,
                                "MaxRetentionSec=6month, MaxFileSec=1month,"
                                        + " SystemMaxUse=419432K, SystemMaxFiles=100",
                                429_498_368,
                                (1_700_000_000 - 0x608bdd2a4b000L / 1_000_000) / 86_400,
                                500,
                                30,
                                "unknown",
                                new Origin(MAIN, 3)));
    }

    /** A file goes with its first record, and a file may hold the records of MaxFileSec. */
    @ParameterizedTest
    @CsvSource({
        "MaxRetentionSec=90day, 100, -1, 90",
        "MaxRetentionSec=90day, 0, 59, 90",
        "MaxRetentionSec=1month, 0, 0, 31",
        "MaxRetentionSec=1day, 100, 0, 31",
        "MaxRetentionSec=90day MaxFileSec=1day, 0, 89, 90",
        "MaxRetentionSec=90day MaxFileSec=0, 0, 0, 9223372036854775807",
        "MaxRetentionSec=0, 0, 9223372036854775807, 9223372036854775807",
        "MaxRetentionSec=0, 100, -1, 9223372036854775807",
        "MaxRetentionSec=infinity, 100, -1, 9223372036854775807"
    })
    void daysAreThoseOfTheWholeFilesThatAreDeleted(
            String written, String files, long least, long most) {
        host.folder("/var/log/journal")
                .file(
                        MAIN,
                        "[Journal]\nSystemMaxUse=0\nSystemMaxFiles=%s\n%s\n"
                                .formatted(files, written.replace(' ', '\n')));

        assertThat(stream())
                .extracting(JournalStorage::leastDays, JournalStorage::mostDays)
                .containsExactly(least, most);
    }

    @Test
    void journalInMemoryKeepsNothingForCertainAndNoneKeepsNothing() {
        assertThat(stream())
                .extracting(
                        JournalStorage::storage, JournalStorage::leastDays, JournalStorage::sealed)
                .containsExactly("memory", 0L, false);
        host.folder("/var/log/journal").file(MAIN, "[Journal]\nStorage=none\n");
        assertThat(stream())
                .extracting(JournalStorage::storage, JournalStorage::mostDays)
                .containsExactly("nowhere", 0L);
    }

    @Test
    void rateLimitIsOffWhenEitherHalfIsZero() {
        host.file(MAIN, "[Journal]\nRateLimitInterval=0\n");

        assertThat(stream())
                .extracting(JournalStorage::burst, JournalStorage::burstSeconds)
                .containsExactly(0L, 0L);
    }

    @Test
    void whatWasNotSeenOrIsNotLookedAtIsAGap() {
        host.denied("/var/log/journal").file("/etc/systemd/journald@apps.conf", "[Journal]\n");

        assertThat(stream().storage()).isEqualTo("unknown");
        assertThat(facts())
                .filteredOn(Gap.class::isInstance)
                .containsExactly(
                        new Gap(
                                "JournalStorage",
                                "journald",
                                "journal@apps",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "the journal of namespace 'apps' is not looked at",
                                Origin.of("/etc/systemd/journald@apps.conf")),
                        new Gap(
                                "JournalStorage",
                                "journald",
                                "",
                                Gap.Cause.UNREADABLE,
                                "Permission denied",
                                Origin.of("/var/log/journal")));
    }

    private JournalStorage stream() {
        return (JournalStorage) facts().getFirst();
    }

    private List<Fact> facts() {
        return LogStreams.of(host.parse(new JournaldParser()));
    }
}
