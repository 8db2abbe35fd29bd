package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;

class HostScheduleTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    # Monday 2026-11-23 is the first day; Friday's window reaches into Saturday
                    {days: mon-fri, from: "22:00", to: "06:00", zone: UTC} | 2026-11-23T21:59:59Z | 2026-11-23T22:00:00Z | false
                    {days: mon-fri, from: "22:00", to: "06:00", zone: UTC} | 2026-11-23T22:00:00Z | 2026-11-24T22:00:00Z | true
                    {days: mon-fri, from: "22:00", to: "06:00", zone: UTC} | 2026-11-28T05:59:59Z | 2026-11-30T22:00:00Z | true
                    {days: mon-fri, from: "22:00", to: "06:00", zone: UTC} | 2026-11-28T06:00:00Z | 2026-11-30T22:00:00Z | false
                    {days: mon-fri, from: "22:00", to: "06:00", zone: UTC} | 2026-11-23T05:00:00Z | 2026-11-23T22:00:00Z | false
                    {days: [sat, sun], from: "00:00", to: "24:00", zone: UTC} | 2026-11-29T23:59:59Z | 2026-12-05T00:00:00Z | true
                    {days: [sat, sun], from: "00:00", to: "24:00", zone: UTC} | 2026-11-30T00:00:00Z | 2026-12-05T00:00:00Z | false
                    {days: sat-mon, from: 09:00, to: 17:00, zone: Europe/London} | 2026-07-06T08:00:00Z | 2026-07-11T08:00:00Z | true
                    {from: 22:00, to: 06:00, zone: America/New_York} | 2026-11-23T04:00:00Z | 2026-11-24T03:00:00Z | true
                    # 29 March 2026, London: 01:00 to 02:00 does not exist; the window opens with the new time
                    {from: 01:30, to: 04:00, zone: Europe/London} | 2026-03-29T01:29:59Z | 2026-03-29T01:30:00Z | false
                    {from: 01:30, to: 04:00, zone: Europe/London} | 2026-03-29T02:59:59Z | 2026-03-30T00:30:00Z | true
                    {from: 01:30, to: 04:00, zone: Europe/London} | 2026-03-29T03:00:00Z | 2026-03-30T00:30:00Z | false
                    # 25 October 2026, London: 01:00 to 02:00 comes twice; open from the first, closed by the second
                    {from: 01:30, to: 01:45, zone: Europe/London} | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z | true
                    {from: 01:30, to: 01:45, zone: Europe/London} | 2026-10-25T01:44:59Z | 2026-10-26T01:30:00Z | true
                    {from: 01:30, to: 01:45, zone: Europe/London} | 2026-10-25T01:45:00Z | 2026-10-26T01:30:00Z | false
                    """)
    void windowIsOpenAtItsLocalTimesAndSaysWhenItOpensNext(
            String window, Instant now, Instant next, boolean open) throws IOException {
        HostSchedule schedule = read("auditWindows: [" + window + "]", "");

        assertThat(schedule.isOpen(now)).isEqualTo(open);
        assertThat(schedule.nextOpening(now)).contains(next);
    }

    @Test
    void hostsListTakesThePlaceOfTheDefaultsAndTheGuardIsMergedKeyByKey() throws IOException {
        String defaults =
                """
                auditWindows: [{from: 22:00, to: 06:00, zone: UTC}]
                  loadGuard: {load: 1.5, memory: 10%}
                """
                        .strip();

        assertThat(read("settings: {}", defaults).words()).isEqualTo("daily 22:00-06:00 UTC");
        assertThat(read("settings: {}", defaults).loadGuard())
                .isEqualTo(new LoadGuard(150, 10, 40));
        assertThat(read("auditWindows: []", defaults).isOpen(Instant.parse("2026-11-23T12:00:00Z")))
                .isTrue();
        assertThat(read("auditWindows: []", defaults).nextOpening(Instant.EPOCH))
                .isEqualTo(Optional.empty());
        assertThat(read("loadGuard: {pressure: 0%}", defaults).loadGuard())
                .isEqualTo(new LoadGuard(150, 10, 0));
        assertThat(read("loadGuard: off", defaults).loadGuard()).isEqualTo(LoadGuard.OFF);
        assertThat(read("settings: {}", "settings: {}"))
                .isEqualTo(new HostSchedule(List.of(), LoadGuard.STANDARD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    auditWindows: [{days: mo, from: 22:00, to: 06:00, zone: UTC}]      | did you mean 'mon'?
                    auditWindows: [{days: [], from: 22:00, to: 06:00, zone: UTC}]      | 'days' names no day
                    auditWindows: [{from: 22.00, to: 06:00, zone: UTC}]                | 'from' wants a time such as 22:00, not '22.00'
                    auditWindows: [{from: 22:00, to: 22:00, zone: UTC}]                | the window closes when it opens
                    auditWindows: [{from: 22:00, to: 06:00}]                           | 'zone' is missing
                    auditWindows: [{from: 22:00, to: 06:00, zone: London}]             | 'London' is no time zone
                    auditWindows: [{from: 22:00, till: 06:00, to: 06:00, zone: UTC}]   | unknown key 'till'
                    auditWindows: {from: 22:00, to: 06:00, zone: UTC}                  | 'auditWindows' wants a list
                    auditWindows: [mon-fri]                                            | a mapping is wanted here
                    loadGuard: false                                                   | 'false' is no load guard
                    loadGuard: {load: many}                                            | 'load' wants load1 for each CPU
                    loadGuard: {memory: 5}                                             | 'memory' wants a percentage such as 5%
                    loadGuard: {cpu: 5%}                                               | unknown key 'cpu'
                    """)
    void whatIsNotRightIsAnErrorWithItsPlace(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml, ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(problem)
                .hasMessageMatching("(?s).*hosts.yaml:[0-9]+:[0-9]+: .*");
    }

    @Test
    void redactionKeyIsAReferenceAndNeverRepeatedWhenItIsNone() {
        assertThatThrownBy(() -> write("settings: {}", "", "redactionKey: hunter2hunter2"))
                .hasMessageContaining(
                        "'redactionKey' is no reference (write {file: PATH} or {env: NAME})")
                .hasMessageNotContaining("hunter2");
        for (String none : List.of("{}", "{env: 'a b'}", "{env: A, file: b}", "{file: ''}")) {
            assertThatThrownBy(() -> write("settings: {}", "", "redactionKey: " + none))
                    .as(none)
                    .hasMessageContaining("'redactionKey' names no one place");
        }
    }

    @Test
    void freezeFileStartsAtTheInventorysFolder() throws IOException {
        Inventory inventory =
                write("settings: {}", "", "freezeFile: freeze\nredactionKey: {env: THE_KEY}");

        assertThat(inventory.freezeFile()).isEqualTo(folder.resolve("freeze"));
        assertThat(inventory.redactionKey())
                .isEqualTo(new SecretReference(SecretReference.Kind.ENV, "THE_KEY"));
    }

    private HostSchedule read(String host, String defaults) throws IOException {
        return write(host, defaults, "").hosts().getFirst().schedule();
    }

    private Inventory write(String host, String defaults, String top) throws IOException {
        Path file = folder.resolve("hosts.yaml");
        Files.writeString(
                file,
                """
                apiVersion: logreeve/v1
                name: test
                %s
                defaults:
                  %s
                hosts:
                  web01:
                    connection: {user: audit, identityFile: id, knownHosts: known_hosts}
                    %s
                """
                        .formatted(top, defaults, host));
        return InventoryReader.read(file);
    }
}
