package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/adding-a-rule.md} does what it says: its files are written, its commands run. */
class AddingARuleTest {
    private static final Path PAGE = Path.of("../docs/adding-a-rule.md");
    private static final Pattern FENCE =
            Pattern.compile("^```(\\w*)([^\n]*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void eachCommandOfThePageDoesWhatItSays() throws IOException {
        Path policies = folder.resolve("policies");
        copy(Path.of(Estate.THREE_RULES), policies);
        Matcher fence = FENCE.matcher(Files.readString(PAGE));
        int commands = 0;
        while (fence.find()) {
            String path = fence.group(2).strip();
            if (fence.group(1).equals("sh")) {
                for (String line : fence.group(3).lines().toList()) {
                    run(line, policies);
                    commands++;
                }
            } else if (!path.isEmpty()) {
                Path file = policies.resolve(path);
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, fence.group(3));
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(9);
        assertThat(CliRun.of("policy", "test", "--policy", policies.toString()).exit()).isZero();
    }

    private static void run(String line, Path policies) {
        assertThat(line).startsWith("./logreeve policy ");
        int comment = line.indexOf('#');
        int wanted = comment < 0 ? 0 : Integer.parseInt(line.replaceAll(".*exits ", ""));
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(comment < 0 ? line : line.substring(0, comment));
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(text.replace("policies/", policies + "/"));
        }
        words.removeFirst();
        words.addAll(List.of("--policy", policies.toString()));

        CliRun run = CliRun.of(words);

        assertThat(run.exit()).as(line + "\n" + run.out() + run.err()).isEqualTo(wanted);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
    }
}
