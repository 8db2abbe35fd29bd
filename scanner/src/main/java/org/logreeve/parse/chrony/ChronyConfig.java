package org.logreeve.parse.chrony;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * What chronyd makes of its files.
 *
 * @param main the file it starts with, or the line of its options that replaces all files
 * @param lines directives in the order of processing, includes and confdirs expanded
 * @param sources time sources in the order chronyd adds them, those of sourcedirs last
 * @param options command line options that change what it does, for example {@code -x}
 */
public record ChronyConfig(
        Origin main, List<ChronyLine> lines, List<ChronySource> sources, List<String> options) {
    public ChronyConfig {
        lines = List.copyOf(lines);
        sources = List.copyOf(sources);
        options = List.copyOf(options);
    }
}
