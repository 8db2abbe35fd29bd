package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.logreeve.journal.Journal;
import org.logreeve.text.TerminalText;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Hostile texts in every text of a run, and into every format: read back, and nothing active. */
class InjectionTest {
    private static final Journal JOURNAL = HostileRun.of(Payloads.ALL);

    /** As people see them. */
    private static final List<String> VISIBLE =
            Payloads.ALL.stream().map(TerminalText::encode).toList();

    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    @Test
    void theCorpusIsLargeAndItsTextsDifferEvenWhenTheyAreMadeVisible() {
        System.out.printf(
                "injection corpus: %d payloads, %d formats%n",
                Payloads.ALL.size(), ReportFormat.values().length);

        assertThat(Payloads.ALL).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(VISIBLE).doesNotHaveDuplicates();
        assertThat(Payloads.hostNames()).hasSizeGreaterThan(5);
    }

    @Test
    void jsonIsReadBackAsItWasAndHoldsOnlyPrintableAscii() throws Exception {
        String json = text(ReportFormat.JSON);
        JsonNode report = new ObjectMapper().readTree(json);

        assertThat(strings(report.get("results"), "/findings/0/message")).containsAll(Payloads.ALL);
        assertThat(strings(report.get("results"), "/detail")).containsAll(Payloads.ALL);
        assertThat(strings(report.get("results"), "/rule")).containsAll(Payloads.ALL);
        assertThat(strings(report.get("hosts"), "/name")).containsAll(Payloads.ALL);
        assertThat(strings(report.get("hosts"), "/error/cause")).containsAll(Payloads.ALL);
        assertThat(strings(report.get("run").get("rules"), "/title")).isEqualTo(Payloads.ALL);
        assertThat(strings(report.get("waivers"), "/reason")).isEqualTo(Payloads.ALL);
        assertThat(strings(report.get("results"), "/waiver/ticket")).containsAll(Payloads.ALL);
        assertThat(json.chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
    }

    @Test
    void eachLineOfTheStreamIsReadBackAsItWas() throws Exception {
        String stream = text(ReportFormat.NDJSON);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : stream.split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        JsonNode report = new ObjectMapper().readTree(text(ReportFormat.JSON));

        assertThat(lines.getFirst().get("lines").asInt()).isEqualTo(lines.size() - 1);
        assertThat(lines.getFirst().get("run")).isEqualTo(report.get("run"));
        assertThat(lines.stream().filter(line -> line.has("host")).map(line -> line.get("host")))
                .containsExactlyElementsOf(report.get("hosts"));
        assertThat(
                        lines.stream()
                                .filter(line -> line.has("waiver"))
                                .map(line -> line.get("waiver")))
                .containsExactlyElementsOf(report.get("waivers"));
        assertThat(
                        lines.stream()
                                .filter(line -> line.has("result"))
                                .map(line -> line.get("result")))
                .containsExactlyElementsOf(report.get("results"));
        assertThat(stream.chars()).allMatch(c -> c == '\n' || (c >= 0x20 && c < 0x7f));
    }

    @Test
    void junitIsValidAndItsNamesMessagesAndLinesAreReadBack() throws Exception {
        byte[] xml = ReportFormat.JUNIT.of(JOURNAL);
        Document report = xml(xml);
        List<Element> suites = elements(report, "testsuite");
        List<Element> failures = elements(report, "failure");

        assertThat(suites)
                .extracting(suite -> suite.getAttribute("name"))
                .startsWith(VISIBLE.toArray(String[]::new));
        assertThat(failures)
                .extracting(failure -> failure.getAttribute("message"))
                .containsExactlyElementsOf(
                        Payloads.ALL.stream()
                                .map(bad -> TerminalText.encode(bad + ":1 " + bad))
                                .toList());
        IntStream.range(0, VISIBLE.size())
                .forEach(
                        i ->
                                assertThat(failures.get(i).getTextContent().split("\n", -1))
                                        .contains(
                                                VISIBLE.get(i),
                                                TerminalText.encode(
                                                        "  wanted " + Payloads.ALL.get(i))));
        assertThat(elements(report, "testcase"))
                .extracting(Element::getTagName)
                .hasSize(4 * Payloads.ALL.size());
        assertOnlyPrintable(new String(xml, StandardCharsets.UTF_8), "\n");
    }

    @Test
    void cellsAreReadBackAndNoneIsAFormulaWhicheverCharacterPartsThem() {
        String csv = text(ReportFormat.CSV);
        List<List<String>> rows = Rfc4180.read(csv.substring(1));
        Set<String> cells = new HashSet<>();
        rows.forEach(row -> row.forEach(cell -> cells.add(withoutApostrophe(cell))));

        assertThat(csv).startsWith("\ufeff\"run\",\"subject\",\"name\",");
        assertThat(rows).hasSize(1 + 4 * Payloads.ALL.size()).allMatch(row -> row.size() == 21);
        assertThat(cells).containsAll(VISIBLE.stream().map(this::withoutApostrophe).toList());
        assertThat(rows).allSatisfy(row -> assertThat(row).noneMatch(this::isFormula));
        assertThat(csv.split("[;\r\n]+", -1)).noneMatch(this::isFormula);
        assertOnlyPrintable(csv.substring(1), "\r\n");
    }

    private boolean isFormula(String cell) {
        String bare = cell.replaceAll("^[\\p{Z}\"]+", "");
        return !bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0;
    }

    private String withoutApostrophe(String cell) {
        return cell.replaceAll("(^|;)([\\p{Z}\"]*)'(?=[" + FORMULA + "])", "$1$2");
    }

    @Test
    void markdownHoldsHostileTextInCodeSpansOnly() {
        String page = MarkdownReport.of(JOURNAL, 16 << 20);
        Node document =
                Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(page);
        Set<String> kinds = new TreeSet<>();
        Set<String> code = new HashSet<>();
        var text = new StringBuilder();
        walk(document, kinds, code, text);

        assertThat(kinds)
                .containsExactly(
                        "BulletList",
                        "Code",
                        "Document",
                        "Heading",
                        "ListItem",
                        "Paragraph",
                        "StrongEmphasis",
                        "TableBlock",
                        "TableBody",
                        "TableCell",
                        "TableHead",
                        "TableRow",
                        "Text");
        assertThat(code).containsAll(Payloads.ALL.stream().map(InjectionTest::span).toList());
        assertThat(text.toString()).matches("[A-Za-z0-9 .,:;()&-]*").doesNotContain("evil");
        assertOnlyPrintable(page, "\n");
    }

    private static String span(String payload) {
        String cut = payload.length() > 500 ? payload.substring(0, 500) + "…" : payload;
        String visible = TerminalText.encode(cut);
        return visible.contains("`".repeat(9)) ? visible.replace("`", "\\x60") : visible;
    }

    private static void walk(Node node, Set<String> kinds, Set<String> code, StringBuilder text) {
        kinds.add(node.getClass().getSimpleName());
        if (node instanceof Code span) {
            code.add(span.getLiteral());
        } else if (node instanceof Text plain) {
            text.append(plain.getLiteral());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            walk(child, kinds, code, text);
        }
    }

    @Test
    void terminalsAndBuildServersAreToldNothing() {
        String explained =
                JOURNAL.hosts().stream()
                        .flatMap(
                                host ->
                                        host.results().stream()
                                                .map(each -> ExplainText.of(JOURNAL, host, each)))
                        .reduce("", String::concat);
        for (String said : List.of(text(ReportFormat.TERMINAL), explained)) {
            assertOnlyPrintable(said, "\n");
            assertThat(said).contains(VISIBLE);
            assertThat(said.lines().map(String::strip)).noneMatch(line -> line.matches("::.*::.*"));
            assertThat(said).doesNotContainPattern("##[A-Za-z]*\\[");
        }
    }

    private static String text(ReportFormat format) {
        return new String(format.of(JOURNAL), StandardCharsets.UTF_8);
    }

    private static void assertOnlyPrintable(String text, String lineEnd) {
        assertThat(text.codePoints().filter(c -> lineEnd.indexOf(c) < 0))
                .allMatch(
                        c ->
                                switch (Character.getType(c)) {
                                    case Character.CONTROL,
                                            Character.FORMAT,
                                            Character.SURROGATE,
                                            Character.PRIVATE_USE,
                                            Character.UNASSIGNED,
                                            Character.LINE_SEPARATOR,
                                            Character.PARAGRAPH_SEPARATOR ->
                                            false;
                                    default -> true;
                                });
    }

    private static List<String> strings(JsonNode nodes, String pointer) {
        var strings = new ArrayList<String>();
        nodes.forEach(
                node -> {
                    if (node.at(pointer).isTextual()) {
                        strings.add(node.at(pointer).textValue());
                    }
                });
        return strings;
    }

    static Document xml(byte[] xml) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Path.of("..", "reports", "schema", "junit.xsd").toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    static List<Element> elements(Document document, String name) {
        var all = document.getElementsByTagName(name);
        return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList();
    }
}
