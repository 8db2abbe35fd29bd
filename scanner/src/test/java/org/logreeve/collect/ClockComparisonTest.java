package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.connect.LocalSession;
import org.logreeve.connect.SshConnector;
import org.logreeve.connect.Transit;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.MeasuredOffset;

class ClockComparisonTest {
    private static final Instant SENT = Instant.ofEpochSecond(1_800_000_000L);

    @TempDir private Path folder;

    @Test
    void hostsClockWasReadBetweenTheQuestionAndTheAnswer() {
        // asked at 0 ms, the answer was whole after 40 ms
        assertThat(offset(1_800_000_005L, 10_000_000, 40)).isEqualTo(unknown(4970, 5010));
        assertThat(offset(1_799_999_995L, 10_000_000, 40)).isEqualTo(unknown(-5030, -4990));
        assertThat(offset(1_800_000_000L, 10_000_000, 40)).isEqualTo(unknown(-30, 10));
    }

    @Test
    void partsOfAMillisecondWidenTheInterval() {
        assertThat(offset(1_800_000_000L, 10_000_001, 40)).isEqualTo(unknown(-30, 11));
        assertThat(offset(1_799_999_999L, 999_999_999, 40)).isEqualTo(unknown(-41, 0));
        assertThat(offset(1_799_999_998L, 999_999_999, 0)).isEqualTo(unknown(-1001, -1000));
    }

    @Test
    void hostWithoutNanosecondsIsKnownToTheSecond() {
        assertThat(offset(1_800_000_000L, ClockComparison.WHOLE_SECONDS, 40))
                .isEqualTo(unknown(-40, 1000));
    }

    @Test
    void answerCountsWhenAllOfItsFrameHadCome() {
        var transit = new Transit(SENT, List.of(arrival(50, 10), arrival(80, 20), arrival(99, 90)));

        assertThat(new ClockComparison(transit, folder).offset(1_800_000_000L, 0, 51))
                .contains(unknown(-20, 0));
        assertThat(new ClockComparison(transit, folder).offset(1_800_000_000L, 0, 100)).isEmpty();
        assertThat(new ClockComparison(null, folder).offset(1_800_000_000L, 0, 1)).isEmpty();
    }

    @Test
    void scannerIsSynchronisedWhereTimesyncdSaidSoLately() throws Exception {
        Path flag = Files.createFile(folder.resolve("synchronized"));

        Files.setLastModifiedTime(flag, FileTime.from(SENT.minus(Duration.ofMinutes(40))));
        assertThat(reference(flag)).isEqualTo("synchronised");
        Files.setLastModifiedTime(flag, FileTime.from(SENT.minus(Duration.ofHours(3))));
        assertThat(reference(flag)).isEqualTo("unknown");
        assertThat(reference(folder.resolve("none"))).isEqualTo("unknown");
    }

    @Test
    void roundsNarrowItAndAClockThatWasSetMeanwhileCountsAsItIsNow() {
        assertThat(MeasuredOffset.both(unknown(-30, 10), unknown(-5, 90)))
                .isEqualTo(unknown(-5, 10));
        assertThat(MeasuredOffset.both(unknown(-30, 10), unknown(4000, 4040)))
                .isEqualTo(unknown(4000, 4040));
        assertThat(MeasuredOffset.both(null, unknown(1, 2))).isEqualTo(unknown(1, 2));
        assertThat(MeasuredOffset.both(unknown(1, 2), null)).isEqualTo(unknown(1, 2));
    }

    @Test
    void thisMachineAgreesWithItself() throws Exception {
        try (var session =
                new LocalSession(SshConnector.Limits.standard(), Duration.ofMinutes(1))) {
            Optional<MeasuredOffset> offset =
                    Optional.ofNullable(
                            new ScriptCollector(session, "h", Redaction.withKey(new byte[] {1}))
                                    .collect(CollectRequest.empty())
                                    .offset());

            assertThat(offset)
                    .hasValueSatisfying(
                            each -> {
                                assertThat(each.leastMillis()).isNegative();
                                assertThat(each.mostMillis()).isPositive();
                            });
        }
    }

    private @Nullable MeasuredOffset offset(long seconds, long nanos, long cameAfterMillis) {
        return new ClockComparison(new Transit(SENT, List.of(arrival(60, cameAfterMillis))), folder)
                .offset(seconds, nanos, 60)
                .orElse(null);
    }

    private String reference(Path flag) {
        return new ClockComparison(new Transit(SENT, List.of(arrival(1, 0))), flag)
                .offset(1_800_000_000L, 0, 1)
                .orElseThrow()
                .reference();
    }

    private static Transit.Arrival arrival(int bytes, long millis) {
        return new Transit.Arrival(bytes, SENT.plusMillis(millis));
    }

    private static MeasuredOffset unknown(long least, long most) {
        return new MeasuredOffset(least, most, "unknown");
    }
}
