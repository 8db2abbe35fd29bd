package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Definition;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.SyslogNgConfig;

/**
 * The graph that syslog-ng builds from its statements before it starts: pieces in a line, forks
 * with several ways, sources that feed them.
 */
final class SyslogNgGraph {
    private static final int MOST_PIECES = 200_000;
    private static final int DEEPEST = 400;

    /** Where the messages of a source driver begin. */
    record Entry(Element.Driver source, SyslogNgPipe pipe) {}

    /** The ends of what an element became; a null head means that messages begin within. */
    private record Line(@Nullable SyslogNgPipe head, @Nullable SyslogNgPipe tail) {}

    private final SyslogNgConfig config;
    private final List<Entry> entries = new ArrayList<>();
    private final SyslogNgNames names;
    private final IdentityHashMap<Definition, Line> shared = new IdentityHashMap<>();
    private final IdentityHashMap<Definition, Boolean> underWay = new IdentityHashMap<>();
    private boolean isComplete = true;
    private int pieces;
    private int depth;

    SyslogNgGraph(SyslogNgConfig config) {
        this.config = config;
        this.names = new SyslogNgNames(config);
        for (Element.Sequence path : config.paths()) {
            boolean isOfAll = path.flags().contains(Element.Flag.CATCHALL);
            compile(isOfAll ? withAllSources(path) : path);
        }
    }

    /** Where the messages of each source driver begin. */
    List<Entry> entries() {
        return entries;
    }

    /** False when it was too large to follow or what it names is not there. */
    boolean isComplete() {
        return isComplete;
    }

    /** Every named source, before what the path says itself. */
    private Element.Sequence withAllSources(Element.Sequence path) {
        var elements = new ArrayList<Element>();
        config.definitions().stream()
                .filter(definition -> definition.context() == Context.SOURCE)
                .forEach(
                        source ->
                                elements.add(
                                        new Element.Reference(
                                                Context.SOURCE, source.name(), path.origin())));
        elements.addAll(path.elements());
        return new Element.Sequence(path.context(), path.flags(), elements, path.origin());
    }

    private Line compile(Element element) {
        if (++pieces > MOST_PIECES || depth >= DEEPEST) {
            isComplete = false;
            return single(SyslogNgPipe.plain());
        }
        depth++;
        Line line =
                switch (element) {
                    case Element.Driver driver when driver.context() == Context.SOURCE -> {
                        SyslogNgPipe entry = SyslogNgPipe.plain();
                        entries.add(new Entry(driver, entry));
                        yield new Line(null, entry);
                    }
                    case Element.Driver driver -> single(SyslogNgPipe.of(driver));
                    case Element.Filter filter -> single(SyslogNgPipe.of(filter));
                    case Element.Parser parser -> single(SyslogNgPipe.of(parser));
                    case Element.Rewrite rewrite -> single(SyslogNgPipe.of(rewrite));
                    case Element.Reference reference -> reference(reference);
                    case Element.Sequence sequence -> sequence(sequence);
                    case Element.Junction junction -> junction(junction);
                };
        depth--;
        return line;
    }

    private static Line single(SyslogNgPipe pipe) {
        return new Line(pipe, pipe);
    }

    private Line reference(Element.Reference reference) {
        Definition definition = names.find(reference.context(), reference.name());
        if (definition == null || underWay.containsKey(definition)) {
            isComplete = false;
            return single(SyslogNgPipe.plain());
        }
        underWay.put(definition, true);
        Line line =
                switch (reference.context()) {
                    case SOURCE -> source(definition);
                    case DESTINATION -> destination(definition);
                    case ROOT,
                            FILTER,
                            PARSER,
                            REWRITE,
                            LOG,
                            OPTIONS,
                            INNER_SOURCE,
                            INNER_DESTINATION ->
                            compile(definition.content());
                };
        underWay.remove(definition);
        return line;
    }

    /** One statement feeds all paths that name it, in their order. */
    private Line source(Definition definition) {
        SyslogNgPipe tail = shared(definition).tail();
        SyslogNgPipe attached = SyslogNgPipe.plain();
        if (tail != null) {
            SyslogNgPipe fork = tail.next;
            if (fork == null) {
                fork = SyslogNgPipe.fork();
                tail.next = fork;
            }
            fork.ways.add(attached);
        }
        return new Line(null, attached);
    }

    /** What a destination does to a message stays there: the path goes on with the one it had. */
    private Line destination(Definition definition) {
        SyslogNgPipe fork = SyslogNgPipe.fork();
        fork.isToDestinations = true;
        SyslogNgPipe head = shared(definition).head();
        if (head != null) {
            fork.ways.add(head);
        }
        return new Line(fork, null);
    }

    private Line shared(Definition definition) {
        Line line = shared.get(definition);
        if (line == null) {
            line = compile(definition.content());
            shared.put(definition, line);
        }
        return line;
    }

    private Line sequence(Element.Sequence sequence) {
        SyslogNgPipe first = null;
        SyslogNgPipe last = null;
        SyslogNgPipe join = null;
        boolean isMarked = false;
        for (Element element : sequence.elements()) {
            Line line = compile(element);
            SyslogNgPipe head = line.head();
            if (head != null) {
                if (!isMarked) {
                    mark(head, sequence);
                    isMarked = true;
                }
                if (first == null && last == null) {
                    first = head;
                }
                if (last != null) {
                    last.next = head;
                }
                last = line.tail() != null ? line.tail() : end(head);
            } else if (line.tail() != null) {
                if (first != null) {
                    // refused by the daemon: a source behind something else
                    isComplete = false;
                }
                if (join == null) {
                    join = SyslogNgPipe.plain();
                    last = join;
                }
                line.tail().next = join;
            }
        }
        if (first == null && last == null) {
            first = SyslogNgPipe.plain();
            last = first;
        }
        if (!isMarked && last != null) {
            mark(last, sequence);
        }
        boolean isDestination = sequence.context() == Context.DESTINATION;
        return new Line(first, isDestination ? first : last);
    }

    private static SyslogNgPipe end(SyslogNgPipe from) {
        SyslogNgPipe last = from;
        while (last.next != null) {
            last = last.next;
        }
        return last;
    }

    private static void mark(SyslogNgPipe pipe, Element.Sequence sequence) {
        Set<Element.Flag> flags = sequence.flags();
        if (flags.contains(Element.Flag.FINAL)) {
            pipe.isFinal = true;
            pipe.madeFinalAt = sequence.origin();
        }
        pipe.isFallback |= flags.contains(Element.Flag.FALLBACK);
        pipe.keepsUnmatched |= flags.contains(Element.Flag.DROP_UNMATCHED);
    }

    private Line junction(Element.Junction junction) {
        SyslogNgPipe fork = null;
        SyslogNgPipe join = null;
        for (Element branch : junction.branches()) {
            Line line = compile(branch);
            if (line.head() != null) {
                if (fork == null) {
                    fork = SyslogNgPipe.fork();
                    fork.isToDestinations = junction.context() == Context.DESTINATION;
                }
                fork.ways.add(line.head());
            }
            if (line.tail() != null) {
                if (join == null) {
                    join = SyslogNgPipe.plain();
                }
                line.tail().next = join;
            }
        }
        if (fork != null && join != null) {
            join.isJoint = true;
        }
        return new Line(fork, join);
    }
}
