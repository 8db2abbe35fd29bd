package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a)",
                "[a",
                "[]",
                "[z-a]",
                "*",
                "a**",
                "a|*",
                "(*)",
                "a{3,2}",
                "a{99999}",
                "{2}",
                "\\1",
                "(?<n>a)(?<n>b)",
                "(?<1>a)",
                "a\\",
                "[[:nosuch:]]",
                "[[.a.]]",
                "(?R)",
                "\\p{Foo}",
                "\\L",
                "(?z)a",
                "(?:a{500}){501}"
            })
    void whatPcreRefusesIsNoPattern(String text) {
        assertThat(new PatternCheck(text).fault()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|b|",
                "^a*?b++$",
                "(?:a)(?=b)(?!c)(?>d)",
                "(?i)a(?-i:b)",
                "(?P<n>a)\\1",
                "[]a-z^-]",
                "[^\\]\\d.]",
                "[[:alpha:]0-9]",
                "a{",
                "a{,3}",
                "a{2,}?",
                "x{0}",
                "\\x41\\.\\/\\s",
                "((a)(b))\\3",
                "[a-c-e]"
            })
    void whatPcreTakesIsOne(String text) {
        assertThat(new PatternCheck(text).fault()).isEmpty();
    }

    @Test
    void longAndDeepOnesAreNotLookedInto() {
        assertThat(new PatternCheck("a".repeat(8_001)).fault()).isNotEmpty();
        assertThat(new PatternCheck("a".repeat(8_000)).fault()).isEmpty();
        assertThat(new PatternCheck("(".repeat(201) + ")".repeat(201)).fault()).isNotEmpty();
        assertThat(new PatternCheck("(".repeat(200) + ")".repeat(200)).fault()).isEmpty();
    }
}
