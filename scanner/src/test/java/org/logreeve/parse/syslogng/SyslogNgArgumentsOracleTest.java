package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;

/** Generated arguments: what syslog-ng itself refuses must never count as understood. */
@Ring(Rings.SYSLOG_NG)
class SyslogNgArgumentsOracleTest {
    private static final int USUAL = 400;

    /** It ends by a failed assertion after some errors: that is a refusal here. */
    private static final int ABORTED = 134;

    private static final int CRASHED = 139;

    @TempDir Path temp;

    @Test
    void nothingThatTheDaemonRefusesIsUnderstood() throws IOException {
        int samples = OracleRun.samples("syslog-ng-arguments", USUAL);
        var wrong = new ArrayList<String>();
        var strict = new ArrayList<String>();
        Map<String, Integer> taken = new TreeMap<>();
        Map<String, Integer> refused = new TreeMap<>();
        for (int seed = 1; seed <= samples; seed++) {
            var generated = new GeneratedArguments(seed);
            int exit = ask(generated.text());
            boolean isUnderstood = read(generated.text()).isUnderstood();
            (exit == 0 ? taken : refused).merge(generated.context(), 1, Integer::sum);
            if (isUnderstood && exit != 0) {
                wrong.add(generated.text());
            } else if (!isUnderstood && exit == 0) {
                strict.add(generated.text());
            }
        }
        System.out.printf(
                "syslog-ng arguments oracle: %d statements, taken %s, refused %s, understood though"
                        + " refused %d, not understood though taken %d%n",
                samples, taken, refused, wrong.size(), strict.size());

        assertThat(wrong).isEmpty();
        assertThat(strict).hasSizeLessThanOrEqualTo(samples / 50);
        assertThat(taken).hasSize(5);
    }

    private int ask(String text) throws IOException {
        Path file = temp.resolve("main.conf");
        Files.writeString(file, "@version: 3.38\n" + text);
        OracleRun run = OracleRun.of(temp, List.of("syslog-ng", "-s", "-f", file.toString()));
        assertThat(run.isNoAnswer() && run.exit() != ABORTED && run.exit() != CRASHED)
                .as(text)
                .isFalse();
        return run.exit();
    }

    private static Parsed.Config<SyslogNgConfig> read(String text) {
        FakeHost host = SyslogNgTexts.host(text);
        host.command("packages-debian", "syslog-ng-core 3.38.1-5 installed\n");
        host.file("/etc/passwd", "root:x:0:0::/root:/bin/sh\n");
        return host.read(new SyslogNgParser());
    }
}
