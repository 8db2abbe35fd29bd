package org.logreeve.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a host's files say, parsers end and throw nothing. Each build reads what fuzzing has
 * found so far and has one parser fuzzed with inputs that are the same each time; {@code
 * -Dfuzz.seconds=60} (as {@code -Pnightly} does) goes on looking, and {@code -Dfuzz.keep=true}
 * keeps what is new.
 */
class FuzzTest {
    private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** What the fuzzer needs beside the time that it looks: its start, a merge, a slow machine. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @TempDir private Path folder;

    static Stream<String> components() {
        String only = System.getProperty("fuzz.only", "");
        return FuzzTarget.PARSERS.keySet().stream()
                .filter(component -> only.isEmpty() || component.equals(only));
    }

    @ParameterizedTest
    @MethodSource("components")
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatFuzzingHasFoundIsRead(String component) throws IOException {
        FuzzTarget target = FuzzTarget.of(component);
        List<byte[]> inputs = new ArrayList<>(FuzzSeeds.of(component));
        inputs.addAll(FuzzCorpus.of(component).inputs().values());

        for (byte[] input : inputs) {
            assertThatCode(() -> target.read(input))
                    .as(new String(input, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
        }
    }

    /** Of each build, so that what fuzzes is seen to work, or those that were asked for. */
    static Stream<String> fuzzed() {
        return isLooking() ? components() : Stream.of("chrony");
    }

    private static boolean isLooking() {
        return Integer.getInteger("fuzz.seconds") != null;
    }

    /** What a build does must not depend on the speed of the machine, nor on luck. */
    private static List<String> howLong() {
        return isLooking()
                ? List.of("-max_total_time=" + Integer.getInteger("fuzz.seconds"))
                : List.of("-seed=1", "-runs=300");
    }

    @ParameterizedTest
    @MethodSource("fuzzed")
    void nothingNewBreaksAParser(String component) throws Exception {
        Path corpus = folder.resolve("corpus");
        FuzzCorpus.of(component).writeTo(corpus);
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        int number = 0;
        for (byte[] seed : FuzzSeeds.of(component)) {
            Files.write(seeds.resolve("seed" + number++), seed);
        }

        String output = fuzz(component, howLong(), corpus, seeds);

        Matcher done = DONE.matcher(output);
        assertThat(done.find()).as(output).isTrue();
        System.out.printf(
                "fuzz: %s: %s inputs in %s s, 0 crashes, 0 hangs, %d inputs reach new places%n",
                component, done.group(1), done.group(2), count(corpus));
        if (Boolean.getBoolean("fuzz.keep")) {
            Path least = Files.createDirectory(folder.resolve("least"));
            fuzz(component, List.of("-merge=1"), least, corpus);
            FuzzCorpus.of(component).keep(least);
        }
    }

    private static String fuzz(String component, List<String> how, Path first, Path second)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(first.getParent(), component, ".log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                JAVA.toString(),
                                "-Xmx1g",
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dfuzz.component=" + component,
                                "-cp",
                                System.getProperty("java.class.path"),
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + FuzzTarget.class.getName(),
                                // nothing else than the parsers is of interest
                                "--custom_hook_includes=none.**",
                                "--instrumentation_includes=org.logreeve.parse.**"
                                        + ":org.logreeve.normalize.**:org.logreeve.text.**",
                                "--reproducer_path=" + first.getParent(),
                                "-artifact_prefix=" + first.getParent() + "/",
                                "-timeout=20",
                                "-max_len=16384",
                                // the heap has a limit; what the fuzzer maps beside it has none
                                "-rss_limit_mb=0"));
        command.addAll(how);
        command.addAll(List.of(first.toString(), second.toString()));
        Process fuzzer =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = fuzzer.waitFor(LONGEST.plus(looking()).toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            fuzzer.destroyForcibly().waitFor();
        }
        String output = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(ended).as("ended by itself: %s", output).isTrue();
        assertThat(fuzzer.exitValue()).as(output + found(first.getParent())).isZero();
        return output;
    }

    private static Duration looking() {
        return Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 0));
    }

    /** The input that broke it, so that it is not lost with the folder. */
    private static String found(Path folder) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> isArtefact(each)).toList()) {
                text.append(file.getFileName())
                        .append(":\n")
                        .append(Base64.getEncoder().encodeToString(Files.readAllBytes(file)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static boolean isArtefact(Path file) {
        return file.getFileName().toString().matches("(crash|timeout|oom|slow-unit)-.*");
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
