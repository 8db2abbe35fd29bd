package org.logreeve.normalize;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.logreeve.fact.Fact;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.units.UnitStates;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/**
 * A component's parser and what its effective configuration says in facts.
 *
 * @param <C> the component's effective configuration
 */
record Component<C>(ComponentParser<C> parser, Facts<C> facts) {
    /**
     * What a configuration says.
     *
     * @param <C> the component's effective configuration
     */
    @FunctionalInterface
    interface Facts<C> {
        List<Fact> of(Parsed<C> parsed, Walks walks, Parsed<UnitStates> units);
    }

    /** Of a component whose units say nothing that its configuration does not. */
    Component(ComponentParser<C> parser, BiFunction<Parsed<C>, Walks, List<Fact>> facts) {
        this(parser, (parsed, walks, units) -> facts.apply(parsed, walks));
    }

    /** Of a component through which messages take no ways either. */
    Component(ComponentParser<C> parser, Function<Parsed<C>, List<Fact>> facts) {
        this(parser, (parsed, walks, units) -> facts.apply(parsed));
    }

    String name() {
        return parser.component();
    }

    /** The configuration, of which facts are made only when they are asked for. */
    Understood<C> parse(HostFiles files, Walks walks) {
        HostFiles own = files.forOne();
        return new Understood<>(this, parser.parse(own), walks, own.contents());
    }

    /**
     * What was understood of a component.
     *
     * @param <C> its effective configuration
     * @param read the files that it was understood from
     */
    record Understood<C>(
            Component<C> component, Parsed<C> parsed, Walks walks, List<FileRead.Content> read) {
        ComponentModel model(Parsed<UnitStates> units) {
            return component.model(parsed, walks, units);
        }
    }

    private ComponentModel model(Parsed<C> parsed, Walks walks, Parsed<UnitStates> units) {
        return new ComponentModel(
                name(),
                parsed,
                () -> values(parsed),
                problems(parsed),
                facts.of(parsed, walks, units));
    }

    private List<EffectiveValue> values(Parsed<C> parsed) {
        return parsed instanceof Parsed.Config<C>(C config, var ignored)
                ? parser.values(config)
                : List.of();
    }

    private static <C> List<Problem> problems(Parsed<C> parsed) {
        return switch (parsed) {
            case Parsed.Config<C> config -> config.problems();
            case Parsed.NotPresent<C> ignored -> List.of();
            case Parsed.Unreadable<C> unreadable ->
                    List.of(Problem.unknown(unreadable.at(), unreadable.reason()));
        };
    }
}
