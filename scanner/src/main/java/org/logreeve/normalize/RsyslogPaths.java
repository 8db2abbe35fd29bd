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

    private final List<ForwardTarget> targets;
    private final Trace<Action> trace;

    private RsyslogPaths(RsyslogConfig config, List<ForwardTarget> targets) {
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
                .filter(target -> target.origin().equals(action.origin()))
                .filter(target -> !target.loopback())
                .limit(1)
                .map(
                        target -> {
                            String place = target.host() + ":" + target.port();
                            String by =
                                    target.protocol() + (target.tls() ? " with TLS" : " in clear");
                            String queue = target.queue().isEmpty() ? "direct" : target.queue();
                            return outlet(
                                    action,
                                    place,
                                    true,
                                    reach,
                                    List.of(
                                            "queue "
                                                    + queue
                                                    + (target.diskAssisted() ? " on disk" : ""),
                                            Outlet.at(
                                                    "to " + place + " over " + by,
                                                    action.origin())));
                        })
                .toList();
    }

    private List<Outlet> written(Action action, Reach reach) {
        String file =
                action.value("file").isEmpty() ? action.value("dynafile") : action.value("file");
        boolean isNamedByMessage = action.value("file").isEmpty() && !file.isEmpty();
        return isNamedByMessage || SyslogPaths.isOnDisk(file)
                ? List.of(
                        outlet(
                                action,
                                file,
                                false,
                                reach,
                                List.of(Outlet.at("to " + file, action.origin()))))
                : List.of();
    }

    private Outlet outlet(
            Action action, String place, boolean isRemote, Reach reach, List<String> last) {
        Trace.Way way = trace.ways().getOrDefault(action, new Trace.Way(List.of(), 0));
        var steps = new ArrayList<String>();
        way.passages().forEach(each -> steps.add(Outlet.at(each.what(), each.at())));
        steps.addAll(last);
        return new Outlet(place, isRemote, reach, steps, way, action.origin());
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
