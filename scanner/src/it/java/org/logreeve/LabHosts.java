package org.logreeve;

import java.time.Duration;
import java.util.List;
import org.logreeve.inventory.Access;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.text.Origin;

/** Accounts on hosts of the lab, and how they are reached. */
final class LabHosts {
    private LabHosts() {}

    static InventoryHost host(Lab lab, String name, String account, Access access) {
        return new InventoryHost(
                name,
                new Connection(
                        Lab.address(Integer.parseInt(name.substring(1))),
                        lab.port(),
                        account,
                        List.of(lab.identity()),
                        List.of(lab.knownHosts()),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        List.of(),
                        access),
                HostSettings.none(),
                new Origin("lab", 1));
    }

    /**
     * @param options in front of the key in {@code authorized_keys}
     */
    static void account(Lab lab, String host, String name, String shell, String options)
            throws Exception {
        lab.exec(
                host,
                "sh",
                "-c",
                "id -u %1$s >/dev/null 2>&1 || useradd -m -s %2$s %1$s\n".formatted(name, shell)
                        + "mkdir -p /home/%1$s/.ssh; printf '%%s\\n' \"$1\" >/home/%1$s/.ssh/authorized_keys\n"
                                .formatted(name)
                        + "chown -R %1$s: /home/%1$s/.ssh; chmod 700 /home/%1$s/.ssh"
                                .formatted(name),
                "sh",
                options + lab.publicKey());
    }
}
