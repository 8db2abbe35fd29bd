package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.text.Origin;

/** What rsyslog takes, and where it sends and writes it. */
final class RsyslogPaths {
    private static final String DAEMON = "rsyslog";
    private static final List<String> SOCKETS =
            List.of("/dev/log", "/run/systemd/journal/syslog", "/run/systemd/journal/dev-log");

    private final RsyslogConfig config;
    private final List<ForwardTarget> targets;
    private final Trace<Action> trace;

    private RsyslogPaths(RsyslogConfig config, List<ForwardTarget> targets) {
        this.config = config;
        this.targets = targets;
        this.trace = RsyslogRoutes.traced(config);
    }

    /**
     * @param targets what is known of each place that is sent to
     * @param journal what journald does
     */
    static SyslogPaths of(
            RsyslogConfig config, List<ForwardTarget> targets, SyslogLink.Journal journal) {
        var paths = new RsyslogPaths(config, targets);
        Origin main = Origin.of(config.files().getFirst());
        var outlets = new ArrayList<Outlet>();
        var doubts = new ArrayList<SyslogPaths.Doubt>();
        paths.trace
                .routes()
                .actions()
                .forEach(
                        (action, reach) -> {
                            Reach certain =
                                    ForwardTargets.isThinned(action) ? reach.onlyMaybe() : reach;
                            if (action.isForward()) {
                                outlets.addAll(paths.sent(action, certain));
                            } else if (action.type().equals("omfile")) {
                                outlets.addAll(paths.written(action, certain));
                            } else if (!ForwardTargets.LOCAL.contains(action.type())) {
                                doubts.add(new SyslogPaths.Doubt(reach, action.origin()));
                            }
                        });
        return new SyslogPaths(
                DAEMON,
                SyslogLink.of(DAEMON, intake(config), journal, main),
                outlets,
                paths.trace.endings(),
                doubts,
                main);
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

    private static SyslogLink.Intake intake(RsyslogConfig config) {
        @Nullable String socket = null;
        @Nullable String journal = null;
        @Nullable String kernel = null;
        for (EffectiveValue value : config.globals()) {
            String text = value.value().toLowerCase(Locale.ROOT);
            if (isModule(value, text, "imjournal")) {
                journal = Outlet.at("imjournal", value.origin());
            } else if (isModule(value, text, "imklog")) {
                kernel = Outlet.at("imklog", value.origin());
            } else if (isListening(config, value, text)) {
                socket = Outlet.at("imuxsock", value.origin());
            }
        }
        return new SyslogLink.Intake(socket, journal, kernel);
    }

    private static boolean isModule(EffectiveValue value, String text, String module) {
        return switch (value.key()) {
            case "module" -> isSet(text, "load", module);
            case "$modload" -> text.equals(module) || text.startsWith(module + " ");
            default -> false;
        };
    }

    /** imuxsock takes the system's socket unless it is told not to, and any that it is told to. */
    private static boolean isListening(RsyslogConfig config, EffectiveValue value, String text) {
        return switch (value.key()) {
            case "module" ->
                    isSet(text, "load", "imuxsock")
                            && !isSet(text, "syssock.use", "off")
                            && !omitsLocal(config);
            case "$modload" -> isModule(value, text, "imuxsock") && !omitsLocal(config);
            case "input" ->
                    isSet(text, "type", "imuxsock")
                            && SOCKETS.stream().anyMatch(path -> isSet(text, "socket", path));
            case "$addunixlistensocket" -> SOCKETS.stream().anyMatch(text::startsWith);
            default -> false;
        };
    }

    private static boolean omitsLocal(RsyslogConfig config) {
        return config.globals().stream()
                .anyMatch(
                        each ->
                                each.key().equals("$omitlocallogging")
                                        && each.value().equalsIgnoreCase("on"));
    }

    /** Whether an object, as it is shown, has a parameter of that value. */
    private static boolean isSet(String object, String name, String value) {
        return (" " + object + " ").contains(" " + name + "=\"" + value + "\" ");
    }

    /** Whether a file is read as a log, so that what it holds may take ways of its own. */
    static boolean reads(RsyslogConfig config, String file) {
        return config.globals().stream()
                .filter(each -> each.key().equals("input") || each.key().startsWith("$inputfile"))
                .anyMatch(each -> each.value().contains(file));
    }
}
