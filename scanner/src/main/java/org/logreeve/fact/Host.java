package org.logreeve.fact;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * The host itself, as the inventory states it. There is exactly one.
 *
 * @param name inventory name
 * @param groups those that it is in, with their parents
 * @param roles what it is for, for example {@code log-server}
 * @param service the service it belongs to; empty when none is stated, as in the next five
 * @param team who runs it
 * @param classification {@code official}, {@code official-sensitive}, {@code secret} or {@code
 *     top-secret}
 * @param environment in the inventory's words
 * @param exposure {@code internal} or {@code external}
 * @param tier in the inventory's words
 * @param identity "host", or "role" where the machine behind the name is often a new one
 * @param applications what is declared to log by syslog, each {@code NAME=FACILITY}
 * @param agents programs declared to carry its logs away, for example {@code filebeat}
 * @param logVolumes how folders of logs are stored, each {@code PATH=encrypted} or {@code
 *     PATH=plain}
 * @param origin the inventory line that names the host
 */
public record Host(
        String name,
        List<String> groups,
        List<String> roles,
        String service,
        String team,
        String classification,
        String environment,
        String exposure,
        String tier,
        String identity,
        List<String> applications,
        List<String> agents,
        List<String> logVolumes,
        Origin origin)
        implements Fact {
    public Host {
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
        applications = List.copyOf(applications);
        agents = List.copyOf(agents);
        logVolumes = List.copyOf(logVolumes);
    }

    /** One of which nothing else is stated. */
    public Host(String name, Origin origin) {
        this(name, List.of(), origin);
    }

    /** One of which nothing is stated but its applications. */
    public Host(String name, List<String> applications, Origin origin) {
        this(
                name,
                List.of(),
                List.of(),
                "",
                "",
                "",
                "",
                "",
                "",
                "host",
                applications,
                List.of(),
                List.of(),
                origin);
    }
}
