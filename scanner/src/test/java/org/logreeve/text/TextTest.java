package org.logreeve.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void terminalTextCannotMoveTheCursorOrHideItself() {
        assertThat(TerminalText.encode("a\u001b[2Jb\r\n\u202ec\u2028\u0085\u0000é"))
                .isEqualTo("a\\x1b[2Jb\\x0d\\x0a\\u202ec\\u2028\\x85\\x00é");
    }

    @Test
    void whatABuildServerWouldObeyIsBrokenAndTheRestStays() {
        for (String harmless :
                List.of("::1", "::ffff:192.0.2.1", "a::b::c", "## title [1]", "#[a]")) {
            assertThat(TerminalText.encode(harmless)).isEqualTo(harmless);
        }
        assertThat(
                        List.of("::error::x", " \t::a b::", "##[x]", "a ##vso[x]", "###[x]")
                                .stream()
                                .map(TerminalText::encode))
                .containsExactly(
                        "\\x3a:error::x",
                        " \\x09::a b::",
                        "#\\x23[x]",
                        "a #\\x23vso[x]",
                        "##\\x23[x]");
    }

    @Test
    void cellsBeginNoFormula() {
        assertThat(
                        CsvText.line(
                                List.of(
                                        "=1",
                                        "a",
                                        "-/var/log/x",
                                        "a;\"+1",
                                        "a-1",
                                        "\u00a0@x",
                                        "'=1")))
                .isEqualTo(
                        "\"'=1\",\"a\",\"'-/var/log/x\",\"a;\"\"'+1\",\"a-1\",\"\u00a0'@x\",\"'=1\"\r\n");
    }

    @Test
    void codeSpansAreLongerThanWhatTheyHold() {
        assertThat(
                        List.of("", "a", "a`b", "`a", "``", " a ", "  ", "`".repeat(9)).stream()
                                .map(MarkdownText::code))
                .containsExactly(
                        "",
                        "`a`",
                        "``a`b``",
                        "`` `a ``",
                        "``` `` ```",
                        "`  a  `",
                        "`  `",
                        "`" + "\\x60".repeat(9) + "`");
    }

    @Test
    void xmlHoldsWhatItMayAndShowsTheRest() {
        assertThat(XmlText.encode("<a b='\"'>]]>&\u0000\uffff\ud800\u202e\n"))
                .isEqualTo(
                        "&lt;a b=&apos;&quot;&apos;&gt;]]&gt;&amp;\\x00\\uffff\\ud800\\u202e\\x0a");
    }

    @Test
    void originIsReadBackAsItWasWritten() {
        for (Origin origin :
                List.of(
                        new Origin("/etc/rsyslog.conf", 7),
                        Origin.of("command:units"),
                        new Origin("/odd:name", 3))) {
            assertThat(Origin.parse(origin.toString())).isEqualTo(origin);
        }
    }

    @Test
    void nearestNameIsOfferedOnlyWhenItIsNear() {
        assertThat(Nearest.to("adress", List.of("port", "address"))).contains("address");
        assertThat(Nearest.to("zzz", List.of("port", "address"))).isEmpty();
    }

    @Test
    void digestOfPartsIsNotTheDigestOfTheirSum() {
        assertThat(Digest.sha256("ab", "c")).isNotEqualTo(Digest.sha256("a", "bc"));
    }
}
