package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host that writes to our terminal through whatever it lets us read: nothing of it arrives. */
class HostileTextTest {
    /** Clears the screen, turns the text, rings, is a C1 control, and mimics a line of ours. */
    private static final String BAD =
            "\u001b[2J\u001b]0;t\u0007\u202e\u2066\u200b\u009b31m\u0085\u2028exit\b0\u007f\r";

    /** As much of it as a file may be called in any locale. */
    private static final String BAD_NAME = "\u001b[2J\u0007\rexit\b0\u007f";

    @TempDir private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Estate estate;

    @SuppressWarnings("NullAway.Init")
    private static CliRun scan;

    @BeforeAll
    static void scan() throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "root/etc/chrony/chrony.conf",
                "server a%1$s x%1$s\nser%1$sver x\nmakestep %1$s\nconfdir /etc/%1$s\n"
                        .formatted(BAD));
        files.put(
                "root/etc/rsyslog.d/50-" + BAD_NAME + ".conf",
                "*.* @@h%1$s:514\n$Bad%1$s on\naction(type=\"om%1$s\" target=\"%1$s\")\nif $msg == '%1$s' then stop\n"
                        .formatted(BAD));
        files.put(
                "root/etc/logrotate.d/x" + BAD_NAME,
                "/var/log/%1$s.log {\n  rotate %1$s\n  dai%1$sly\n}\n".formatted(BAD));
        files.put("root/etc/os-release", "ID=deb%1$sian\nPRETTY_NAME=\"%1$s\"\n".formatted(BAD));
        files.put("commands/units", "Id=chrony%1$s.service\nActiveState=%1$s\n".formatted(BAD));
        estate = Estate.in(folder).host("web01", files).start();
        scan =
                estate.scan(
                        "--report",
                        "junit",
                        "--report",
                        "markdown",
                        "--report",
                        "csv",
                        "--report",
                        "ndjson");
    }

    @AfterAll
    static void stop() {
        estate.close();
    }

    @Test
    void scanPrintsOnlyWhatIsPrintable() throws Exception {
        assertPrintable(scan);
        assertThat(scan.exit()).isEqualTo(3);
        assertThat(scan.out()).contains("\\x1b[2J", "\\u202e");
        assertThat(estate.verdicts())
                .containsExactly(
                        // the good target is still there, beside what is not understood
                        "web01 forwarding/remote-destination pass null",
                        "web01 retention/local-minimum unknown not-understood",
                        "web01 time-sync/approved-source unknown not-understood");
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.json", "results.ndjson", "junit.xml", "report.md"})
    void reportsHoldOnlyWhatIsPrintable(String name) throws Exception {
        String report = Files.readString(estate.output().resolve(name));

        assertThat(report).containsIgnoringCase("1b[2J");
        assertThat(report.codePoints().filter(HostileTextTest::isHostile)).isEmpty();
    }

    @Test
    void tableHoldsOnlyWhatIsPrintableBehindItsMark() throws Exception {
        String table = Files.readString(estate.output().resolve("results.csv"));

        assertThat(table).startsWith("\ufeff").contains("\\x1b[2J");
        assertThat(table.substring(1).replace("\r\n", "\n").codePoints())
                .noneMatch(HostileTextTest::isHostile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forwarding/remote-destination",
                "retention/local-minimum",
                "time-sync/approved-source"
            })
    void explainPrintsOnlyWhatIsPrintable(String rule) {
        CliRun explain = CliRun.of("explain", "-o", estate.output().toString(), "web01", rule);

        assertThat(explain.exit()).isZero();
        assertPrintable(explain);
        assertThat(explain.out()).contains("\\x1b[2J");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chrony", "rsyslog", "logrotate", "units"})
    void effectivePrintsOnlyWhatIsPrintable(String component) {
        List<String> plain =
                List.of("effective", "-i", estate.inventory().toString(), "web01", component);
        List<String> json = new ArrayList<>(plain);
        json.add("--json");
        for (List<String> arguments : List.of(plain, json)) {
            CliRun effective = CliRun.of(arguments);

            assertThat(effective.exit()).as(effective.err()).isZero();
            assertPrintable(effective);
        }
    }

    private static void assertPrintable(CliRun run) {
        assertThat((run.out() + run.err()).codePoints().filter(HostileTextTest::isHostile))
                .isEmpty();
    }

    private static boolean isHostile(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
