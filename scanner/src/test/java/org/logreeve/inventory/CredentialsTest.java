package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

class CredentialsTest {
    private static final String HEAD =
            "apiVersion: logreeve/v1\nname: prod\ndefaults:\n  connection: {user: a, knownHosts:"
                    + " k}\nhosts:\n  web01:\n    connection: ";

    @TempDir Path folder;

    @Test
    void everythingIsByReferenceAndPathsStartAtTheInventory() throws IOException {
        assertThat(
                        connection(
                                        "{identityFile: keys/id, certificateFile: keys/cert.pub,"
                                                + " identityAgent: run/agent, identityPassphrase:"
                                                + " {argv: [bin/vault, read, key]}}")
                                .credentials())
                .isEqualTo(
                        new Credentials(
                                new SecretSource.Command(
                                        List.of(
                                                folder.resolve("bin/vault").toString(),
                                                "read",
                                                "key")),
                                List.of(folder.resolve("keys/cert.pub")),
                                new Credentials.Agent(folder.resolve("run/agent"))));
        assertThat(connection("{identityFile: id, identityPassphrase: {env: KEY_1}}").credentials())
                .isEqualTo(new Credentials(new SecretSource.Variable("KEY_1"), List.of(), null));
        assertThat(connection("{identityFile: id, identityPassphrase: {file: p}}").credentials())
                .isEqualTo(
                        new Credentials(
                                new SecretSource.File(folder.resolve("p")), List.of(), null));
    }

    @Test
    void anAgentNeedsNoIdentityFile() throws IOException {
        Connection connection = connection("{identityAgent: env}");

        assertThat(connection.identityFiles()).isEmpty();
        assertThat(connection.credentials().agent()).isEqualTo(new Credentials.Agent(null));
    }

    @Test
    void oldAlgorithmsHaveAnEndAReasonAndAPlace() throws IOException {
        assertThat(
                        connection(
                                        "{identityFile: id, legacyAlgorithms: {until: 2027-03-31,"
                                                + " reason: replaced in spring}}")
                                .legacy())
                .isEqualTo(
                        new LegacyAlgorithms(
                                LocalDate.of(2027, 3, 31),
                                "replaced in spring",
                                new Origin(folder.resolve("hosts.yaml").toString(), 7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "identityPassphrase: CANARY|a passphrase never stands in an inventory (write {env:"
                        + " NAME}, {file: PATH} or {argv: [PROGRAM, ARGUMENT, ...]})",
                "identityPassphrase: {env: 'CANARY 1'}|'env' wants the name of an environment"
                        + " variable (letters, digits and '_'; the passphrase is the variable's"
                        + " value)",
                "identityPassphrase: {}|'identityPassphrase' names no source (write {env: NAME},"
                        + " {file: PATH} or {argv: [PROGRAM, ARGUMENT, ...]})",
                "identityPassphrase: {env: A, file: b}|'identityPassphrase' names more than one"
                        + " source (write {env: NAME}, {file: PATH} or {argv: [PROGRAM, ARGUMENT,"
                        + " ...]})",
                "legacyAlgorithms: true|'legacyAlgorithms' is a permission with an end and a"
                        + " reason (write {until: 2026-12-31, reason: \"...\"})",
                "legacyAlgorithms: {reason: r}|'until' is missing",
                "legacyAlgorithms: {until: 2026-12-31}|'reason' is missing",
                "legacyAlgorithms: {until: soon, reason: r}|'until' wants a day such as 2026-12-31,"
                        + " not 'soon'"
            })
    void mistakesSayWhatIsWantedAndNeverWhatMayBeASecret(String key, String problem) {
        assertThatThrownBy(() -> connection("{identityFile: id, " + key + "}"))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> {
                            String told = e.problems().getFirst().toString();
                            assertThat(told).endsWith(": " + problem).doesNotContain("CANARY");
                            assertThat(told).contains("hosts.yaml:7:");
                        });
    }

    @Test
    void aTreeHasNoUseForThem() {
        assertThatThrownBy(() -> connection("{type: tree, path: t, identityAgent: env}"))
                .hasMessageContaining("'identityAgent' has no meaning with type tree");
    }

    private Connection connection(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("hosts.yaml"), HEAD + yaml + "\n");
        return InventoryReader.read(file).hosts().getFirst().connection();
    }
}
