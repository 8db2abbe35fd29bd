package org.logreeve.cli;

import java.util.concurrent.Callable;
import org.logreeve.inventory.Inventory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code logreeve inventory}. */
@Command(
        name = "inventory",
        mixinStandardHelpOptions = true,
        description = "Work with the inventory.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = InventoryCommand.Check.class)
final class InventoryCommand {
    private InventoryCommand() {}

    /** {@code logreeve inventory check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Read the inventory and say everything that is wrong with it.")
    static final class Check implements Callable<Integer> {
        private final Console console;

        @Mixin InventoryOptions inventory;

        Check(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Inventory read = inventory.load();
            console.line(
                    "%s: '%s', %d hosts, nothing wrong"
                            .formatted(read.path(), read.name(), read.hosts().size()));
            return 0;
        }
    }
}
