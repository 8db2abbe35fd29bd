package org.logreeve.cli;

import org.logreeve.report.Colours;
import picocli.CommandLine.Option;

/** When to use colours. */
final class ColourOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "auto, always or never (default: ${DEFAULT-VALUE}).")
    String when;

    Colours on(Console console) {
        return console.colours(when);
    }
}
