package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsNdjsonTest {
    private static final List<String> LINES =
            new String(ReportFormat.NDJSON.of(ExampleRun.journal()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

    @Test
    void eachLineKeepsItsSchema() throws IOException {
        Schema schema = schema();

        assertThat(LINES).hasSize(1 + 10 + 2 + 5 + 18);
        assertThat(LINES.getFirst()).contains("\"lines\":35,");
        assertThat(LINES)
                .allSatisfy(line -> assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
    }

    @Test
    void theSchemaRefusesWhatIsNoLineOfAStream() throws IOException {
        Schema schema = schema();

        for (String bad :
                List.of(
                        "{}",
                        "{\"host\":{}}",
                        LINES.get(1).replace("\"assessed\"", "\"fine\""),
                        LINES.getFirst().replace("results-stream/v1", "results-stream/v2"),
                        LINES.getLast().replace("\"state\":", "\"status\":"))) {
            assertThat(schema.validate(bad, InputFormat.JSON)).as(bad).isNotEmpty();
        }
    }

    private static Schema schema() throws IOException {
        Path folder = Path.of("..", "reports", "schema");
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemas(
                                        Map.of(
                                                "urn:logreeve:schema:results-v1",
                                                read(folder.resolve("results-v1.schema.json")))))
                .getSchema(Files.readString(folder.resolve("results-stream-v1.schema.json")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
