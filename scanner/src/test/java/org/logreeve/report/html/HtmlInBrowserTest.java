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
import org.logreeve.finding.RuleResult;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SampleRun;
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
        write("many", many());
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

    /** More hosts than rows that are laid out at once. */
    private static Journal many() {
        var names = new ArrayList<String>();
        var hosts = new ArrayList<HostRecord>();
        for (int n = 0; n < Page.FIRST_HOSTS + 20; n++) {
            names.add("web%03d".formatted(n));
            hosts.add(SampleRun.failing(names.getLast()));
        }
        return new Journal(SampleRun.header(names.toArray(String[]::new)), hosts, null, 0);
    }

    /** All results of another run on each of so many hosts that details are packed. */
    private static Journal large() {
        Journal hostile = HostileRun.of(Payloads.ALL.subList(0, 60));
        List<RuleResult> results =
                hostile.hosts().stream().flatMap(host -> host.results().stream()).toList();
        var lines = new ArrayList<RunHeader.Line>();
        var hosts = new ArrayList<HostRecord>();
        while (hosts.size() * results.size() <= Packing.MOST_RESULTS) {
            HostRecord host = hostile.hosts().get(hosts.size() % 60);
            String name = host.host() + hosts.size();
            lines.add(new RunHeader.Line(name, "inventory.yaml:1"));
            hosts.add(SampleRun.withResults(SampleRun.failing(name), results));
        }
        RunHeader header = hostile.header();
        return new Journal(
                new RunHeader(
                        header.run(),
                        header.started(),
                        header.tool(),
                        header.failOn(),
                        new RunHeader.Inventory("inventory.yaml", "large", "", lines),
                        header.policy(),
                        null,
                        header.redaction(),
                        header.rules(),
                        header.headlines(),
                        header.responsibilities()),
                hosts,
                hostile.end(),
                0);
    }
}
