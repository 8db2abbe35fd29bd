package org.logreeve.parse.openntpd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;

/** Whether OpenNTPD takes generated configurations, against whether we understand them. */
@Ring(Rings.OPENNTPD)
class OpenNtpdOracleTest {
    private static final List<String> GOOD =
            List.of(
                    "server 192.0.2.1",
                    "server ntp.example weight 5",
                    "servers pool.example",
                    "servers 2.pool.example weight 1",
                    "listen on *",
                    "listen on 127.0.0.1",
                    "listen on ::1",
                    "query from 192.0.2.5",
                    "sensor *",
                    "sensor nmea0",
                    "sensor nmea0 correction -70000 refid GPS",
                    "sensor udcf0 stratum 3 weight 2",
                    "constraint from \"192.0.2.7\"",
                    "constraints from \"https://www.example/\"",
                    "server \"ntp.example\"",
                    "servers \\\n  pool.example",
                    "# server x",
                    "server a # why",
                    "",
                    "\t",
                    "server 'a'");
    private static final List<String> BAD =
            List.of(
                    "server",
                    "Server a",
                    "server a b",
                    "server a weight",
                    "server a weight 11",
                    "server a weight 0",
                    "listen *",
                    "listen on",
                    "query 192.0.2.5",
                    "sensor",
                    "sensor a stratum 16",
                    "sensor a refid TOOLONG",
                    "constraint \"x\"",
                    "constraint from",
                    "pool a",
                    "server a, b",
                    "server \"a",
                    "nosuch a",
                    "server a iburst",
                    "server 10",
                    "\"server\" a",
                    "server {a}",
                    "sensor a refid 5");

    @TempDir Path folder;

    @Test
    void ntpdTakesTheSameFiles() throws IOException {
        int samples = OracleRun.samples("openntpd", 100);
        int agreed = 0;
        int silent = 0;
        int refused = 0;
        var disagreed = new ArrayList<String>();
        for (int seed = 1; seed <= samples; seed++) {
            String text = text(new Random(seed * 31L), seed % 2 == 0);
            Path file = folder.resolve("ntpd.conf");
            Files.writeString(file, text);
            OracleRun run = OracleRun.of(folder, List.of("openntpd", "-n", "-f", file.toString()));
            if (run.isNoAnswer()) {
                silent++;
                continue;
            }
            refused += run.exit() == 0 ? 0 : 1;
            Parsed.Config<OpenNtpdConfig> parsed =
                    FakeHost.with("/usr/sbin/ntpd")
                            .file("/etc/openntpd/ntpd.conf", text)
                            .read(new OpenNtpdParser());
            if (parsed.isUnderstood() == (run.exit() == 0)) {
                agreed++;
            } else {
                disagreed.add(text + run.output() + parsed.problems());
            }
        }
        System.out.printf(
                "openntpd oracle: %d configurations, %d agreed, %d disagreed, %d no answer"
                        + " (%d refused by ntpd)%n",
                samples, agreed, disagreed.size(), silent, refused);

        assertThat(disagreed).isEmpty();
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
    }

    private static String text(Random random, boolean faulty) {
        var lines = new ArrayList<String>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            lines.add(GOOD.get(random.nextInt(GOOD.size())));
        }
        if (faulty) {
            lines.add(random.nextInt(lines.size() + 1), BAD.get(random.nextInt(BAD.size())));
        }
        return String.join("\n", lines) + "\n";
    }
}
