package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Host;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.host.HostParser;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.parse.units.UnitsParser;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.snapshot.HostSource;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;

/**
 * One host as it was read and understood: the raw snapshot, each component's effective
 * configuration, and the facts.
 *
 * @param snapshot everything that was read
 * @param components one per component that is looked at, present or not
 * @param facts what rules are matched against
 */
public record HostModel(Snapshot snapshot, List<ComponentModel> components, List<Fact> facts) {
    /** The first round, and two more for includes that only parsing can discover. */
    private static final int ROUNDS = 3;

    private static final UnitsParser UNITS = new UnitsParser();

    /** Not among the components that may be missing and may run. */
    private static final Component<?> HOST = new Component<>(new HostParser(), HostFacts::of);

    public HostModel {
        components = List.copyOf(components);
        facts = List.copyOf(facts);
    }

    /**
     * Reads a host in as few rounds as its includes allow. An include deeper than the last round
     * stays uncollected, and its parser says what that leaves unknown.
     */
    public static HostModel read(HostSource source, Host host) throws HostException {
        Snapshot snapshot = Snapshot.empty(host.name());
        CollectRequest wanted = seeds();
        for (int round = 0; round < ROUNDS && !wanted.isEmpty(); round++) {
            snapshot = snapshot.plus(source.collect(wanted));
            wanted = wanted(snapshot);
        }
        return of(snapshot, host);
    }

    /** What was read, understood; no host is asked. */
    public static HostModel of(Snapshot snapshot, Host host) {
        var files = new HostFiles(snapshot);
        var models = new ArrayList<ComponentModel>();
        var facts = new ArrayList<Fact>();
        facts.add(host);
        Parsed<UnitStates> units = UNITS.parse(files);
        var daemons = new Daemons(host.name(), units);
        for (Component<?> component : Components.ALL) {
            ComponentModel model = component.read(files);
            models.add(model);
            facts.addAll(daemons.observed(model.component(), model.facts()));
        }
        facts.addAll(daemons.of(installed(models)));
        facts.addAll(OtherPrograms.gaps(files, daemons));
        facts.addAll(StartCommands.gaps(units, files));
        facts.addAll(NamedLogs.facts(files, models.stream().map(ComponentModel::parsed).toList()));
        ComponentModel base = HOST.read(files);
        models.add(base);
        facts.addAll(base.facts());
        models.add(new Component<>(UNITS, ignored -> List.<Fact>of()).read(files));
        return new HostModel(snapshot, models, JournalUploads.linked(facts));
    }

    /** The names that {@code effective HOST COMPONENT} knows. */
    public static List<String> componentNames() {
        var names = new ArrayList<String>();
        Components.ALL.forEach(component -> names.add(component.name()));
        names.add(HOST.name());
        names.add(UNITS.component());
        return names;
    }

    public Optional<ComponentModel> component(String name) {
        return components.stream().filter(model -> model.component().equals(name)).findFirst();
    }

    private static List<String> installed(List<ComponentModel> models) {
        return models.stream()
                .filter(ComponentModel::isInstalled)
                .map(ComponentModel::component)
                // sudo is no daemon
                .filter(Daemons.UNITS::containsKey)
                .toList();
    }

    private static CollectRequest seeds() {
        CollectRequest all =
                UNITS.seeds()
                        .plus(OtherPrograms.seeds())
                        .plus(StartCommands.seeds())
                        .plus(HOST.parser().seeds());
        for (Component<?> component : Components.ALL) {
            ComponentParser<?> parser = component.parser();
            all = all.plus(parser.seeds());
        }
        return all;
    }

    private static CollectRequest wanted(Snapshot snapshot) {
        var files = new HostFiles(snapshot);
        var parsed = new ArrayList<Parsed<?>>();
        Components.ALL.forEach(component -> parsed.add(component.parser().parse(files)));
        HOST.parser().parse(files);
        NamedLogs.facts(files, parsed);
        StartCommands.gaps(UNITS.parse(files), files);
        return files.wanted();
    }
}
