package org.logreeve.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;

/**
 * What authors read about facts is what stands at the records; {@code -Dupdate-golden} writes it
 * anew.
 */
class FactsPageTest {
    private static final Path SOURCES = Path.of("src/main/java/org/logreeve/fact");
    private static final Path TEXTS = Path.of("src/main/resources/org/logreeve/author/facts.txt");
    private static final Path PAGE = Path.of("../docs/facts.md");
    private static final Pattern PARAM =
            Pattern.compile("@param (\\w+) (.*?)(?=@param|\\z)", Pattern.DOTALL);

    @Test
    void textsAreThoseOfTheRecords() throws IOException {
        var lines = new ArrayList<String>();
        for (Class<? extends Fact> kind : new TreeMap<>(Facts.kinds()).values()) {
            lines.addAll(texts(kind.getSimpleName()));
        }
        golden(TEXTS, String.join("\n", lines) + "\n");

        assertThat(FactCatalog.kinds())
                .allSatisfy(
                        kind -> {
                            assertThat(kind.text()).isNotEmpty();
                            assertThat(kind.components())
                                    .allSatisfy(each -> assertThat(each.text()).isNotEmpty());
                        });
    }

    @Test
    void thePageIsGenerated() throws IOException {
        golden(PAGE, FactCatalog.markdown());
    }

    private static void golden(Path file, String text) throws IOException {
        if (System.getProperty("update-golden") != null) {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    /** One line for the record, one for each component: name, tab, text. */
    private static List<String> texts(String kind) throws IOException {
        String source = Files.readString(SOURCES.resolve(kind + ".java"));
        String doc = source.substring(source.indexOf("/**") + 3, source.indexOf("public record"));
        String plain =
                doc.substring(0, doc.indexOf("*/"))
                        .replaceAll("(?m)^ \\* ?", "")
                        .replaceAll("\\{@code ([^}]*)}", "`$1`")
                        .replaceAll("\\{@link #?([^}]*)}", "`$1`");
        int params = plain.indexOf("@param");
        var lines = new ArrayList<String>();
        lines.add(kind + "\t" + oneLine(params < 0 ? plain : plain.substring(0, params)));
        Matcher param = PARAM.matcher(params < 0 ? "" : plain.substring(params));
        while (param.find()) {
            lines.add(kind + "." + param.group(1) + "\t" + oneLine(param.group(2)));
        }
        return lines;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
