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
        Reading reading = null;
        for (int round = 0; round < ROUNDS && !wanted.isEmpty(); round++) {
            snapshot = snapshot.plus(source.collect(wanted));
            reading = Reading.of(snapshot);
            wanted = reading.wanted();
        }
        return of(reading == null ? Reading.of(snapshot) : reading, host);
    }

    /** What was read, understood; no host is asked. */
    public static HostModel of(Snapshot snapshot, Host host) {
        return of(Reading.of(snapshot), host);
    }

    private static HostModel of(Reading reading, Host host) {
        HostFiles files = reading.files();
        var models = new ArrayList<ComponentModel>();
        var facts = new ArrayList<Fact>();
        facts.add(host);
        facts.addAll(StatedVolumes.of(host));
        facts.add(ClockOffsets.of(reading.snapshot()));
        Parsed<UnitStates> units = reading.units().parsed();
        var daemons = new Daemons(host.name(), units);
        var running = new RunningConfigs(units, files, reading.startCommands());
        for (Component.Understood<?> component : reading.components()) {
            ComponentModel model = component.model(units);
            models.add(model);
            facts.addAll(daemons.observed(model.component(), model.facts()));
            facts.addAll(running.of(model.component(), model.parsed(), component.read()));
        }
        facts.addAll(daemons.of(installed(models)));
        facts.addAll(OtherPrograms.facts(files, daemons, host));
        facts.addAll(reading.startCommands());
        facts.addAll(reading.namedLogs());
        ComponentModel base = reading.base().model(units);
        models.add(base);
        facts.addAll(base.facts());
        models.add(reading.units().model(units));
        List<Fact> linked = new ArrayList<>(TimeSources.distinct(JournalUploads.linked(facts)));
        ComponentModel routes =
                EventRoutes.model(
                        reading.parsed(),
                        reading.walks(),
                        linked,
                        Application.of(host),
                        daemons.state(List.of(JournalAudit.SOCKET)).equals("running"));
        models.add(routes);
        linked.addAll(routes.facts());
        return new HostModel(reading.snapshot(), models, linked);
    }

    /** A snapshot as every parser reads it, and with it what they miss in it. */
    private record Reading(
            Snapshot snapshot,
            HostFiles files,
            Walks walks,
            Component.Understood<UnitStates> units,
            List<Component.Understood<?>> components,
            Component.Understood<?> base,
            List<Fact> namedLogs,
            List<Fact> startCommands) {
        static Reading of(Snapshot snapshot) {
            var files = new HostFiles(snapshot);
            var walks = new Walks();
            Component.Understood<UnitStates> units =
                    new Component<>(UNITS, ignored -> List.<Fact>of()).parse(files, walks);
            var components = new ArrayList<Component.Understood<?>>();
            Components.ALL.forEach(component -> components.add(component.parse(files, walks)));
            Component.Understood<?> base = HOST.parse(files, walks);
            List<Fact> namedLogs = new ArrayList<>(NamedLogs.facts(files, components, walks));
            namedLogs.addAll(WrittenLogs.facts(components, walks));
            List<Fact> startCommands = List.copyOf(StartCommands.gaps(units.parsed(), files));
            return new Reading(
                    snapshot, files, walks, units, components, base, namedLogs, startCommands);
        }

        List<Parsed<?>> parsed() {
            var parsed = new ArrayList<Parsed<?>>();
            components.forEach(component -> parsed.add(component.parsed()));
            return parsed;
        }

        CollectRequest wanted() {
            return files.wanted();
        }
    }

    /** The names that {@code effective HOST COMPONENT} knows. */
    public static List<String> componentNames() {
        var names = new ArrayList<String>();
        Components.ALL.forEach(component -> names.add(component.name()));
        names.add(HOST.name());
        names.add(UNITS.component());
        names.add(EventRoutes.NAME);
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
                        .plus(RunningConfigs.seeds())
                        .plus(HOST.parser().seeds());
        for (Component<?> component : Components.ALL) {
            ComponentParser<?> parser = component.parser();
            all = all.plus(parser.seeds());
        }
        return all;
    }
}
