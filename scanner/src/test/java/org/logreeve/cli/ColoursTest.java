package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.report.Colours;
import org.logreeve.text.InputException;

/** When the terminal report has colours. */
class ColoursTest {
    private static final String OUT = "logreeve.terminal.out";

    @AfterEach
    void forget() {
        System.clearProperty(OUT);
    }

    @ParameterizedTest
    @CsvSource({
        // when, on a terminal, variable, its value, colours
        "auto, true, TERM, xterm, ON",
        "auto, false, TERM, xterm, OFF",
        "auto, true, TERM, dumb, OFF",
        "auto, true, NO_COLOR, 1, OFF",
        "auto, false, CLICOLOR_FORCE, 1, ON",
        "auto, false, CLICOLOR_FORCE, 0, OFF",
        "always, false, NO_COLOR, 1, ON",
        "never, true, CLICOLOR_FORCE, 1, OFF"
    })
    void theOptionGoesBeforeVariablesAndTheseBeforeTheTerminal(
            String when, String terminal, String variable, String value, Colours colours) {
        System.setProperty(OUT, terminal);

        assertThat(console(Map.of(variable, value)).colours(when)).isEqualTo(colours);
    }

    @Test
    void noColorGoesBeforeForcedColourAndCountsOnlyWhenItHoldsSomething() {
        System.setProperty(OUT, "true");

        assertThat(console(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1")).colours("auto"))
                .isEqualTo(Colours.OFF);
        assertThat(console(Map.of("NO_COLOR", "", "TERM", "xterm")).colours("auto"))
                .isEqualTo(Colours.ON);
    }

    @Test
    void anyOtherWordIsRefused() {
        assertThatThrownBy(() -> console(Map.of()).colours("allways"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "--color: wants auto, always or never, not 'allways' (did you mean"
                                + " 'always'?)");
    }

    private static Console console(Map<String, String> environment) {
        return new Console(System.out, System.err, environment);
    }
}
