package org.logreeve.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.logreeve.inventory.Inventory;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.InventoryReader;
import org.logreeve.inventory.LayeredInventory;
import org.logreeve.inventory.Unfinished;
import org.logreeve.text.InputException;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import picocli.CommandLine.Option;

/** Which inventory, shared by commands that need one. */
final class InventoryOptions {
    @Option(
            names = {"-i", "--inventory"},
            paramLabel = "FILE",
            defaultValue = "inventory/hosts.yaml",
            description = "Hosts and what is stated about them (default: ${DEFAULT-VALUE}).")
    Path inventory;

    /**
     * @throws InputException with all that is wrong with it, and with what is stated beside it
     */
    Inventory load() {
        return layered().inventory();
    }

    /**
     * The same, with where each value comes from.
     *
     * @throws InputException with all that is wrong with it, and with what is stated beside it
     */
    LayeredInventory layered() {
        return layered(Unfinished.REFUSED);
    }

    /**
     * The same, seen from today.
     *
     * @throws InputException with all that is wrong with it, and with what is stated beside it
     */
    LayeredInventory layered(Unfinished unfinished) {
        return InventoryReader.layered(inventory, unfinished, LocalDate.now(ZoneOffset.UTC));
    }

    /** The named hosts in the inventory's order, of which each must be in service. */
    static List<InventoryHost> inService(Inventory inventory, List<String> names) {
        List<InventoryHost> hosts = select(inventory, names);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<InputProblem> problems =
                hosts.stream()
                        .filter(host -> !host.lifecycle().isInService(today))
                        .map(
                                host ->
                                        new InputProblem(
                                                host.name(),
                                                0,
                                                0,
                                                "is not in service ("
                                                        + host.lifecycle().state().word()
                                                        + ")",
                                                "correct its lifecycle in the inventory when it"
                                                        + " is"))
                        .toList();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return hosts;
    }

    /** The named hosts in the inventory's order, or all; an unknown name is an error. */
    static List<InventoryHost> select(Inventory inventory, List<String> names) {
        Map<String, InventoryHost> known =
                inventory.hosts().stream()
                        .collect(Collectors.toMap(InventoryHost::name, Function.identity()));
        var problems = new ArrayList<InputProblem>();
        for (String name : names) {
            if (!known.containsKey(name)) {
                problems.add(
                        new InputProblem(
                                inventory.path(),
                                0,
                                0,
                                "there is no host '" + name + "'",
                                Nearest.hint(name, known.keySet())));
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return names.isEmpty()
                ? inventory.hosts()
                : inventory.hosts().stream().filter(host -> names.contains(host.name())).toList();
    }
}
