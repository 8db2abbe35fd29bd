package org.logreeve.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.logreeve.text.InputException;

/**
 * An inventory of a test: what stands before the part that the test is about is always the same.
 */
final class InventoryText {
    private final Path file;

    InventoryText(Path folder) {
        this.file = folder.resolve("hosts.yaml");
    }

    /** Of the whole text. */
    InventoryText write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Below four lines with defaults that reach every host. */
    InventoryText below(String text) {
        return write(
                """
                apiVersion: logreeve/v1
                name: test
                defaults:
                  connection: {user: audit, identityFile: id, knownHosts: known}
                """
                        + text);
    }

    Path file() {
        return file;
    }

    Inventory read() {
        return InventoryReader.read(file);
    }

    void hasProblems(String... problems) {
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(p -> p.toString().substring(p.path().length()))
                                        .containsExactly(problems));
    }
}
