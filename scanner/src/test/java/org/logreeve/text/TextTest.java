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
