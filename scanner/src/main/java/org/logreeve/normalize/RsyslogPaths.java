package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.text.Origin;

/** What rsyslog takes, and where it sends and writes it. */
final class RsyslogPaths {
    private static final String DAEMON = "rsyslog";

    /** Rulesets that inputs of the host feed; messages to more of them arrive only perhaps. */
    private static final int MOST_ENTRIES = 16;

    private final RsyslogConfig config;
    private final List<ForwardTarget> targets;
    private final Trace<Action> trace;

    private RsyslogPaths(RsyslogConfig config, Trace<Action> trace, List<ForwardTarget> targets) {
        this.config = config;
        this.targets = targets;
        this.trace = trace;
    }

    /**
     * @param targets what is known of each place that is sent to
     * @param journal what journald does
     */
    static SyslogPaths of(
            RsyslogConfig config,
            Trace<Action> trace,
            List<ForwardTarget> targets,
            SyslogLink.Journal journal) {
        var paths = new RsyslogPaths(config, trace, targets);
        Origin main = Origin.of(config.files().getFirst());
        var outlets = new ArrayList<Outlet>();
        var doubts = new ArrayList<SyslogPaths.Doubt>();
        SequencedMap<String, SyslogLink.Intake> inputs = RsyslogInputs.of(config);
        Map<Action, Reach> local = paths.local(inputs, journal, main);
        local.forEach(
                (action, reach) -> {
                    Reach certain = ForwardTargets.isThinned(action) ? reach.onlyMaybe() : reach;
                    if (action.isForward()) {
                        outlets.addAll(paths.sent(action, certain));
                    } else if (action.type().equals("omfile")) {
                        outlets.addAll(paths.written(action, certain));
                    } else if (!ForwardTargets.LOCAL.contains(action.type())) {
                        doubts.add(new SyslogPaths.Doubt(reach, action.origin()));
                    }
                });
        SyslogLink.Intake all =
                inputs.values().stream().reduce(SyslogLink.Intake.NOTHING, SyslogLink.Intake::and);
        return new SyslogPaths(
                DAEMON,
                SyslogLink.of(DAEMON, all, journal, main),
                outlets,
                paths.trace.endings(),
                doubts,
                main);
    }

    /** Certain is what comes in by an input and to the action from that input's ruleset. */
    private Map<Action, Reach> local(
            SequencedMap<String, SyslogLink.Intake> inputs,
            SyslogLink.Journal journal,
            Origin main) {
        var local = new LinkedHashMap<Action, Reach>();
        trace.routes().actions().forEach((action, reach) -> local.put(action, reach.onlyMaybe()));
        String first = config.defaultRuleset().toLowerCase(Locale.ROOT);
        inputs.entrySet().stream()
                .limit(MOST_ENTRIES)
                .forEach(
                        input -> {
                            Reach comes =
                                    SyslogLink.of(DAEMON, input.getValue(), journal, main).reach();
                            Routes<Action> routes =
                                    input.getKey().equals(first)
                                            ? trace.routes()
                                            : RsyslogRoutes.from(config, input.getKey());
                            routes.actions()
                                    .forEach(
                                            (action, reach) ->
                                                    local.merge(
                                                            action, reach.of(comes), Reach::or));
                        });
        return local;
    }

    private List<Outlet> sent(Action action, Reach reach) {
        return targets.stream()
                .filter(target -> ForwardTargets.isOf(target, action))
                .filter(target -> !target.loopback())
                .limit(1)
                .map(target -> Outlet.sent(target, reach, before(action), way(action)))
                .toList();
    }

    private List<Outlet> written(Action action, Reach reach) {
        WrittenFile file = WrittenFile.of(config, action);
        List<String> steps = new ArrayList<>(before(action));
        steps.add(Outlet.at("to " + file.name(), action.origin()));
        return Outlet.written(file, reach, steps, way(action), action.origin());
    }

    private Trace.Way way(Action action) {
        return trace.ways().getOrDefault(action, new Trace.Way(List.of(), 0));
    }

    private List<String> before(Action action) {
        return way(action).passages().stream()
                .map(each -> Outlet.at(each.what(), each.at()))
                .toList();
    }
}
