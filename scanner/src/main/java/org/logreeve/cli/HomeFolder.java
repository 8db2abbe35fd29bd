package org.logreeve.cli;

import java.nio.file.Path;

/** Where logreeve itself lies: its reference policies, demo hosts and libraries. */
final class HomeFolder {
    private HomeFolder() {}

    /** Set by the launcher; the current folder without one. */
    static Path path() {
        return Path.of(System.getProperty("logreeve.home", "."));
    }

    /** Home itself, named as short as it is from the current folder. */
    static Path shortest() {
        Path shortest = below("");
        return shortest.toString().isEmpty() ? Path.of(".") : shortest;
    }

    /** A folder below home, named as short as it is from the current folder. */
    static Path below(String name) {
        Path folder = path().toAbsolutePath().normalize().resolve(name);
        Path here = Path.of("").toAbsolutePath().normalize();
        return folder.startsWith(here) ? here.relativize(folder) : folder;
    }
}
