package org.logreeve.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are. */
final class OutputOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "reports/out",
            description = "Folder of journals and reports (default: ${DEFAULT-VALUE}).")
    Path folder;
}
