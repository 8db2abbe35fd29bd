package org.logreeve.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.journal.HostFigures;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunHeader;
import org.logreeve.journal.SampleRun;
import org.logreeve.report.ExampleRun;
import org.logreeve.report.HostileRun;
import org.logreeve.report.Payloads;
import org.logreeve.text.Digest;
import org.logreeve.text.TerminalText;

class HtmlReportTest {
    @Test
    void onlyItsOwnStyleAndScriptAreAllowedAndNothingFromElsewhere() {
        Document page = page(ExampleRun.journal());

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo(
                        "default-src 'none'; style-src '%s'; script-src '%s' '%s'; base-uri 'none';"
                                        .formatted(
                                                hash(page.expectFirst("style")),
                                                hash(page.expectFirst("head > script")),
                                                hash(page.expectFirst("body > script")))
                                + " form-action 'none'");
        assertThat(page.select("[src], [srcset], link, iframe, object, embed, img, base"))
                .isEmpty();
        assertThat(page.select("a"))
                .allMatch(link -> link.attr("href").startsWith("#"))
                .isNotEmpty();
    }

    private static String hash(Element element) {
        byte[] digest =
                HexFormat.of()
                        .parseHex(Digest.sha256(element.data().getBytes(StandardCharsets.UTF_8)));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void eachLinkLeadsToAPlaceOfThePage() {
        Document page = page(ExampleRun.journal());

        assertThat(page.select("a"))
                .allSatisfy(
                        link ->
                                assertThat(page.getElementById(link.attr("href").substring(1)))
                                        .isNotNull());
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void hostileTextIsReadBackAndNoneOfItIsMarkup() {
        List<String> texts = Payloads.ALL;
        Document page = page(HostileRun.of(texts));
        Set<String> elements = new TreeSet<>();
        Set<String> attributes = new TreeSet<>();
        page.getAllElements()
                .forEach(
                        each -> {
                            elements.add(each.tagName());
                            each.attributes()
                                    .forEach(attribute -> attributes.add(attribute.getKey()));
                        });
        Document harmless = page(HostileRun.of(List.of("harmless")));
        Set<String> known = new TreeSet<>();
        Set<String> knownAttributes = new TreeSet<>();
        harmless.getAllElements()
                .forEach(
                        each -> {
                            known.add(each.tagName());
                            each.attributes()
                                    .forEach(attribute -> knownAttributes.add(attribute.getKey()));
                        });

        assertThat(elements).isEqualTo(known);
        assertThat(attributes).isEqualTo(knownAttributes);
        assertThat(page.select("script")).hasSize(2);
        assertThat(page.select("#hosts .finding bdi").eachText().stream().map(HtmlReportTest::bare))
                .containsAll(
                        texts.stream()
                                .map(TerminalText::encode)
                                .map(HtmlReportTest::bare)
                                .filter(text -> !text.isEmpty())
                                .toList());
        assertThat(page.wholeText().codePoints().filter(c -> c != '\n'))
                .noneMatch(
                        c ->
                                switch (Character.getType(c)) {
                                    case Character.CONTROL,
                                            Character.FORMAT,
                                            Character.SURROGATE,
                                            Character.PRIVATE_USE ->
                                            true;
                                    default -> false;
                                });
    }

    /** Readers of HTML fold spaces. */
    private static String bare(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void packedDetailsAreWhatASmallRunShows() throws Exception {
        Journal journal = large();
        Page model = Page.of(journal);
        Document page = page(journal);
        List<String> marks =
                new ObjectMapper()
                        .readerForListOf(String.class)
                        .readValue(page.expectFirst("#marks").data());
        int host = model.hosts().size() - 1;
        Element last = page.expectFirst("#" + model.hosts().get(host).anchor());
        String chunk = page.expectFirst("#chunk" + last.attr("data-chunk")).data();
        String text;
        try (var gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(chunk)))) {
            text = new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (int n = 0; n < marks.size(); n++) {
            text = text.replace(String.valueOf((char) (0xe000 + n)), marks.get(n));
        }
        Document unpacked =
                Jsoup.parse(text.split("\u001e", -1)[Integer.parseInt(last.attr("data-place"))]);
        List<String> names = page.select("#rule-names li").eachText();
        unpacked.select("[data-rule]")
                .forEach(
                        place -> {
                            int rule = Integer.parseInt(place.attr("data-rule"));
                            place.text(names.get(rule));
                            place.after(
                                    " <code>"
                                            + page.select("#rule-names li")
                                                    .get(rule)
                                                    .attr("data-id")
                                            + "</code>");
                        });

        assertThat(page.select("#hosts .result")).isEmpty();
        assertThat(squeezed(unpacked.text()))
                .isEqualTo(
                        squeezed(
                                Jsoup.parse(Templates.details(model.hosts().get(host), model))
                                        .text()))
                .contains("sentto\\x1b[2Jnowhere");
    }

    /** Whether a space parts two elements is the style's matter. */
    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Just more results than a browser is asked to show at once. */
    private static Journal large() {
        var hosts = new ArrayList<HostRecord>();
        var names = new ArrayList<String>();
        int results = 0;
        while (results <= Packing.MOST_RESULTS) {
            String name = "web%03d".formatted(names.size());
            names.add(name);
            var all = new ArrayList<RuleResult>();
            for (int n = 0; n < 50; n++) {
                all.add(SampleRun.failing(name).results().getFirst());
                all.add(result(name, State.PASS, ""));
                all.add(result(name, State.UNKNOWN, "unreadable"));
            }
            results += all.size();
            hosts.add(SampleRun.withResults(SampleRun.failing(name), all));
        }
        return new Journal(SampleRun.header(names.toArray(String[]::new)), hosts, null, 0);
    }

    private static RuleResult result(String host, State state, String reason) {
        return SampleRun.assessed(host, state, reason, reason, Severity.HIGH).results().getFirst();
    }

    @Test
    void aLongTableOfHostsHasItsFirstRowsApart() {
        var names = new ArrayList<String>();
        var hosts = new ArrayList<HostRecord>();
        for (int n = 0; n <= Page.FIRST_HOSTS; n++) {
            names.add("web%03d".formatted(n));
            hosts.add(SampleRun.failing(names.getLast()));
        }
        RunHeader header = SampleRun.header(names.toArray(String[]::new));
        Document page = page(new Journal(header, hosts, null, 0));

        assertThat(page.select("#heat tbody:not(.rest) tr")).hasSize(Page.FIRST_HOSTS);
        assertThat(page.select("#heat tbody.rest tr")).hasSize(1);
        assertThat(page.expectFirst("#heat-first").text())
                .isEqualTo("The first 500 of 501 hosts are shown. Show all");
        assertThat(page(ExampleRun.journal()).select("#heat tbody.rest, #heat-first")).isEmpty();
    }

    @Test
    void whatALongListLeavesOutIsSaid() {
        var names = new ArrayList<String>();
        var hosts = new ArrayList<HostRecord>();
        for (int n = 0; n < 25; n++) {
            names.add("web%02d".formatted(n));
            var streams = new ArrayList<HostFigures.Stream>();
            for (int log = 0; log < 3; log++) {
                streams.add(new HostFigures.Stream("/var/log/" + n + "-" + log, 1, 1, "", "-"));
            }
            HostRecord sample = SampleRun.failing(names.getLast());
            hosts.add(
                    new HostRecord(
                            sample.host(),
                            sample.status(),
                            null,
                            sample.connection(),
                            sample.access(),
                            sample.started(),
                            1,
                            0,
                            List.of(),
                            sample.results(),
                            null,
                            null,
                            List.of(),
                            new HostFigures(
                                    streams,
                                    List.of(
                                            new HostFigures.Route(
                                                    "auth",
                                                    "all",
                                                    List.of("to" + n),
                                                    List.of())))));
        }
        Document page =
                page(new Journal(SampleRun.header(names.toArray(String[]::new)), hosts, null, 0));

        assertThat(page.select("#rules dd").eachText())
                .anyMatch(text -> text.endsWith("and 5 more"));
        assertThat(page.select("#retention tbody tr")).hasSize(StreamView.MOST);
        assertThat(page.select("#retention > p").last())
                .hasToString(
                        "<p>And 15 more logs that fewer hosts have: they stand with each host.</p>");
        assertThat(page.select("#paths > p").eachText())
                .contains("11 smaller groups of hosts are not drawn.");
    }

    @Test
    void aRunThatWasCutOffSaysSo() {
        Document page =
                page(
                        new Journal(
                                SampleRun.header("web01", "web02"),
                                List.of(SampleRun.failing("web01")),
                                null,
                                0));

        assertThat(page.select(".top .warn").text())
                .isEqualTo(
                        "This run was cut off before its end. Hosts that it did not reach count as"
                                + " not read. To go on: logreeve scan --resume"
                                + " 20261122T120000Z-0a1b2c");
        assertThat(page.select("#heat .missing").eachText())
                .containsExactly("not reached before the run's end");
    }

    @Test
    void whatEarlierRunsKnewIsShown() {
        Document page = page(ExampleRun.journal());

        assertThat(page.select(".top .warn").eachText())
                .containsExactly(
                        "Vanished from the inventory since the last run: old02.example (see that this"
                                + " was meant: nobody looks at them any more)");
        assertThat(page.select("dt:contains(Known since) + dd").eachText())
                .containsExactly(
                        "2026-03-02T12:00:00Z; read before this scan at 2026-11-21T12:00:00Z (run"
                                + " 20261121T120000Z-3d4e5f)");
        assertThat(page.select("details:has(> summary:contains(How fast)) tbody tr").eachText())
                .containsExactly(
                        "/var/log/auth.log 5120 48640 4 times; 1 times not, because another file was"
                                + " there");
    }

    private static Document page(Journal journal) {
        return Jsoup.parse(new String(HtmlReport.of(journal), StandardCharsets.UTF_8));
    }
}
