package org.logreeve.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.scan.Effective;
import org.logreeve.scan.Scheduling;
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
    @Mixin ScheduleOptions schedule;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Parameters(index = "0", paramLabel = "HOST", description = "A host of the inventory.")
    String host;

    @Parameters(
            index = "1",
            paramLabel = "COMPONENT",
            completionCandidates = Components.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    String component;

    /** What help and completion offer. */
    static final class Components implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Effective.componentNames().iterator();
        }
    }

    EffectiveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Inventory read = inventory.load();
        InventoryHost target = InventoryOptions.inService(read, List.of(host)).getFirst();
        Scheduling scheduling = schedule.of(read, Duration.ZERO);
        if (scheduling.override() != null) {
            console.say("ignoring audit windows and freeze file: " + scheduling.override());
        }
        Effective effective = Effective.read(target, component, scheduling, Clock.systemUTC());
        console.print(json ? effective.json() : effective.text());
        return 0;
    }
}
