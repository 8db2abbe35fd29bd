package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.text.Origin;

/** Where rsyslog sends messages over the network, by actions that messages come to. */
public final class ForwardTargets {
    private static final String COMPONENT = "rsyslog";
    private static final String KIND = "ForwardTarget";
    private static final int DEFAULT_PORT = 514;

    /** Outputs that stay on the host (rsyslog's own documentation of its output modules). */
    static final Set<String> LOCAL =
            Set.of("omfile", "ompipe", "omusrmsg", "omjournal", "omstdout", "omdiscard");

    private ForwardTargets() {}

    public static List<Fact> of(Parsed<RsyslogConfig> parsed) {
        return walked(parsed, new Walks());
    }

    static List<Fact> walked(Parsed<RsyslogConfig> parsed, Walks walks) {
        return switch (parsed) {
            case Parsed.NotPresent<RsyslogConfig>() -> List.of();
            case Parsed.Unreadable<RsyslogConfig>(Origin at, String reason) ->
                    List.of(gap(Gap.Cause.UNREADABLE, at, reason));
            case Parsed.Config<RsyslogConfig>(RsyslogConfig config, List<Problem> problems) ->
                    facts(config, problems, walks.of(config).routes());
        };
    }

    private static List<Fact> facts(
            RsyslogConfig config, List<Problem> problems, Routes<Action> routes) {
        var facts = new ArrayList<Fact>();
        routes.actions()
                .forEach(
                        (action, reach) -> {
                            if (action.isForward()) {
                                facts.add(fact(config, action, reach));
                            } else if (!LOCAL.contains(action.type())) {
                                facts.add(elsewhere(action));
                            }
                        });
        for (Problem problem : problems) {
            if (problem.effect() == Problem.Effect.UNKNOWN) {
                Gap.Cause cause =
                        config.unread().contains(problem.at())
                                ? Gap.Cause.UNREADABLE
                                : Gap.Cause.NOT_UNDERSTOOD;
                facts.add(gap(cause, problem.at(), problem.message()));
            }
        }
        if (!routes.complete()) {
            facts.add(
                    gap(
                            Gap.Cause.NOT_UNDERSTOOD,
                            Origin.of(config.files().getFirst()),
                            "rulesets call one another too often to follow"));
        }
        return facts;
    }

    private static Fact fact(RsyslogConfig config, Action action, Reach reach) {
        String host = action.value("target");
        String port = action.value("port");
        if (host.isBlank() || !isPort(port)) {
            return gap(
                    Gap.Cause.NOT_UNDERSTOOD,
                    action.origin(),
                    "forwards to '" + host + "' port '" + port + "'");
        }
        return new ForwardTarget(
                COMPONENT,
                host,
                port(action),
                protocol(action),
                config.isEncrypted(action),
                config.isEncrypted(action) ? proof(action) : "none",
                OwnHost.is(host),
                reach.surely().facilities(),
                reach.isConditional() || isThinned(action),
                action.value("queue.type"),
                isDiskAssisted(action),
                "unknown",
                action.origin());
    }

    /** Without permitted peers {@code x509/name} asks for the name that was connected to. */
    private static String proof(Action action) {
        boolean isRelp = action.type().equals("omrelp");
        String mode = action.value(isRelp ? "tls.authmode" : "streamdriverauthmode");
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "x509/name", "name" -> "name";
            case "x509/fingerprint", "fingerprint" -> "fingerprint";
            case "x509/certvalid", "certvalid" -> "authority";
            case "", "anon" -> "none";
            default -> "unknown";
        };
    }

    /** Whether a target is the one of this action: several may stand on one line. */
    static boolean isOf(ForwardTarget target, Action action) {
        return target.origin().equals(action.origin())
                && target.host().equals(action.value("target"))
                && target.port() == port(action)
                && target.protocol().equals(protocol(action));
    }

    /** Of a port that {@link #isPort} takes. */
    private static long port(Action action) {
        String port = action.value("port");
        return port.isEmpty() ? DEFAULT_PORT : isPort(port) ? Long.parseLong(port) : -1;
    }

    private static String protocol(Action action) {
        return action.type().equals("omrelp") ? "relp" : action.value("protocol");
    }

    /** Some messages are left out whatever they are; rsyslog's parameters of every action. */
    static boolean isThinned(Action action) {
        return !List.of("", "0", "1").contains(action.value("action.execonlyeverynthtime"))
                || !List.of("", "0").contains(action.value("action.execonlyonceeveryinterval"))
                || !List.of("", "off")
                        .contains(action.value("action.execonlywhenpreviousissuspended"));
    }

    /** It may send messages away, and where to is not understood yet. */
    private static Gap elsewhere(Action action) {
        return gap(
                Gap.Cause.NOT_UNDERSTOOD,
                action.origin(),
                "what " + action.type() + " does with messages is not understood yet");
    }

    private static boolean isPort(String port) {
        return port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isDiskAssisted(Action action) {
        return !action.value("queue.type").equals("direct")
                && action.setting("queue.filename").isPresent();
    }

    private static Gap gap(Gap.Cause cause, Origin at, String reason) {
        return new Gap(KIND, COMPONENT, "", cause, reason, at);
    }
}
