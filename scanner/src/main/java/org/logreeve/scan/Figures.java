package org.logreeve.scan;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.ClockOffset;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Retention;
import org.logreeve.journal.HostFigures;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.Snapshot;

/** Of a host's facts, what reports show beside verdicts. */
final class Figures {
    /** A journal is read whole; one host must not fill it. */
    static final int MOST_STREAMS = 200;

    static final int MOST_TEXTS = 5;
    static final int LONGEST = 300;

    private Figures() {}

    static HostFigures of(List<Fact> facts) {
        var streams = new ArrayList<HostFigures.Stream>();
        var routes = new ArrayList<HostFigures.Route>();
        HostFigures.Clock clock = null;
        for (Fact fact : facts) {
            switch (fact) {
                case Retention retention when streams.size() < MOST_STREAMS ->
                        streams.add(stream(retention));
                case EventRoute route when route.goal().equals("another-host") ->
                        routes.add(route(route));
                case ClockOffset offset ->
                        clock =
                                new HostFigures.Clock(
                                        offset.leastMillis(),
                                        offset.mostMillis(),
                                        offset.reference());
                default -> {}
            }
        }
        return new HostFigures(streams, routes, clock);
    }

    /** The same, and how large the logs were that were looked at. */
    static HostFigures of(List<Fact> facts, Snapshot snapshot) {
        HostFigures figures = of(facts);
        var logs = new ArrayList<HostFigures.Log>();
        for (HostFigures.Stream stream : figures.streams()) {
            FileMeta meta =
                    switch (snapshot.file(stream.name())) {
                        case FileRead.Content content -> content.meta();
                        case FileRead.Present present -> present.meta();
                        case FileRead.Directory ignored -> null;
                        case FileRead.Absent ignored -> null;
                        case FileRead.Denied ignored -> null;
                        case FileRead.Unread ignored -> null;
                        case FileRead.NotCollected ignored -> null;
                    };
            boolean isNew = logs.stream().noneMatch(log -> log.path().equals(stream.name()));
            if (meta != null && meta.type() == FileType.REGULAR && isNew) {
                logs.add(new HostFigures.Log(stream.name(), meta.inode(), meta.size()));
            }
        }
        return new HostFigures(figures.streams(), figures.routes(), figures.clock(), logs, null);
    }

    private static HostFigures.Stream stream(Retention retention) {
        return new HostFigures.Stream(
                cut(retention.stream()),
                days(retention.leastDays()),
                days(retention.mostDays()),
                cut(retention.bound()),
                cut(retention.origin().toString()));
    }

    private static long days(long days) {
        return days == Retention.UNBOUNDED ? -1 : days;
    }

    private static HostFigures.Route route(EventRoute route) {
        return new HostFigures.Route(
                route.eventClass(), route.arrives(), some(route.places()), some(route.losses()));
    }

    private static List<String> some(List<String> texts) {
        List<String> all = texts.stream().distinct().map(Figures::cut).toList();
        if (all.size() <= MOST_TEXTS) {
            return all;
        }
        var some = new ArrayList<>(all.subList(0, MOST_TEXTS));
        some.add("and %d more".formatted(all.size() - MOST_TEXTS));
        return some;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
