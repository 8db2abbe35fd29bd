package org.logreeve.parse.units;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.CommandLine;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/**
 * How a unit's own file says its service is started, for hosts whose service manager was not asked
 * or did not answer; systemd.service(5), systemd.exec(5).
 */
public final class UnitFile {
    /** systemd.unit(5): the first that is there counts. */
    private static final List<String> FOLDERS =
            List.of(
                    "/etc/systemd/system/",
                    "/run/systemd/system/",
                    "/usr/local/lib/systemd/system/",
                    "/usr/lib/systemd/system/",
                    "/lib/systemd/system/");

    private UnitFile() {}

    /** The unit, with nothing said of its state; empty when no file of it was read. */
    public static List<UnitStates.Unit> find(HostFiles files, String name) {
        for (String folder : FOLDERS) {
            if (files.read(folder + name) instanceof FileRead.Content content) {
                return List.of(unit(name, content.text()));
            }
        }
        return List.of();
    }

    private static UnitStates.Unit unit(String name, String text) {
        var commands = new ArrayList<String>();
        var environment = new ArrayList<String>();
        var environmentFiles = new ArrayList<String>();
        String whole = text.replace("\\\r\n", " ").replace("\\\n", " ");
        for (String line : (Iterable<String>) whole.lines().map(String::strip)::iterator) {
            int equals = line.indexOf('=');
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            switch (equals < 0 ? "" : line.substring(0, equals).strip()) {
                case "ExecStart" -> {
                    // Flags before the path: systemd.service(5), "special executable prefixes".
                    setOrAdd(commands, value.replaceFirst("^[-@:+!|]+", ""));
                }
                case "Environment" -> {
                    if (value.isEmpty()) {
                        environment.clear();
                    }
                    environment.addAll(CommandLine.words(value));
                }
                case "EnvironmentFile" -> setOrAdd(environmentFiles, value.replaceFirst("^-", ""));
                default -> {}
            }
        }
        return new UnitStates.Unit(name, "", "", "", commands, environment, environmentFiles);
    }

    /** An empty assignment takes back what was said before. */
    private static void setOrAdd(List<String> values, String value) {
        if (value.isEmpty()) {
            values.clear();
        } else {
            values.add(value);
        }
    }
}
