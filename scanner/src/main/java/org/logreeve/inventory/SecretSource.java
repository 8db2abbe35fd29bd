package org.logreeve.inventory;

import java.nio.file.Path;
import java.util.List;

/** Where a secret comes from; the secret itself never stands in an inventory. */
public sealed interface SecretSource {
    /** An environment variable of the scanner. */
    record Variable(String name) implements SecretSource {}

    /** The first line of a file that nobody else may read. */
    record File(Path path) implements SecretSource {}

    /** The first line that a command writes; no shell reads its words. */
    record Command(List<String> argv) implements SecretSource {
        public Command {
            argv = List.copyOf(argv);
        }
    }
}
