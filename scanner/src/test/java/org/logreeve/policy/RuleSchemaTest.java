package org.logreeve.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Facts;

/** The schemas that editors use say what the reader says. */
class RuleSchemaTest {
    private static final Path FOLDER = Path.of("../policies");

    @Test
    void eachRuleAndThePackFollowTheirSchema() throws IOException {
        assertThat(errors("pack", Files.readString(FOLDER.resolve("pack.yaml")))).isEmpty();
        List<Path> rules;
        try (Stream<Path> files = Files.walk(FOLDER.resolve("rules"))) {
            rules = files.filter(file -> file.endsWith("rule.yaml")).toList();
        }
        assertThat(rules).hasSizeGreaterThanOrEqualTo(3);
        for (Path rule : rules) {
            assertThat(errors("rule", Files.readString(rule))).as(rule.toString()).isEmpty();
            assertThat(Files.readString(rule))
                    .startsWith(
                            "# yaml-language-server:"
                                    + " $schema=../../../schema/rule-v1.schema.json\n");
        }
    }

    @Test
    void theListOfRequirementsFollowsItsSchema() throws IOException {
        String list = Files.readString(FOLDER.resolve("requirements.yaml"));

        assertThat(errors("requirements", list)).isEmpty();
        assertThat(errors("requirements", list.replace("FWD-001: ", "FWD-1: "))).isNotEmpty();
        assertThat(errors("requirements", list.replaceFirst(": high", ": hihg"))).isNotEmpty();
    }

    @Test
    void eachProfileFollowsItsSchema() throws IOException {
        List<Path> profiles;
        try (Stream<Path> files = Files.list(FOLDER.resolve("profiles"))) {
            profiles = files.toList();
        }
        assertThat(profiles).hasSizeGreaterThanOrEqualTo(6);
        for (Path profile : profiles) {
            String text = Files.readString(profile);
            assertThat(errors("profile", text)).as(profile.toString()).isEmpty();
            assertThat(text)
                    .startsWith(
                            "# yaml-language-server: $schema=../schema/profile-v1.schema.json\n");
            assertThat(errors("profile", text.replace("title:", "titel:"))).isNotEmpty();
        }
    }

    @Test
    void theSchemaTakesEveryKeyTheReaderTakes() throws IOException {
        assertThat(errors("rule", FullRule.YAML)).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() throws IOException {
        String rule = Files.readString(FOLDER.resolve("rules/retention/local-minimum/rule.yaml"));

        assertThat(errors("rule", rule.replace("severity: high", "severity: hihg"))).isNotEmpty();
        assertThat(errors("rule", rule.replace("status:", "staus:"))).isNotEmpty();
        assertThat(errors("rule", rule.replace("kind: Retention", "kind: Retension"))).isNotEmpty();
        assertThat(errors("rule", rule.replace("subject: host", "subject: estat"))).isNotEmpty();
        assertThat(errors("rule", rule + "aliases: [Old]\n")).isNotEmpty();
    }

    @Test
    void theSchemaKnowsEachFactKind() throws IOException {
        String schema = Files.readString(FOLDER.resolve("schema/rule-v1.schema.json"));

        assertThat(Facts.kinds().keySet())
                .allSatisfy(kind -> assertThat(schema).contains('"' + kind + '"'));
    }

    private static List<?> errors(String name, String yaml) throws IOException {
        Path file = FOLDER.resolve("schema").resolve(name + "-v1.schema.json");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(file));
        return schema.validate(yaml, InputFormat.YAML);
    }
}
