package org.logreeve.parse.syslogng;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.Origin;

/** A step on the way of a message, as the daemon's own tree of log expressions has it. */
public sealed interface Element {
    Origin origin();

    /**
     * A source or destination driver.
     *
     * @param context {@link Context#SOURCE} or {@link Context#DESTINATION}
     * @param name with hyphens
     */
    record Driver(Context context, String name, List<Argument> arguments, Origin origin)
            implements Element {
        public Driver {
            arguments = List.copyOf(arguments);
        }

        /** The option of that name in force. */
        public Optional<Argument.Option> option(String option) {
            return Argument.option(arguments, option);
        }

        /** The value of an option, or empty text. */
        public String value(String option) {
            return option(option).map(Argument.Option::value).orElse("");
        }

        /** The first plain argument: a file, a socket, a host; empty when there is none. */
        public String target() {
            return Argument.values(arguments).stream().findFirst().orElse("");
        }

        /** For people: {@code network("log.example" port(514))}. */
        public String shown() {
            return name + "(" + Argument.shownAll(arguments) + ")";
        }
    }

    /** Messages for which it does not hold go no further on this way. */
    record Filter(Expression expression, Origin origin) implements Element {}

    /** It reads more from a message, and drops what it cannot read. */
    record Parser(String name, List<Argument> arguments, Origin origin) implements Element {
        public Parser {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * It changes messages.
     *
     * @param condition which; null for all
     */
    record Rewrite(
            String name, List<Argument> arguments, @Nullable Expression condition, Origin origin)
            implements Element {
        public Rewrite {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code source(NAME)} and the like. */
    record Reference(Context context, String name, Origin origin) implements Element {}

    /** One after the other: a log path, a channel, a statement's content. */
    record Sequence(Context context, Set<Flag> flags, List<Element> elements, Origin origin)
            implements Element {
        public Sequence {
            flags = Set.copyOf(flags);
            elements = List.copyOf(elements);
        }

        static Sequence of(Context context, List<Element> elements, Origin origin) {
            return new Sequence(context, EnumSet.noneOf(Flag.class), elements, origin);
        }
    }

    /** Side by side. */
    record Junction(Context context, List<Element> branches, Origin origin) implements Element {
        public Junction {
            branches = List.copyOf(branches);
        }
    }

    /** Flags of a log path. */
    enum Flag {
        CATCHALL,
        FALLBACK,
        FINAL,
        FLOW_CONTROL,
        DROP_UNMATCHED
    }
}
