package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Origin;

class WaiverReaderTest {
    private static final String WAIVER =
            """
            # yaml-language-server: $schema=../schema/waiver-v1.schema.json
            rule: retention/local-minimum
            scope: {host: db01}
            reason: The disk is replaced in December.
            owner: admin-a
            approver: manager-b
            ticket: SEC-42
            from: 2026-10-01
            until: 2026-12-31
            zone: Europe/London
            """;

    @TempDir private Path folder;

    @BeforeEach
    void inventory() {
        new InventoryText(folder)
                .below(
                        """
                        groups:
                          data: {children: db}
                          db:
                          none:
                        hosts:
                          db01: {groups: [db], settings: {service: bank}, labels: [rack/1]}
                          db02: {groups: [db], settings: {service: bank}}
                          web01: {labels: [rack/1], settings: {service: shop}}
                        """);
    }

    @Test
    void eachKeyIsRead() throws IOException {
        write("waivers/deep/er/disk.yaml", WAIVER);
        String file = folder.resolve("waivers/deep/er/disk.yaml").toString();

        assertThat(read())
                .containsExactly(
                        new Waiver(
                                "retention/local-minimum",
                                WaiverScope.of(Set.of("db01"), Set.of(), Set.of(), Set.of()),
                                "The disk is replaced in December.",
                                "admin-a",
                                "manager-b",
                                "SEC-42",
                                LocalDate.of(2026, 10, 1),
                                LocalDate.of(2026, 12, 31),
                                ZoneId.of("Europe/London"),
                                new Origin(file, 2),
                                new Origin(file, 2)));
    }

    @Test
    void theZoneIsUtcWhereNoneIsNamedAndAReasonOfSeveralLinesBecomesOne() throws IOException {
        write(
                "waivers/disk.yaml",
                WAIVER.replace("zone: Europe/London\n", "")
                        .replace("reason: The", "reason: |-\n  The\n\n ")
                        .replace("2026-12-31", "2027-10-01"));

        assertThat(read())
                .extracting(Waiver::zone, Waiver::reason)
                .containsExactly(tuple(ZoneId.of("UTC"), "The disk is replaced in December."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {host: db01}                        | db01             | host db01
                    {host: [web01, db01]}               | db01 web01       | host db01 or web01
                    {group: data}                       | db01 db02        | group data
                    {label: rack/1}                     | db01 web01       | label rack/1
                    {service: shop}                     | web01            | service shop
                    {service: [shop, bank]}             | db01 db02 web01  | service bank or shop
                    {group: db, label: rack/1}          | db01             | group db, label rack/1
                    estate                              | ""               | estate
                    """)
    void aScopeCoversHostsThatAreInAllThatItNames(String scope, String hosts, String words)
            throws IOException {
        write("waivers/w.yaml", WAIVER.replace("{host: db01}", scope));
        Inventory inventory = InventoryReader.read(folder.resolve("hosts.yaml"));
        WaiverScope read = inventory.statements().waivers().getFirst().scope();

        assertThat(inventory.hosts().stream().filter(read::covers).map(InventoryHost::name))
                .isEqualTo(hosts.isEmpty() ? List.of() : List.of(hosts.split(" ")));
        assertThat(String.join(", ", read.words())).isEqualTo(words);
    }

    @Test
    void onlyAScopeOfNothingButServicesCoversAServiceItself() {
        Set<String> none = Set.of();
        Set<String> shop = Set.of("shop");

        assertThat(WaiverScope.of(none, none, none, shop).coversService("shop")).isTrue();
        assertThat(WaiverScope.of(none, none, none, shop).coversService("bank")).isFalse();
        assertThat(WaiverScope.of(none, Set.of("db"), none, shop).coversService("shop")).isFalse();
        assertThat(WaiverScope.ESTATE.coversService("shop")).isFalse();
    }

    @Test
    void withoutThatFolderNothingIsWaived() {
        assertThat(read()).isEmpty();
    }

    @Test
    void aListOfHostsCanBeReadWithoutWhatIsStatedBesideIt() throws IOException {
        Path hosts = folder.resolve("hosts.yaml");
        String digest = InventoryReader.read(hosts).digest();
        write("waivers/w.yaml", WAIVER.replace("db01", "other01"));

        Inventory alone = InventoryReader.withoutStatements(hosts);

        assertThat(alone.statements()).isEqualTo(Statements.NONE);
        assertThat(alone.digest()).isEqualTo(digest);
        assertThatThrownBy(this::read).isInstanceOf(InputException.class);
    }

    @Test
    void peopleHaveToBeThoseOfPeopleYamlWhereThereIsOne() throws IOException {
        write("people.yaml", "people:\n  admin-a:\n  manager-c:\n");

        isRefused(
                WAIVER,
                "6:11: 'manager-b' is no person in people.yaml (did you mean 'manager-c'?)");
    }

    @Test
    void aKeyThatIsMissingIsNamed() throws IOException {
        isRefused(
                "rule: a/b\n",
                "1:1: 'approver' is missing",
                "1:1: 'from' is missing",
                "1:1: 'owner' is missing",
                "1:1: 'reason' is missing",
                "1:1: 'scope' is missing",
                "1:1: 'ticket' is missing",
                "1:1: 'until' is missing");
    }

    @Test
    void aReasonIsSaid() throws IOException {
        isRefused(
                WAIVER.replace("The disk is replaced in December.", "''"),
                "4:9: 'reason' is empty");
    }

    @Test
    void aKeyThatThereIsNotIsRefusedWithTheNearest() throws IOException {
        isRefused(
                WAIVER.replace("until:", "untill:"),
                "2:1: 'until' is missing",
                "9:1: unknown key 'untill' (did you mean 'until'?)");
    }

    @Test
    void nobodyApprovesTheirOwn() throws IOException {
        isRefused(
                WAIVER.replace("manager-b", "Admin-A"),
                "6:11: is the owner (somebody else approves)");
    }

    @Test
    void aDayThatThereIsNotIsRefused() throws IOException {
        isRefused(
                WAIVER.replace("2026-12-31", "2026-11-31"),
                "9:8: '2026-11-31' is no day (for example 2026-12-31)");
        isRefused(
                WAIVER.replace("2026-12-31", "31.12.2026"),
                "9:8: '31.12.2026' is no day (for example 2026-12-31)");
        isRefused(
                WAIVER.replace("2026-12-31", "'+999999999-12-31'"),
                "9:8: '+999999999-12-31' is no day (for example 2026-12-31)");
    }

    @Test
    void itEndsNotBeforeItBegins() throws IOException {
        isRefused(
                WAIVER.replace("2026-12-31", "2026-09-30"),
                "9:8: ends on 2026-09-30, before it begins on 2026-10-01");
    }

    @Test
    void itHoldsForAYearAtMost() throws IOException {
        isRefused(
                WAIVER.replace("2026-12-31", "2027-10-02"),
                "9:8: ends 366 days after it begins, at most 365 are allowed (at the latest"
                        + " 2027-10-01)");
    }

    @Test
    void aZoneHasAName() throws IOException {
        isRefused(
                WAIVER.replace("Europe/London", "Europe/Londn"),
                "10:7: 'Europe/Londn' is no time zone (did you mean 'Europe/London'?)");
        isRefused(
                WAIVER.replace("Europe/London", "'+01:00'"),
                "10:7: '+01:00' is no time zone (an IANA name such as Europe/London)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    {host: db03}             | 3:15: 'db03' is no host of the inventory (did you mean 'db01'?)
                    {host: [db01, dc]}       | 3:15: 'dc' is no host of the inventory
                    {group: dta}             | 3:16: 'dta' is no group of any host (did you mean 'data'?)
                    {group: none}            | 3:16: 'none' is no group of any host
                    {label: rack/2}          | 3:16: 'rack/2' is no label of any host (did you mean 'rack/1'?)
                    {service: shp}           | 3:18: 'shp' is no service of any host (did you mean 'shop'?)
                    {service: shop, group: db} | 3:8: no host is all of: group db, service shop (all must hold)
                    {}                       | 3:8: the scope names nothing ({host: NAME}, group, label, service, or estate)
                    [db01]                   | 3:8: a list is not a scope ({host: NAME}, group, label, service, or estate)
                    estat                    | 3:8: 'estat' is not a scope (did you mean 'estate'?)
                    {person: admin-a}        | 3:9: unknown key 'person' (known here: host, group, label, service)
                    {hosts: db01}            | 3:9: unknown key 'hosts' (did you mean 'host'?)
                    {host: , group: db}      | 3:14: 'host' names nothing (leave it out, or name one)
                    {label: [], group: db}   | 3:16: 'label' names nothing (leave it out, or name one)
                    """)
    void aScopeNamesWhatThereIs(String scope, String problem) throws IOException {
        isRefused(WAIVER.replace("{host: db01}", scope), problem);
    }

    @Test
    void aTextThatWouldFillEachReportIsRefused() throws IOException {
        isRefused(
                WAIVER.replace("The disk", "The disk ".repeat(200)),
                "4:9: 'reason' has 1825 characters, at most 1000 are allowed");
        String reason = "The disk is replaced in December.";
        isRefused(
                WAIVER.replace(reason, "x".repeat(WaiverReader.LONGEST + 1)),
                "4:9: 'reason' has 1001 characters, at most 1000 are allowed");
        write("waivers/w.yaml", WAIVER.replace(reason, "x".repeat(WaiverReader.LONGEST)));
        assertThat(read()).hasSize(1);
    }

    private List<Waiver> read() {
        return InventoryReader.read(folder.resolve("hosts.yaml")).statements().waivers();
    }

    private void isRefused(String text, String... problems) throws IOException {
        write("waivers/w.yaml", text);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(WaiverReaderTest::withoutPath)
                                        .containsExactlyInAnyOrder(problems));
    }

    private static String withoutPath(InputProblem problem) {
        return problem.toString().substring(problem.path().length() + 1);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
