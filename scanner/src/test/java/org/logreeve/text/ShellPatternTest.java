package org.logreeve.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expectations are those of glob(7), as {@code sh -c 'echo PATTERN'} shows them. */
class ShellPatternTest {
    @ParameterizedTest
    @CsvSource({
        "/etc/*.conf, /etc/a.conf, true",
        "/etc/*.conf, /etc/a/b.conf, false",
        "/etc/**.conf, /etc/a/b.conf, false",
        "/etc/**.conf, /etc/a.conf, true",
        "/etc/*.conf, /etc/.conf, false",
        "/etc/.*, /etc/.conf, true",
        "/etc/?.conf, /etc/a.conf, true",
        "/etc/?.conf, /etc/..conf, false",
        "/etc/[ab].conf, /etc/b.conf, true",
        "/etc/[!ab].conf, /etc/b.conf, false",
        "/etc/[a-c].conf, /etc/b.conf, true",
        "/etc/[a.conf, /etc/[a.conf, true",
        "/etc/\\*.conf, /etc/*.conf, true",
        "/etc/\\*.conf, /etc/a.conf, false",
        "/etc/{a}.conf, /etc/a.conf, false"
    })
    void matchesAsAShellDoes(String pattern, String path, boolean matches) {
        assertThat(ShellPattern.of(pattern).matches(path)).isEqualTo(matches);
    }

    /** A host that writes this must not hold the scanner up. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void asterisksWithoutEndAreReadInTimeThatEnds() {
        String pattern = "/etc/" + "*a".repeat(1000) + "b";

        assertThat(ShellPattern.of(pattern).matches("/etc/" + "a".repeat(4000))).isFalse();
        assertThat(ShellPattern.of(pattern).mayMeet(ShellPattern.of(pattern + "*"))).isTrue();
    }
}
