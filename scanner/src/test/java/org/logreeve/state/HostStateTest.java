package org.logreeve.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.state.LogSamples.Growth;
import org.logreeve.state.LogSamples.Sample;
import org.logreeve.text.InputException;

/** What is known of a host: put together in any order, never too long, never silently wrong. */
class HostStateTest {
    private static final int DAY = 86_400;

    @Test
    void whatRunsKnowIsPutTogetherTheSameInAnyOrderAndGrouping() {
        var random = new Random(20261123);
        for (int i = 0; i < 2_000; i++) {
            HostState a = some(random);
            HostState b = some(random);
            HostState c = some(random);

            assertThat(a.merge(b)).isEqualTo(b.merge(a));
            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(a)).isEqualTo(a);
            var shuffled = new ArrayList<>(List.of(a, b, c, a, b));
            Collections.shuffle(shuffled, random);
            assertThat(shuffled.stream().reduce(HostState::merge)).contains(a.merge(b).merge(c));
        }
    }

    @Test
    void noHostTakesMoreThanFiveKilobytesAndWhatIsWrittenFitsTheSchema() throws IOException {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(
                                        Path.of("../reports/schema/host-state-v1.schema.json")),
                                InputFormat.JSON);
        var random = new Random(7);
        for (int logs : List.of(0, 1, 8, 30, 200)) {
            HostState state = some(random, logs, 12, 3);

            byte[] bytes = StateForm.write(state);

            assertThat(bytes.length).isLessThanOrEqualTo(5_000);
            assertThat(schema.validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON))
                    .isEmpty();
            HostState read = StateForm.read(bytes, "x", "hosts/h.json", "inv");
            assertThat(read.logs().size() + read.logsLeftOut())
                    .isEqualTo(state.logs().size() + state.logsLeftOut());
            assertThat(StateForm.write(read)).isEqualTo(bytes);
            assertThat(read.lastGood()).isEqualTo(state.lastGood());
        }
    }

    @Test
    void growthIsMeasuredOnOneFileAndRotationsTellNothing() {
        assertThat(growth(new Sample(0, 5, 100), new Sample(DAY, 5, 1_100)))
                .isEqualTo(new Growth(1_000, 1_000, 1, 0));
        assertThat(
                        growth(
                                new Sample(0, 5, 0),
                                new Sample(DAY / 2, 5, 3_000),
                                new Sample(DAY, 6, 9_000),
                                new Sample(2 * DAY, 6, 9_500),
                                new Sample(3 * DAY, 6, 10)))
                .as("another inode, and a file that was cut")
                .isEqualTo(new Growth(500, 6_000, 2, 2));
        assertThat(growth(new Sample(0, 0, 1), new Sample(DAY, 0, 2)))
                .as("nobody knows whether it is the same file")
                .isNull();
        assertThat(growth(new Sample(DAY, 5, 1), new Sample(DAY, 5, 2))).isNull();
        assertThat(growth(new Sample(0, 5, 0), new Sample(1, 5, Long.MAX_VALUE)))
                .as("a host may claim anything")
                .isEqualTo(new Growth(Long.MAX_VALUE, Long.MAX_VALUE, 1, 0));
    }

    @Test
    void ofALogTheNewestTwelveAreKept() {
        LogSamples all = LogSamples.of(new Sample(0, 1, 0));
        for (int i = 1; i < 20; i++) {
            all = all.merge(LogSamples.of(new Sample(i, 1, i)));
        }

        assertThat(all.samples()).hasSize(12);
        assertThat(all.samples().getFirst().at()).isEqualTo(8);
    }

    @Test
    void logThatIsGoneLeavesAndWhatWasLeftOutIsCountedAnew() {
        HostState first = scanned("2026-01-01T00:00:00Z", 0, "/gone", "/log");
        HostState last = scanned("2027-02-05T00:00:00Z", 0, "/log");

        assertThat(first.merge(last).logs().keySet()).containsExactly("/gone", "/log");
        HostState later = first.merge(last).merge(scanned("2027-02-06T00:00:00Z", 0, "/log"));
        assertThat(later.logs().keySet()).containsExactly("/log");
        assertThat(later.logs().values())
                .singleElement()
                .satisfies(log -> assertThat(log.samples()).hasSize(2));

        HostState crowded = scanned("2026-01-01T00:00:00Z", 7, "/log");
        assertThat(crowded.merge(scanned("2026-01-02T00:00:00Z", 0, "/log")).logsLeftOut())
                .as("a later reading found room for all")
                .isZero();
        assertThat(crowded.merge(scanned("2025-12-31T00:00:00Z", 0, "/log")).logsLeftOut())
                .isEqualTo(7);
    }

    @Test
    void theSameLogsRunForRunAreLeftOutOnce() throws IOException {
        String[] paths =
                IntStream.range(0, 200).mapToObj("/var/log/%03d"::formatted).toArray(String[]::new);
        HostState known = scanned("2026-01-01T00:00:00Z", 0, "/gone");
        for (int day = 2; day < 8; day++) {
            HostState run = scanned("2026-01-0%dT00:00:00Z".formatted(day), 0, paths);
            byte[] bytes = StateForm.write(known.merge(run));
            known = StateForm.read(bytes, "x", "hosts/h.json", "inv");
        }

        assertThat(known.logs()).doesNotContainKey("/gone").containsKey("/var/log/000");
        assertThat(known.logs().size() + known.logsLeftOut()).isEqualTo(200);
    }

    @Test
    void theEightRefsThatWereReadLastAreKept() throws IOException {
        var refs = new TreeMap<String, HostState.RefAt>();
        for (int day = 10; day < 30; day++) {
            refs.put("p@v" + day, new HostState.RefAt("c", "2026-01-%dT00:00:00Z".formatted(day)));
        }
        HostState one = scanned("2026-02-01T00:00:00Z", 0, "/log");
        var many =
                new HostState(
                        one.version(),
                        one.inventory(),
                        one.host(),
                        one.firstSeen(),
                        one.listed(),
                        one.lastGood(),
                        refs,
                        one.logs(),
                        0);

        HostState read = read(new String(StateForm.write(many), StandardCharsets.UTF_8));

        assertThat(read.refs()).isEqualTo(refs.tailMap("p@v22"));
        assertThat(read.logs()).isEqualTo(one.logs());
    }

    private static HostState scanned(String at, int leftOut, String... paths) {
        var logs = new TreeMap<String, LogSamples>();
        for (String path : paths) {
            logs.put(path, LogSamples.of(new Sample(Instant.parse(at).getEpochSecond(), 1, 1_000)));
        }
        return new HostState(
                1,
                "inv",
                "h",
                at,
                new HostState.Listed(at, true),
                new HostState.Good(at, "r", 1, "", ""),
                new TreeMap<>(),
                logs,
                leftOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `{`                     | is no state, or a damaged one
                    `[]`                    | is no state, or a damaged one
                    `{}`                    | is no state, or a damaged one
                    `{"version":2}`         | is a state of version 2, this logreeve knows 1
                    `{"version":1,"x":1}`   | is no state, or a damaged one
                    OTHER                   | is of the inventory 'inv', not 'elsewhere'
                    PLACE                   | it is of the host 'h'
                    LONG                    | it has more than 5000 bytes
                    """)
    void whatIsNoStateOfThisHostIsRefused(String text, String said) {
        byte[] good = StateForm.write(some(new Random(1)));
        byte[] bytes =
                switch (text) {
                    case "OTHER", "PLACE" -> good;
                    case "LONG" -> new byte[5_001];
                    default -> text.getBytes(StandardCharsets.UTF_8);
                };
        String path = text.equals("PLACE") ? "hosts/g.json" : "hosts/h.json";
        String inventory = text.equals("OTHER") ? "elsewhere" : "inv";

        assertThatThrownBy(() -> StateForm.read(bytes, "there", path, inventory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "at":"2026-11-03T      | "at":"2026-11-33T      | which is no time
                    "at":"2026-11-03T      | "at":"+12026-11-03T    | which is no time
                    "firstSeen":"2026-11-01T00:00:00Z" | "firstSeen":"2026-11-01T00:00:00.5Z" | 'firstSeen' has
                    "firstSeen":"2026-11-01T00:00:00Z" | "firstSeen":null | 'firstSeen' is null
                    {"at":"2026-11-03T00:00:00Z","there":true} | null | 'listed' is null
                    "run":"r1"             | "run":null             | 'lastGood.run' is null
                    {"commit":"c1","at":"2026-11-02T00:00:00Z"} | null | 'refs.p@v1' is null
                    {"samples":[           | {"samples":[null,      | 'logs./log.samples' is null
                    "at":1790000000        | "at":1990000000        | not in the order of their times
                    "logsLeftOut":0        | "logsLeftOut":null     | 'logsLeftOut' is null
                    """)
    void nullsAndWrongTimesAreRefused(String right, String wrong, String said) {
        var state =
                new HostState(
                        1,
                        "inv",
                        "h",
                        "2026-11-01T00:00:00Z",
                        new HostState.Listed("2026-11-03T00:00:00Z", true),
                        new HostState.Good("2026-11-03T00:00:00Z", "r1", 1, "", ""),
                        new TreeMap<>(
                                Map.of("p@v1", new HostState.RefAt("c1", "2026-11-02T00:00:00Z"))),
                        new TreeMap<>(
                                Map.of(
                                        "/log",
                                        new LogSamples(
                                                List.of(
                                                        new Sample(1_790_000_000, 1, 1),
                                                        new Sample(1_790_000_001, 1, 2))))),
                        0);
        String text = new String(StateForm.write(state), StandardCharsets.UTF_8);
        assertThat(read(text)).isEqualTo(state);
        assertThat(text).contains(right);

        assertThatThrownBy(() -> read(text.replace(right, wrong)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no state, or a damaged one")
                .hasMessageContaining(said);
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        var state =
                new HostState(
                        1,
                        "i".repeat(5_000),
                        "h",
                        "2026-11-01T00:00:00Z",
                        new HostState.Listed("2026-11-03T00:00:00Z", true),
                        null,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        0);

        assertThatThrownBy(() -> StateForm.write(state))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("hosts/h.json")
                .hasMessageContaining("bytes for its names alone, at most 5000 may be there");
    }

    private static HostState read(String text) {
        return StateForm.read(text.getBytes(StandardCharsets.UTF_8), "x", "hosts/h.json", "inv");
    }

    private static @Nullable Growth growth(Sample... samples) {
        return new LogSamples(List.of(samples)).growth();
    }

    private static HostState some(Random random) {
        return some(random, random.nextInt(4), 1 + random.nextInt(12), random.nextInt(3));
    }

    private static HostState some(Random random, int logs, int samples, int refs) {
        var byPath = new TreeMap<String, LogSamples>();
        for (int i = 0; i < logs; i++) {
            LogSamples all = LogSamples.of(sample(random));
            for (int j = 1; j < samples; j++) {
                all = all.merge(LogSamples.of(sample(random)));
            }
            byPath.put("/var/log/a-log-of-something-" + i, all);
        }
        var byRef = new TreeMap<String, HostState.RefAt>();
        for (int i = 0; i < refs; i++) {
            byRef.put(
                    "p@v" + random.nextInt(3),
                    new HostState.RefAt("c" + random.nextInt(3), time(random)));
        }
        return new HostState(
                1,
                "inv",
                "h",
                time(random),
                new HostState.Listed(time(random), random.nextBoolean()),
                random.nextInt(4) == 0
                        ? null
                        : new HostState.Good(
                                time(random),
                                "r" + random.nextInt(3),
                                random.nextInt(2),
                                random.nextBoolean() ? "env:KEY" : "",
                                ""),
                byRef,
                byPath,
                random.nextInt(3));
    }

    private static Sample sample(Random random) {
        // from 402 days before the last good scan of some
        long at = Instant.parse("2025-09-25T00:00:00Z").getEpochSecond();
        return new Sample(
                at + random.nextInt(10 * DAY) / 9_999 * 9_999L,
                random.nextInt(3),
                random.nextInt(1 << 30));
    }

    private static String time(Random random) {
        return "2026-11-%02dT00:00:00Z".formatted(1 + random.nextInt(5));
    }
}
