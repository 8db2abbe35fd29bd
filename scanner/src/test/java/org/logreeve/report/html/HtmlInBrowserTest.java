package org.logreeve.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.journal.Journal;
import org.logreeve.report.ExampleRun;
import org.logreeve.report.HostileRun;
import org.logreeve.report.Payloads;

/**
 * The page in Chromium: accessible, usable by keyboard, quiet about what hosts would like to run.
 */
@Ring(Rings.CHROMIUM)
class HtmlInBrowserTest {
    private static final Path BROWSER = Path.of("src", "browser").toAbsolutePath();

    @TempDir private Path pages;

    @Test
    void thePageKeepsItsPromisesInARealBrowser() throws Exception {
        write("example", ExampleRun.journal());
        write("hostile", HostileRun.of(Payloads.ALL.subList(0, 60)));
        write("hostile-large", large());
        Path output = pages.resolve("output.txt");
        var builder =
                new ProcessBuilder(
                        Rings.program("node").toString(),
                        "--test",
                        "--test-reporter=spec",
                        BROWSER.resolve("report.test.mjs").toString());
        builder.environment().put("PAGES", pages.toString());
        builder.environment().put("CHROMIUM", Rings.program("chromium").toString());
        Process process =
                builder.directory(BROWSER.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();

        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        String said = Files.readString(output, StandardCharsets.UTF_8);
        System.out.println(said.lines().filter(line -> line.contains("ℹ")).toList());
        assertThat(ended).as(said).isTrue();
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("ℹ fail 0", "ℹ skipped 0").doesNotContain("ℹ pass 0");
    }

    private void write(String name, Journal journal) throws Exception {
        Files.write(pages.resolve(name + ".html"), HtmlReport.of(journal));
    }

    /** Payloads, so often that details are packed. */
    private static Journal large() {
        var payloads = new ArrayList<String>();
        for (int n = 0; n * 120 <= Packing.MOST_RESULTS; n++) {
            int number = n;
            Payloads.ALL.subList(0, 60).forEach(each -> payloads.add(each + number));
        }
        return HostileRun.of(List.copyOf(payloads));
    }
}
