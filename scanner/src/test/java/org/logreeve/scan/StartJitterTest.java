package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartJitterTest {
    private static final Duration MOST = Duration.ofMillis(200);

    @Test
    void hostsThatStartTogetherAreSpreadWithinTheLimit() {
        var jitter = new StartJitter(new SplittableRandom(3), MOST);

        var waits = new HashSet<Duration>();
        IntStream.range(0, 100).forEach(i -> waits.add(jitter.wait(32)));

        assertThat(waits)
                .hasSizeGreaterThan(90)
                .allMatch(wait -> !wait.isNegative() && wait.compareTo(MOST) <= 0);
    }

    @Test
    void aHostAloneAndARunWithoutJitterStartAtOnce() {
        assertThat(new StartJitter(new SplittableRandom(3), MOST).wait(1)).isZero();
        assertThat(new StartJitter(new SplittableRandom(3), Duration.ZERO).wait(32)).isZero();
    }
}
