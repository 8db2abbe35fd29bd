package org.logreeve.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.text.InputProblem;

class YamlReaderTest {
    @Test
    void valuesStayAsTheyWereWritten() {
        var problems = new ArrayList<InputProblem>();
        YamlMapping yaml =
                YamlMapping.of(
                        "f", parse("a: no\nb: 022\nc: 1.10\nd: 2026-11-22\ne: 1:30\n"), problems);

        assertThat(List.of("a", "b", "c", "d", "e"))
                .extracting(key -> yaml.text(key).orElseThrow())
                .containsExactly("no", "022", "1.10", "2026-11-22", "1:30");
        assertThat(problems).isEmpty();
    }

    @Test
    void onlyPlainTrueAndFalseAreBooleans() {
        var problems = new ArrayList<InputProblem>();
        YamlMapping yaml = YamlMapping.of("f", parse("a: true\nb: yes\nc: 'true'\n"), problems);

        assertThat(yaml.bool("a")).contains(true);
        assertThat(yaml.bool("b")).isEmpty();
        assertThat(yaml.bool("c")).isEmpty();
        assertThat(problems)
                .extracting(InputProblem::toString)
                .containsExactly(
                        "f:2:4: 'b' wants true or false, not 'yes'",
                        "f:3:4: 'c' wants true or false, not 'true'");
    }

    @Test
    void refusesWhatIsNotStrict() {
        assertRefused("a: 1\na: 2\n", "f:2:1: 'a' stands here a second time");
        assertRefused("a: !!python/object:x {}\n", "f:1:4: Global tag is not allowed");
        assertRefused("a: !vault x\n", "f:1:4: tag '!vault' is not allowed");
        assertRefused("a: 1\n---\nb: 2\n", "f:3:1: a second document begins here");
        assertRefused("&a [*a]\n", "an alias refers to itself");
        assertRefused("a:\n\tb: 1\n", "not tabs");
        assertRefused("a: [1\n", "f:2:1: ");
        assertRefused("? [a, b]\n: 1\n", "a key must be plain text");
    }

    @Test
    void billionLaughsAreRefusedOrBounded() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n"
                            .formatted(
                                    i,
                                    i,
                                    String.join(
                                            ",",
                                            List.of(
                                                    alias, alias, alias, alias, alias, alias, alias,
                                                    alias, alias, alias))));
        }

        assertRefused(bomb.toString(), "f");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        assertThatThrownBy(() -> YamlReader.read("f", new byte[] {'a', ':', (byte) 0xff}))
                .hasMessage("f: is not UTF-8 text (save it as UTF-8)");
    }

    @Test
    void emptyFileIsNothing() {
        assertThat(parse("# only a comment\n"))
                .isInstanceOfSatisfying(
                        YamlNode.Scalar.class, scalar -> assertThat(scalar.isNull()).isTrue());
    }

    private static YamlNode parse(String text) {
        return YamlReader.read("f", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> parse(text)).hasMessageContaining(message);
    }
}
