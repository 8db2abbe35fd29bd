package org.logreeve.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.text.Origin;

/** A fact's value as the one text or number that a rule compares with. */
class ScalarsTest {
    private static final Origin AT = new Origin("rule.yaml", 3);

    @Test
    void aParameterOfOneWordIsAText() {
        assertThat(parameter(List.of("/etc/passwd")).text()).isEqualTo("/etc/passwd");
        assertThat(parameter(List.of("a", "b")).text()).isEmpty();
        assertThat(parameter(List.of()).text()).isEmpty();
    }

    @Test
    void aKernelParameterThatIsAWholeNumberHasIt() {
        assertThat(number("8192")).isEqualTo(8192);
        assertThat(number("0")).isZero();
        assertThat(number("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
        assertThat(List.of(number(""), number("on"), number("-1"), number("1M"))).containsOnly(-1L);
        assertThat(number("9".repeat(19))).isEqualTo(-1);
        assertThat(number("\u0661\u0662")).isEqualTo(-1);
    }

    private static Parameter parameter(List<String> values) {
        return new Parameter("a/b", "path", 0, values, "", AT);
    }

    private static long number(String value) {
        return new KernelParameter("audit_backlog_limit", value, AT).number();
    }
}
