package org.logreeve.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.scan.Effective;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code logreeve effective}. */
@Command(
        name = "effective",
        mixinStandardHelpOptions = true,
        description = {
            "Print a component's effective configuration on a host, as its daemon computes it: every",
            "value with the file and line it was written on, and what it overrode."
        })
final class EffectiveCommand implements Callable<Integer> {
    private final Console console;

    @Mixin InventoryOptions inventory;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Parameters(index = "0", paramLabel = "HOST", description = "A host of the inventory.")
    String host;

    @Parameters(
            index = "1",
            paramLabel = "COMPONENT",
            description = "rsyslog, logrotate, chrony, auditd or units.")
    String component;

    EffectiveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        InventoryHost target = InventoryOptions.select(inventory.load(), List.of(host)).getFirst();
        Effective effective = Effective.read(target, component);
        console.print(json ? effective.json() : effective.text());
        return 0;
    }
}
