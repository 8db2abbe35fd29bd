package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.normalize.SyslogNgForwards;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;

/**
 * Texts of the largest size that is collected: a problem, never a crash, and no work without end.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SyslogNgHostileTextTest {
    private static final int LARGE = 4_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "{",
                "\"",
                "'",
                "`",
                "@",
                "\\",
                "#",
                ";",
                "\0",
                "\r",
                "a ",
                "a(",
                "log{",
                "filter f {not ",
                "filter f {(",
                "log{log{",
                "log{if(",
                "log{junction{channel{",
                "source s{channel{",
                "\"\\x",
                "@include \"x\"\n",
                "@define a a\n",
                "``",
                "0x",
                "..",
                "block destination b() {",
                "source s{file((",
                "options{a(",
                "rewrite r{set(condition("
            })
    void repeatedWithoutEndItIsAProblem(String text) {
        Parsed.Config<SyslogNgConfig> parsed = read(text.repeat(LARGE / text.length()));

        assertThat(parsed.config().definitions()).isEmpty();
    }

    @Test
    void blocksThatDoubleAreGivenUp() {
        var text = new StringBuilder();
        text.append("block destination b0() {\n    tcp(\"h\");\n};\n");
        for (int i = 1; i < 60; i++) {
            text.append(
                    "block destination b%d() {\n    b%d() b%d()\n};\n".formatted(i, i - 1, i - 1));
        }

        assertThat(read(text + "destination d { b59(); };\n").isUnderstood()).isFalse();
    }

    @Test
    void valuesThatDoubleAreGivenUp() {
        var text = new StringBuilder("@define v0 \"12345678\"\n");
        for (int i = 1; i < 60; i++) {
            text.append("@define v%d \"`v%d``v%d`\"\n".formatted(i, i - 1, i - 1));
        }

        assertThat(read(text.toString()).isUnderstood()).isFalse();
    }

    @Test
    void manyLinesWithALongValueAreGivenUp() {
        String text = "@define v \"" + "a".repeat(500_000) + "\"\n";

        assertThat(read(text + "# `v`\n".repeat(300_000)).isUnderstood()).isFalse();
        assertThat(read(text + "# `v`\n".repeat(30)).isUnderstood()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a("})
    void argumentsAreNestedTwoHundredDeep(String open) {
        assertThat(arguments(open, 199)).doesNotContain("nested too deeply");
        assertThat(arguments(open, 200)).contains("nested too deeply");
    }

    private static String arguments(String open, int depth) {
        String nested = open.repeat(depth) + "x" + ")".repeat(depth);
        return read("destination d { nosuch(" + nested + "); };\n").problems().toString();
    }

    @Test
    void blockThatNamesItselfIsRefused() {
        assertThat(
                        read("block destination b() {\n    b()\n};\ndestination d { b(); };\n")
                                .isUnderstood())
                .isFalse();
    }

    @Test
    void hundredThousandStatementsAreRead() {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("filter f").append(i).append(" { facility(auth); };\n");
        }

        assertThat(read(text.toString()).config().definitions()).hasSize(100_000);
    }

    @Test
    void filtersThatNameOneAnotherInARingDoNotEndTheRun() {
        String text =
                """
                source s { system(); };
                filter a { filter(b); };
                filter b { filter(a); };
                destination d { tcp("h"); };
                log { source(s); filter(a); destination(d); };
                """;

        assertThatCode(() -> SyslogNgForwards.of(read(text))).doesNotThrowAnyException();
    }

    @Test
    void filtersThatNameTheOneBeforeTwiceAreGoneThroughOnce() {
        var text = new StringBuilder("source s { system(); };\nfilter f0 { host(\"a\"); };\n");
        for (int i = 1; i < 50; i++) {
            text.append(
                    "filter f%d { filter(f%d) and filter(f%d); };\n".formatted(i, i - 1, i - 1));
        }
        text.append("log { source(s); filter(f49); destination { tcp(\"h\"); }; };\n");

        assertThat(SyslogNgForwards.of(read(text.toString()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter(f%d)", "not filter(f%d)"})
    void longChainOfFiltersIsUnknown(String reference) {
        var text = new StringBuilder("source s { system(); };\nfilter f0 { host(\"a\"); };\n");
        for (int i = 1; i < 50_000; i++) {
            text.append("filter f").append(i).append(" { ");
            text.append(reference.formatted(i - 1)).append("; };\n");
        }
        text.append("log { source(s); filter(f49999); destination { tcp(\"h\"); }; };\n");

        assertThat(read(text.toString()).isUnderstood()).isFalse();
    }

    @Test
    void filterOfManyConditionsIsUnknown() {
        String text = "filter f { host(\"a\")" + " or host(\"a\")".repeat(100_000) + "; };\n";

        assertThat(read(text).isUnderstood()).isFalse();
    }

    @Test
    void manyChannelsBeforeALongPathDoNotEndTheRun() {
        String text =
                "source s { system(); };\nfilter f { host(\"a\"); };\nlog { source(s); junction {"
                        + " channel { };".repeat(20_000)
                        + " };"
                        + " filter(f);".repeat(20_000)
                        + " destination { tcp(\"h\"); }; };\n";

        assertThatCode(() -> SyslogNgForwards.of(read(text))).doesNotThrowAnyException();
    }

    @Test
    void conditionsThatMultiplyDoNotEndTheRun() {
        var text = new StringBuilder("source s { system(); };\ndestination d { tcp(\"h\"); };\n");
        text.append("filter f { level(err)");
        for (int i = 0; i < 150; i++) {
            text.append(" and (host(\"a%d\") or host(\"b%d\"))".formatted(i, 149 - i));
        }
        text.append("; };\nlog { source(s); filter(f); destination(d); };\n");

        assertThatCode(() -> SyslogNgForwards.of(read(text.toString()))).doesNotThrowAnyException();
    }

    @Test
    void manyPathsWithManySourcesDoNotEndTheRun() {
        var text = new StringBuilder("destination d { tcp(\"h\"); };\n");
        for (int i = 0; i < 300; i++) {
            text.append("source s%d { udp(port(%d)); };\n".formatted(i, 1000 + i));
            text.append(
                    "log { filter { host(\"h%d\"); }; destination(d); flags(catchall); };\n"
                            .formatted(i));
        }

        assertThatCode(() -> SyslogNgForwards.of(read(text.toString()))).doesNotThrowAnyException();
    }

    private static Parsed.Config<SyslogNgConfig> read(String text) {
        return FakeHost.with("/usr/sbin/syslog-ng")
                .file(SyslogNgParser.MAIN, "@version: 3.38\n" + text)
                .read(new SyslogNgParser());
    }
}
