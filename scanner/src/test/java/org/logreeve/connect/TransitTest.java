package org.logreeve.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitTest {
    private final Transit.Watch watch = new Transit.Watch();

    /** What a command is given, piece by piece, and when. */
    private static final class Recorded extends OutputStream {
        private final List<String> events = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();

        @Override
        public void write(int b) {
            add("byte");
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            add(new String(bytes, from, count, StandardCharsets.US_ASCII));
        }

        @Override
        public void flush() {
            add("flush");
        }

        @Override
        public void close() {
            add("close");
        }

        private void add(String event) {
            events.add(event);
            times.add(Instant.now());
        }
    }

    @ParameterizedTest
    @CsvSource({"script, scrip, t", "x, '', x", "'', '', ''"})
    void lastByteGoesAloneWhenTheOthersHaveGone(String input, String first, String last)
            throws Exception {
        var command = new Recorded();

        watch.feed(command, input.getBytes(StandardCharsets.US_ASCII));

        assertThat(command.events).containsExactly(first, "flush", last, "flush", "close");
    }

    @Test
    void inputCountsAsSentBetweenTheOthersAndTheLastByte() throws Exception {
        var command = new Recorded();

        watch.feed(command, new byte[] {'a', 'b'});

        assertThat(watch.transit().sent()).isBetween(command.times.get(1), command.times.get(2));
    }

    @Test
    void whatComesAfterTheSixtyFourthArrivalCountsAsComeAtTheEnd() {
        for (int bytes = 1; bytes <= 100; bytes++) {
            watch.received(bytes);
        }
        watch.ended(100);

        Transit transit = watch.transit();

        assertThat(transit.arrivals()).hasSize(65);
        assertThat(transit.arrivals().get(63).bytes()).isEqualTo(64);
        assertThat(transit.receivedBy(64)).isEqualTo(transit.arrivals().get(63).at());
        assertThat(transit.receivedBy(65)).isEqualTo(transit.arrivals().get(64).at());
        assertThat(transit.receivedBy(100)).isEqualTo(transit.arrivals().get(64).at());
        assertThat(transit.receivedBy(101)).isNull();
    }
}
