package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;

class LifecycleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @TempDir Path folder;

    @Test
    void hostOfWhichNothingIsSaidIsActive() throws IOException {
        assertThat(read("settings: {}")).isEqualTo(Lifecycle.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    active                                   | ACTIVE      |            | true
                    {state: active}                          | ACTIVE      |            | true
                    cold                                     | COLD        |            | false
                    {state: cold}                            | COLD        |            | false
                    {state: maintenance, until: 2026-11-21}  | MAINTENANCE | 2026-11-21 | true
                    {state: maintenance, until: 2026-11-22}  | MAINTENANCE | 2026-11-22 | false
                    {state: retired, since: 2026-01-31}      | RETIRED     | 2026-01-31 | false
                    {state: retired, since: 2027-01-31}      | RETIRED     | 2027-01-31 | false
                    """)
    void eachStateSaysWhetherTheHostIsContactedOnADay(
            String yaml, Lifecycle.State state, LocalDate date, boolean inService)
            throws IOException {
        Lifecycle lifecycle = read("lifecycle: " + yaml);

        assertThat(lifecycle).isEqualTo(new Lifecycle(state, date));
        assertThat(lifecycle.isInService(DAY)).isEqualTo(inService);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    maintenance                             | 'maintenance' wants a date
                    retird                                  | did you mean 'retired'?
                    {until: 2026-11-21}                     | 'state' is missing
                    {state: maintenance}                    | 'until' is missing
                    {state: maintenance, since: 2026-01-01} | unknown key 'since'
                    {state: cold, until: 2026-01-01}        | unknown key 'until'
                    {state: retired, since: 2026-02-30}     | 'since' wants a day such as 2026-12-31
                    {state: retired, since: 1/2/2026}       | 'since' wants a day such as 2026-12-31
                    [active]                                | a mapping is wanted here
                    """)
    void whatIsNotExactlyOneOfTheFormsIsAnError(String yaml, String problem) {
        assertThatThrownBy(() -> read("lifecycle: " + yaml))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(problem);
    }

    private Lifecycle read(String line) throws IOException {
        Path file = folder.resolve("hosts.yaml");
        Files.writeString(
                file,
                """
                apiVersion: logreeve/v1
                name: test
                hosts:
                  web01:
                    connection: {user: audit, identityFile: id, knownHosts: known_hosts}
                    %s
                """
                        .formatted(line));
        return InventoryReader.read(file).hosts().getFirst().lifecycle();
    }
}
