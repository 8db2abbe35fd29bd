package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Origin;

/** Services and holidays beside the list of hosts. */
class ServicesTest {
    private static final String SERVICES =
            """
            services:
              payments:
                owner: anna
                manager: m@example.org
                security: soc@example.org
                holidays: england
              shop: {owner: anna, security: anna}
            """;
    private static final String HOLIDAYS =
            """
            holidays:
              england: {2026-12-25: Christmas Day, 2026-12-28: Boxing Day}
              scotland: {2026-11-30: Saint Andrew's Day}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void inventory() throws IOException {
        write(
                "hosts.yaml",
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web[1:2]:
                    connection: {type: tree, path: tree}
                    settings: {service: payments}
                  db1: {connection: {type: tree, path: tree}, settings: {service: shop}}
                """);
        write("people.yaml", "people:\n  anna: {git: anna@example.org}\n");
    }

    @Test
    void servicesSayWhoAnswersForThem() throws Exception {
        write("services.yaml", SERVICES);
        write("holidays.yaml", HOLIDAYS);

        Statements read = read().statements();

        assertThat(read.services())
                .containsExactly(
                        new Service(
                                "payments",
                                "anna",
                                "m@example.org",
                                "soc@example.org",
                                "england",
                                new Origin(folder.resolve("services.yaml").toString(), 2)),
                        new Service(
                                "shop",
                                "anna",
                                "",
                                "anna",
                                "",
                                new Origin(folder.resolve("services.yaml").toString(), 7)));
        assertThat(read.service("shop").map(Service::words))
                .contains("service shop: owner anna, security anna");
        assertThat(read.service("none")).isEmpty();
        assertThat(read.holidays().regions()).containsOnlyKeys("england", "scotland");
    }

    @Test
    void serviceOfAHostThatIsNotListedIsAnErrorWhereTheFileIsThere() throws Exception {
        assertThat(read().statements().services()).isEmpty();

        write("services.yaml", "services:\n  paymens: {owner: anna, security: anna}\n");

        assertThat(problems())
                .containsExactly(
                        "hosts.yaml:6: service 'payments' is not in services.yaml (did you mean"
                                + " 'paymens'?)",
                        "hosts.yaml:7: service 'shop' is not in services.yaml");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws Exception {
        write(
                "services.yaml",
                """
                services:
                  payments: {owner: ana, manager: a b, holidays: englnd}
                  shop: {owner: anna, security: "x <a@b.example>", ownr: a}
                """);
        write(
                "holidays.yaml",
                """
                holidays:
                  england: {2026-02-29: None, 2026-12-25: , Christmas: 2026-12-25, +12026-12-25: Far}
                """);

        assertThat(problems())
                .containsExactly(
                        "holidays.yaml:2:25: '2026-02-29' is no day (for example 2026-12-31)",
                        "holidays.yaml:2:42: '2026-12-25' is empty",
                        "holidays.yaml:2:56: 'Christmas' is no day (for example 2026-12-31)",
                        "holidays.yaml:2:82: '+12026-12-25' is no day (for example 2026-12-31)",
                        "services.yaml:2:13: 'security' is missing",
                        "services.yaml:2:21: 'ana' is neither a person in people.yaml nor an"
                                + " e-mail address (did you mean 'anna'?)",
                        "services.yaml:2:35: 'a b' is neither a person in people.yaml nor an"
                                + " e-mail address",
                        "services.yaml:2:50: 'englnd' is no region in holidays.yaml (did you mean"
                                + " 'england'?)",
                        "services.yaml:3:33: 'x <a@b.example>' is neither a person in people.yaml"
                                + " nor an e-mail address",
                        "services.yaml:3:52: unknown key 'ownr' (did you mean 'owner'?)");
    }

    @Test
    void changeOfTheFilesIsAnotherInventory() throws Exception {
        String without = read().digest();
        write("services.yaml", SERVICES.replace("holidays: england", ""));
        String with = read().digest();
        write("holidays.yaml", HOLIDAYS);

        assertThat(List.of(without, with, read().digest())).doesNotHaveDuplicates();
    }

    @Test
    void whatIsStatedOnItsLastDayIsNeverLateInFiveYears() throws Exception {
        write("services.yaml", SERVICES);
        write("holidays.yaml", HOLIDAYS);
        Statements read = read().statements();
        LocalDate monday = LocalDate.of(2024, 1, 1);
        for (; monday.getYear() < 2029; monday = monday.plusWeeks(1)) {
            LocalDate sunday = monday.plusDays(6);
            LocalDate due =
                    read.due(attestation("weekly-log-review", monday, sunday)).orElseThrow();
            assertThat(due).isAfterOrEqualTo(sunday.plusDays(3)).isBefore(sunday.plusDays(8));
        }
        assertThat(
                        read.due(
                                attestation(
                                        "weekly-log-review",
                                        LocalDate.of(2026, 12, 14),
                                        LocalDate.of(2026, 12, 22))))
                .contains(LocalDate.of(2026, 12, 29));
        assertThat(
                        read.due(
                                attestation(
                                        "soc-integration",
                                        LocalDate.of(2026, 12, 14),
                                        LocalDate.of(2026, 12, 22))))
                .isEqualTo(Optional.empty());
    }

    private static Attestation attestation(String kind, LocalDate from, LocalDate to) {
        return new Attestation(
                kind,
                new Attestation.About(Attestation.Subject.SERVICE, "payments"),
                "anna",
                "",
                from,
                to,
                to,
                List.of(),
                false,
                List.of(),
                Authorship.without(Authorship.State.UNCOMMITTED, ""),
                Origin.of("a.yaml"));
    }

    private Inventory read() {
        return InventoryReader.read(folder.resolve("hosts.yaml"));
    }

    private List<String> problems() {
        try {
            read();
            return List.of();
        } catch (InputException e) {
            return e.problems().stream()
                    .map(InputProblem::toString)
                    .map(each -> each.replace(folder + "/", ""))
                    .toList();
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
