package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.logreeve.fact.DaemonSetting;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.syslogng.Argument;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.syslogng.Transport;
import org.logreeve.text.Origin;

/** Where syslog-ng sends messages over the network, by destinations that messages come to. */
public final class SyslogNgForwards {
    private static final String COMPONENT = SyslogNgParser.COMPONENT;
    private static final String KIND = "ForwardTarget";
    private static final String SETTING = "DaemonSetting";
    private static final String OPTIONS = "options.";

    /** Drivers that leave messages on the host. */
    static final Set<String> LOCAL =
            Set.of(
                    "file",
                    "pipe",
                    "fifo",
                    "unix-dgram",
                    "unix-stream",
                    "usertty",
                    "pseudofile",
                    "getvirtconsole");

    private SyslogNgForwards() {}

    public static List<Fact> of(Parsed<SyslogNgConfig> parsed) {
        return walked(parsed, new Walks());
    }

    static List<Fact> walked(Parsed<SyslogNgConfig> parsed, Walks walks) {
        return switch (parsed) {
            case Parsed.NotPresent<SyslogNgConfig>() -> List.of();
            case Parsed.Unreadable<SyslogNgConfig> unreadable ->
                    List.of(
                            Gaps.unreadable(KIND, COMPONENT, unreadable),
                            settingGap(Gaps.unreadable(SETTING, COMPONENT, unreadable)));
            case Parsed.Config<SyslogNgConfig>(SyslogNgConfig config, List<Problem> problems) ->
                    facts(config, problems, walks.of(config).trace().routes());
        };
    }

    private static List<Fact> facts(
            SyslogNgConfig config, List<Problem> problems, Routes<Element.Driver> routes) {
        var facts = new ArrayList<Fact>();
        routes.actions()
                .forEach(
                        (driver, reach) -> {
                            if (Transport.isRemote(driver)) {
                                facts.addAll(targets(driver, reach, config));
                            } else if (!LOCAL.contains(driver.name())) {
                                facts.add(elsewhere(driver));
                            }
                        });
        config.globals().stream()
                .filter(value -> value.key().startsWith(OPTIONS))
                .forEach(value -> facts.add(setting(value)));
        facts.addAll(Gaps.whole(KIND, COMPONENT, problems));
        facts.addAll(settingGaps(Gaps.whole(SETTING, COMPONENT, problems)));
        if (!routes.complete()) {
            facts.add(
                    gap(
                            Origin.of(config.files().getFirst()),
                            "log paths lead one into another too often to follow"));
        }
        return facts;
    }

    private static List<Gap> settingGaps(List<Gap> gaps) {
        return gaps.stream().map(SyslogNgForwards::settingGap).toList();
    }

    /** Other daemons' settings are known. */
    private static Gap settingGap(Gap gap) {
        return new Gap(gap.kind(), COMPONENT, COMPONENT, gap.cause(), gap.reason(), gap.origin());
    }

    private static List<Fact> targets(Element.Driver driver, Reach reach, SyslogNgConfig config) {
        Transport transport = Transport.of(driver, config.version());
        if (transport == null || driver.target().isBlank()) {
            return List.of(gap(driver.origin(), "forwards by " + driver.shown()));
        }
        var targets = new ArrayList<Fact>();
        targets.add(target(driver, driver.target(), transport, reach, reach.isConditional()));
        // what another server gets only while the first one is away is never certain
        for (String server : failovers(driver)) {
            targets.add(target(driver, server, transport, Reach.NONE, true));
        }
        return targets;
    }

    /** Whether a target is one of this driver's: several may stand on one line. */
    static boolean isOf(ForwardTarget target, Element.Driver driver, String version) {
        Transport transport = Transport.of(driver, version);
        return transport != null
                && target.origin().equals(driver.origin())
                && target.port() == transport.port()
                && target.protocol().equals(transport.protocol())
                && (target.host().equals(driver.target())
                        || failovers(driver).contains(target.host()));
    }

    private static List<String> failovers(Element.Driver driver) {
        var servers = new ArrayList<String>();
        driver.option("failover-servers")
                .ifPresent(option -> servers.addAll(Argument.values(option.arguments())));
        driver.option("failover")
                .flatMap(option -> Argument.option(option.arguments(), "servers"))
                .ifPresent(option -> servers.addAll(Argument.values(option.arguments())));
        return servers;
    }

    private static ForwardTarget target(
            Element.Driver driver,
            String host,
            Transport transport,
            Reach reach,
            boolean isConditional) {
        Argument.Option disk = driver.option("disk-buffer").orElse(null);
        return new ForwardTarget(
                COMPONENT,
                host,
                transport.port(),
                transport.protocol(),
                transport.tls(),
                transport.tls() ? proof(driver) : "none",
                OwnHost.is(host),
                reach.surely().facilities(),
                isConditional,
                disk == null ? "memory" : "disk-buffer",
                disk != null,
                "unknown",
                driver.origin());
    }

    /** What is trusted has to have the name of the target too; that is so unless it is said. */
    private static String proof(Element.Driver driver) {
        List<Argument> tls = driver.option("tls").map(Argument.Option::arguments).orElse(List.of());
        String verify = Argument.option(tls, "peer-verify").map(Argument.Option::value).orElse("");
        return switch (verify.toLowerCase(Locale.ROOT)) {
            case "", "yes", "on", "1", "required-trusted", "optional-trusted" -> "name";
            case "no", "off", "0", "required-untrusted", "optional-untrusted" -> "none";
            default -> "unknown";
        };
    }

    private static DaemonSetting setting(EffectiveValue value) {
        String text = value.value();
        boolean isNumber =
                !text.isEmpty()
                        && text.length() <= 18
                        && (text.length() == 1 || !text.startsWith("0"))
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return new DaemonSetting(
                COMPONENT,
                value.key().substring(OPTIONS.length()),
                text.toLowerCase(Locale.ROOT),
                isNumber ? Long.parseLong(text) : -1,
                false,
                value.origin());
    }

    /** It may send messages away, and where to is not understood yet. */
    private static Gap elsewhere(Element.Driver driver) {
        return gap(
                driver.origin(),
                "what " + driver.name() + "() does with messages is not understood yet");
    }

    private static Gap gap(Origin at, String reason) {
        return new Gap(KIND, COMPONENT, "", Gap.Cause.NOT_UNDERSTOOD, reason, at);
    }
}
