package org.logreeve.parse.units;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * Reads the output of {@code systemctl show}: blocks of {@code Key=value} with a blank line
 * between.
 */
public final class UnitsParser implements ComponentParser<UnitStates> {
    /** The collector's name for the command. */
    public static final String COMMAND = "units";

    /** Where its values come from. */
    public static final Origin ORIGIN = Origin.of("command:" + COMMAND);

    @Override
    public String component() {
        return "units";
    }

    @Override
    public CollectRequest seeds() {
        return CollectRequest.of(List.of(), List.of(), List.of(), List.of(COMMAND));
    }

    @Override
    public Parsed<UnitStates> parse(HostFiles files) {
        return switch (files.command(COMMAND)) {
            case CommandRead.Output output when output.exit() == 0 ->
                    new Parsed.Config<>(states(output.stdout()), List.of());
            case CommandRead.Output output ->
                    new Parsed.Unreadable<>(
                            ORIGIN,
                            "systemctl show ended with status %d: %s"
                                    .formatted(
                                            output.exit(),
                                            output.stderr().lines().findFirst().orElse("")));
            case CommandRead.Missing ignored ->
                    new Parsed.Unreadable<>(ORIGIN, "the host has no systemctl");
            case CommandRead.NotCollected ignored ->
                    new Parsed.Unreadable<>(ORIGIN, "the service manager was not asked");
        };
    }

    @Override
    public List<EffectiveValue> values(UnitStates config) {
        var values = new ArrayList<EffectiveValue>();
        config.units()
                .forEach(
                        (name, unit) -> {
                            if (!unit.loadState().equals("not-found")) {
                                values.add(
                                        new EffectiveValue(
                                                name,
                                                "%s %s %s"
                                                        .formatted(
                                                                unit.loadState(),
                                                                unit.activeState(),
                                                                unit.unitFileState())
                                                        .strip(),
                                                ORIGIN));
                            }
                        });
        return values;
    }

    private static UnitStates states(String stdout) {
        Map<String, UnitStates.Unit> units = new TreeMap<>();
        Map<String, String> block = new HashMap<>();
        var commands = new ArrayList<String>();
        var environmentFiles = new ArrayList<String>();
        for (String line : (stdout + "\n\n").lines().toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("ExecStart=")) {
                commands.add(argv(line));
            } else if (line.startsWith("EnvironmentFiles=")) {
                environmentFiles.add(path(line.substring(equals + 1)));
            } else if (equals > 0) {
                block.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (line.isBlank() && block.containsKey("Id")) {
                UnitStates.Unit unit = unit(block, commands, environmentFiles);
                // systemd names each; a host that does not leaves the unit unknown
                if (!unit.name().isEmpty()) {
                    units.put(unit.name(), unit);
                }
                block.clear();
                commands.clear();
                environmentFiles.clear();
            }
        }
        return new UnitStates(units);
    }

    private static UnitStates.Unit unit(
            Map<String, String> block, List<String> commands, List<String> environmentFiles) {
        return new UnitStates.Unit(
                block.getOrDefault("Id", ""),
                block.getOrDefault("LoadState", ""),
                block.getOrDefault("ActiveState", ""),
                block.getOrDefault("UnitFileState", ""),
                commands,
                CommandLine.words(block.getOrDefault("Environment", "")),
                environmentFiles,
                Activity.of(block));
    }

    /** {@code EnvironmentFiles=PATH (ignore_errors=yes)}. */
    private static String path(String value) {
        int mark = value.lastIndexOf(" (ignore_errors=");
        return mark < 0 ? value : value.substring(0, mark);
    }

    /** The words between {@code argv[]=} and the next {@code ;} of {@code systemctl show}. */
    private static String argv(String line) {
        int from = line.indexOf("argv[]=");
        if (from < 0) {
            return line.substring("ExecStart=".length());
        }
        int end = line.indexOf(" ;", from);
        return line.substring(from + "argv[]=".length(), end < 0 ? line.length() : end);
    }
}
