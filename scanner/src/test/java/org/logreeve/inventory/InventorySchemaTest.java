package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlReader;

/** The schemas that editors use say what the readers say. */
class InventorySchemaTest {
    private static final Path FOLDER = Path.of("../inventory");
    private static final String HEAD = "apiVersion: logreeve/v1\nname: test\n";
    private static final String DEFAULTS =
            "defaults: {connection: {user: audit, identityFile: id, knownHosts: known}}\n";
    private static final String ATTESTATION =
            """
            kind: weekly-log-review
            subject: {service: payments}
            reviewer: anna
            date: 2026-06-29
            period: {from: 2026-06-22, to: 2026-06-28}
            covers: [auth, sudo]
            suspicious: true
            incidents: INC-1
            approver: berta
            evidence: https://tickets.example/1
            statement: As agreed.
            """;

    private static final String WAIVER =
            """
            # yaml-language-server: $schema=../schema/waiver-v1.schema.json
            rule: audit/watch[sudoers]
            scope: {host: [web01], group: web, label: rack/1, service: shop}
            reason: As agreed.
            owner: anna
            approver: berta
            ticket: SEC-42
            from: 2026-10-01
            until: 2026-12-31
            zone: Europe/London
            """;

    @TempDir private Path folder;

    @Test
    void shippedInventoriesFollowTheirSchema() throws IOException {
        String hosts = Files.readString(FOLDER.resolve("hosts.yaml"));

        assertThat(hosts)
                .startsWith("# yaml-language-server: $schema=schema/hosts-v1.schema.json\n");
        assertThat(errors("hosts", hosts)).isEmpty();
        assertThat(errors("hosts", Files.readString(FOLDER.resolve("demo.yaml")))).isEmpty();
    }

    @Test
    void schemaTakesEveryKeyTheReaderTakes() throws IOException {
        String text =
                HEAD
                        + """
                        freezeFile: /run/freeze
                        redactionKey: {env: KEY}
                        defaults:
                          connection:
                            user: audit
                            identityFile: [id, ~/.ssh/other]
                            identityPassphrase: {argv: [pass, show]}
                            certificateFile: id-cert.pub
                            identityAgent: env
                            legacyAlgorithms: {until: 2027-01-31, reason: old switches}
                            knownHosts: known
                            hostKeysFrom: {argv: [bin/keys, "{address}"]}
                            connectTimeout: 10s
                            deadline: 2m
                            privilege: pinned
                            collectorPath: /opt/logreeve/collect
                          settings: {approved_time_sources: [], local_retention_days: 90}
                          auditWindows: [{days: [mon-fri, sun], from: "22:00", to: "24:00", zone: UTC}]
                          loadGuard: {load: 1.5, memory: 5%, pressure: 40%}
                        groups:
                          prod: {children: web, settings: {role: proxy}, loadGuard: {load: 4}}
                          web: {connection: {port: 2222}, loadGuard: off}
                          none:
                        hosts:
                          rack[1:2]-web[01:03].example: {groups: [web]}
                          db.example:
                            groups: prod
                            connection: {address: 192.0.2.1, via: [jump, {address: 192.0.2.9, port: 23}]}
                            settings:
                              role: [log-server, proxy]
                              service: payments
                              team: web
                              service_manager: anna
                              risk_owner: berta
                              classification: official-sensitive
                              environment: production
                              exposure: external
                              tier: 1
                              identity: role
                              agents: [filebeat, wazuh-agent]
                              applications: {payments: local3}
                              log_volumes: {/var/log: encrypted, /srv/old logs: plain}
                              max_clock_offset_ms: 300
                            lifecycle: {state: maintenance, until: 2026-12-31}
                            labels: [rack/1]
                          jump: {connection: {via: {argv: [bin/way, "{address}"]}}, lifecycle: cold}
                          here: {connection: {type: local, privilege: none}}
                          image: {connection: {type: tree, path: trees/image}}
                          bare:
                        limits: {hosts: 4, perBastion: 2, perLabel: {rack/1: 1}, startJitter: 200ms}
                        """;

        assertThat(errors("hosts", text)).isEmpty();
        assertThat(new InventoryText(folder).write(text).read().hosts()).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hosts: {}",
                "hosts: {web01: {}}\nhost: {}",
                "hosts: {web01: {conection: {}}}",
                "hosts: {web01: {connection: {port: '22'}}}",
                "hosts: {web01: {connection: {port: 0}}}",
                "hosts: {web01: {connection: {identityPassphrase: secret}}}",
                "hosts: {web01: {connection: {privilege: sudo}}}",
                "hosts: {web01: {connection: {deadline: 2 minutes}}}",
                "hosts: {web01: {connection: {user: 'a b'}}}",
                "hosts: {web01: {connection: {hostKeysFrom: keys}}}",
                "hosts: {web01: {connection: {via: [{port: 22}]}}}",
                "hosts: {-oProxyCommand=x: {}}",
                "hosts: {'web[1-3]': {}}",
                "hosts: {estate: {}}",
                "hosts: {web01: {groups: {a: b}}}",
                "groups: {all: {}}\nhosts: {web01: {}}",
                "groups: {web: {labels: [x]}}\nhosts: {web01: {}}",
                "hosts: {web01: {settings: {exposure: outside}}}",
                "hosts: {web01: {settings: {classification: oficial}}}",
                "hosts: {web01: {settings: {tier: [1, 2]}}}",
                "hosts: {web01: {settings: {identity: machine}}}",
                "hosts: {web01: {settings: {agents: [filebeet]}}}",
                "hosts: {web01: {settings: {agents: filebeet}}}",
                "hosts: {web01: {settings: {applications: {payments: kern}}}}",
                "hosts: {web01: {settings: {log_volumes: [/var/log]}}}",
                "hosts: {web01: {settings: {log_volumes: {/var/log: yes}}}}",
                "hosts: {web01: {settings: {log_volumes: {var/log: plain}}}}",
                "hosts: {web01: {settings: {log_volumes: {/var/log/: plain}}}}",
                "hosts: {web01: {settings: {local_retention_days: 90d}}}",
                "hosts: {web01: {lifecycle: retired}}",
                "hosts: {web01: {lifecycle: {state: maintenance}}}",
                "hosts: {web01: {labels: [-x]}}",
                "hosts: {web01: {auditWindows: [{from: '22:00', to: '06:00'}]}}",
                "hosts: {web01: {loadGuard: on}}",
                "hosts: {web01: {loadGuard: {memory: 5}}}",
                "hosts: {web01: {}}\nlimits: {hosts: 0}",
                "hosts: {web01: {}}\nredactionKey: abc",
            })
    void schemaAndReaderRefuseTheSame(String below) throws IOException {
        String text = HEAD + DEFAULTS + below + "\n";

        assertThat(errors("hosts", text)).isNotEmpty();
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void peopleFollowTheirSchema() throws IOException {
        String people = "people:\n  anna: {team: web, git: [anna@example.org], unix: anna}\n  b:\n";

        assertThat(errors("people", people)).isEmpty();
        assertThat(errors("people", people.replace("team", "taem"))).isNotEmpty();
        assertThat(errors("people", people.replace("unix: anna", "unix: {a: b}"))).isNotEmpty();
        assertThat(errors("people", "people: [anna]\n")).isNotEmpty();
        assertThat(errors("people", "persons: {}\n")).isNotEmpty();
        assertThat(errors("people", people + "bots: [robot@example.org]\n")).isEmpty();
        assertThat(errors("people", people + "bots: [robot]\n")).isNotEmpty();
        assertThat(errors("people", people.replace("anna@example.org", "anna"))).isNotEmpty();
    }

    @Test
    void servicesAndHolidaysFollowTheirSchemas() throws IOException {
        String services =
                "services:\n  payments: {owner: anna, manager: a@b.example, security: anna, holidays: uk}\n";
        assertThat(errors("services", services)).isEmpty();
        assertThat(errors("services", services.replace("owner: anna, ", ""))).isNotEmpty();
        assertThat(errors("services", services.replace("owner: anna", "owner: ''"))).isNotEmpty();
        assertThat(errors("services", services.replace("security: anna", "ower: a"))).isNotEmpty();
        assertThat(errors("services", "services:\n  payments:\n")).isNotEmpty();

        String holidays = "holidays:\n  uk: {2026-12-25: Christmas Day}\n  none:\n";
        assertThat(errors("holidays", holidays)).isEmpty();
        assertThat(errors("holidays", holidays.replace("12-25", "13-25"))).isNotEmpty();
        assertThat(errors("holidays", holidays.replace("Christmas Day", "''"))).isNotEmpty();
        assertThat(errors("holidays", "holidays: [2026-12-25]\n")).isNotEmpty();
    }

    @Test
    void attestationsFollowTheirSchema() throws IOException {
        assertThat(errors("attestation", ATTESTATION)).isEmpty();
        assertThat(attestationProblems(ATTESTATION)).isEmpty();
        assertThat(errors("attestation", ATTESTATION.replace("{service: payments}", "estate")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: weekly-log-review/kind: weekly-log-reviews",
                "{service: payments}/{service: payments, person: anna}",
                "{service: payments}/all",
                "reviewer: anna/reviewer: ''",
                "reviewer: anna/revewer: anna",
                "2026-06-29/tomorrow",
                "suspicious: true/suspicious: yes",
                ", to: 2026-06-28/",
                "[auth, sudo]/[{auth: sudo}]",
                "INC-1/{INC: 1}",
                "reviewer: anna/reviewer: <who did it>",
                "2026-06-29/<the day>",
                "[auth, sudo]/[auth, <sources>]",
                "suspicious: true/suspicious: <true or false>",
                "INC-1/<reference>",
                "approver: berta/approver: <who accepted it>",
                "statement: As agreed./statement: <in your own words>",
            })
    void schemaAndReaderRefuseTheSameAttestations(String change) throws IOException {
        List<String> parts = List.of(change.split("(?<!log)/", 2));
        String text = ATTESTATION.replace(parts.get(0), parts.get(1));

        assertThat(text).isNotEqualTo(ATTESTATION);
        assertThat(errors("attestation", text)).isNotEmpty();
        assertThat(attestationProblems(text)).isNotEmpty();
    }

    @Test
    void waiversFollowTheirSchema() throws IOException {
        assertThat(FOLDER.resolve("schema/waiver-v1.schema.json")).exists();
        for (String scope : List.of("{service: [shop]}", "estate", "{label: rack/1}")) {
            String text = WAIVER.replaceFirst("(?<=scope: ).*", scope);
            assertThat(errors("waiver", text)).isEmpty();
            assertThat(waiverProblems(text)).isEmpty();
        }
        assertThat(errors("waiver", WAIVER)).isEmpty();
        assertThat(waiverProblems(WAIVER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule: audit/watch[sudoers]~rule: ''",
                "rule: audit/watch[sudoers]~rule: [audit/watch]",
                "rule:~rules:",
                "host: [web01]~host: []",
                "host: [web01]~host: ",
                "host: [web01]~hosts: [web01]",
                "host: [web01]~person: anna",
                "{host: [web01], group: web, label: rack/1, service: shop}~{}",
                "{host: [web01], group: web, label: rack/1, service: shop}~all",
                "{host: [web01], group: web, label: rack/1, service: shop}~[web01]",
                "reason: As agreed.~reason: ''",
                "owner: anna~owner: {name: anna}",
                "approver: berta~",
                "ticket: SEC-42~",
                "2026-10-01~1 October 2026",
                "until: 2026-12-31~",
                "zone: Europe/London~zone: '+01:00'",
                "zone: Europe/London~expires: never",
            })
    void schemaAndReaderRefuseTheSameWaivers(String change) throws IOException {
        List<String> parts = List.of(change.split("~", 2));
        String text = WAIVER.replace(parts.get(0), parts.get(1));

        assertThat(text).isNotEqualTo(WAIVER);
        assertThat(errors("waiver", text)).isNotEmpty();
        assertThat(waiverProblems(text)).isNotEmpty();
    }

    private List<InputProblem> waiverProblems(String text) throws IOException {
        Files.createDirectories(folder.resolve("waivers"));
        Files.writeString(folder.resolve("waivers/w.yaml"), text);
        return problems(
                HEAD
                        + DEFAULTS
                        + "groups: {web: }\n"
                        + "hosts: {web01: {groups: web, labels: [rack/1],"
                        + " settings: {service: shop}}}\n");
    }

    @Test
    void schemaKnowsEachKindOfAttestation() throws IOException {
        String schema = Files.readString(FOLDER.resolve("schema/attestation-v1.schema.json"));

        assertThat(AttestationKinds.names())
                .allSatisfy(kind -> assertThat(schema).contains('"' + kind + '"'));
    }

    @Test
    void schemaKnowsEachSetting() throws IOException {
        String schema = Files.readString(FOLDER.resolve("schema/hosts-v1.schema.json"));

        assertThat(SettingsReader.names())
                .allSatisfy(name -> assertThat(schema).contains('"' + name + "\":"));
    }

    private List<InputProblem> problems(String text) {
        try {
            new InventoryText(folder).write(text).read();
            return List.of();
        } catch (InputException e) {
            return e.problems();
        }
    }

    private static List<InputProblem> attestationProblems(String text) {
        var problems = new ArrayList<InputProblem>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new AttestationReader(YamlMapping.of("a.yaml", YamlReader.read("a.yaml", bytes), problems))
                .read();
        return problems;
    }

    private static List<?> errors(String name, String yaml) throws IOException {
        Path file = FOLDER.resolve("schema").resolve(name + "-v1.schema.json");
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(file));
        return schema.validate(yaml, InputFormat.YAML);
    }
}
