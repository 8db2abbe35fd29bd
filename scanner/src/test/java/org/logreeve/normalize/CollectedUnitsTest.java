package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The collector asks for the units that facts rest on: of one that it does not name, a host never
 * says that it runs. The script is fixed text (administrators pin it), so the list stands twice.
 */
class CollectedUnitsTest {
    private static final Path SCRIPT =
            Path.of("src/main/resources/org/logreeve/collect/collector.sh");

    @Test
    void theCollectorAsksForEachUnitThatAFactRestsOn() throws Exception {
        Set<String> wanted =
                Stream.of(
                                Daemons.UNITS.values().stream().flatMap(Collection::stream),
                                OtherPrograms.PROGRAMS.stream().flatMap(p -> p.units().stream()),
                                StartCommands.ALL.stream().flatMap(d -> d.units().stream()))
                        .flatMap(units -> units)
                        .collect(Collectors.toSet());

        assertThat(asked()).containsAll(wanted);
    }

    /** The words of the one command that asks, up to its end. */
    private static List<String> asked() throws Exception {
        String script = Files.readString(SCRIPT);
        int from = script.indexOf("run units systemctl show");
        return List.of(script.substring(from, script.indexOf(";;", from)).split("[\\s\\\\]+", -1));
    }
}
