package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * The host itself, as the inventory states it. There is exactly one.
 *
 * @param name inventory name
 * @param applications what the inventory declares to log by syslog, each {@code NAME=FACILITY}
 * @param origin the inventory line that names the host
 */
public record Host(String name, List<String> applications, Origin origin) implements Fact {
    public Host {
        applications = List.copyOf(applications);
    }

    /** One that declares no applications. */
    public Host(String name, Origin origin) {
        this(name, List.of(), origin);
    }
}
