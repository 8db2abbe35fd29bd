package org.logreeve.author;

import java.nio.file.Path;
import java.util.List;
import org.logreeve.inventory.HostSettings;

/**
 * A host of a fleet in a fixture.
 *
 * @param name its folder
 * @param layers trees that make it up, the shared one first
 * @param settings what the inventory would state about it
 * @param scanned false when it could not be read
 * @param hostKey fingerprint of the key that it would show; empty for none
 */
public record FixtureHost(
        String name, List<Path> layers, HostSettings settings, boolean scanned, String hostKey) {
    public FixtureHost {
        layers = List.copyOf(layers);
    }
}
