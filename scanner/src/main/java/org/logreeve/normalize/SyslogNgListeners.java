package org.logreeve.normalize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Listener;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.syslogng.Argument;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Definition;
import org.logreeve.parse.syslogng.Element;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.parse.syslogng.Transport;

/** Where syslog-ng takes messages from the network, by sources that a log path uses. */
final class SyslogNgListeners {
    private static final String COMPONENT = SyslogNgParser.COMPONENT;
    private static final String KIND = "Listener";

    /** Drivers that take what is on the host. */
    private static final Set<String> LOCAL =
            Set.of(
                    "system",
                    "internal",
                    "file",
                    "wildcard-file",
                    "pipe",
                    "fifo",
                    "program",
                    "pseudofile",
                    "stdin",
                    "unix-dgram",
                    "unix-stream",
                    "sun-streams",
                    "systemd-journal",
                    "systemd-syslog",
                    "usertty");

    private SyslogNgListeners() {}

    static List<Fact> of(Parsed<SyslogNgConfig> parsed) {
        return switch (parsed) {
            case Parsed.NotPresent<SyslogNgConfig> absent -> List.of();
            case Parsed.Unreadable<SyslogNgConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, COMPONENT, unreadable));
            case Parsed.Config<SyslogNgConfig> known -> {
                var facts = new ArrayList<Fact>();
                for (Element.Driver driver : sources(known.config())) {
                    if (!LOCAL.contains(driver.name())) {
                        facts.add(fact(driver, known.config().version()));
                    }
                }
                facts.addAll(Gaps.whole(KIND, COMPONENT, known.problems()));
                yield facts;
            }
        };
    }

    private static Fact fact(Element.Driver driver, String version) {
        Transport transport = Transport.isRemote(driver) ? Transport.of(driver, version) : null;
        if (transport == null) {
            return new Gap(
                    KIND,
                    COMPONENT,
                    COMPONENT,
                    Gap.Cause.NOT_UNDERSTOOD,
                    "where " + driver.name() + "() takes messages from is not understood",
                    driver.origin());
        }
        String ip = driver.value("ip");
        String bound = OwnHost.bound(ip.isEmpty() ? driver.value("localip") : ip);
        List<Argument> tls = driver.option("tls").map(Argument.Option::arguments).orElse(List.of());
        return new Listener(
                COMPONENT,
                transport.protocol(),
                bound,
                transport.port(),
                OwnHost.is(bound),
                transport.tls(),
                Argument.option(tls, "peer-verify").map(Argument.Option::value).orElse(""),
                Argument.option(tls, "trusted-dn")
                        .map(option -> Argument.values(option.arguments()))
                        .orElse(List.of()),
                "",
                "unknown",
                driver.origin());
    }

    /** A source that no path uses is not opened. */
    private static Set<Element.Driver> sources(SyslogNgConfig config) {
        var names = new SyslogNgNames(config);
        Set<String> followed = new HashSet<>();
        var drivers = new LinkedHashSet<Element.Driver>();
        Deque<Element> left = new ArrayDeque<>(config.paths());
        while (!left.isEmpty()) {
            switch (left.removeFirst()) {
                case Element.Driver driver when driver.context() == Context.SOURCE ->
                        drivers.add(driver);
                case Element.Reference reference
                        when reference.context() == Context.SOURCE
                                && followed.add(reference.name()) -> {
                    Definition definition = names.find(Context.SOURCE, reference.name());
                    if (definition != null) {
                        left.add(definition.content());
                    }
                }
                case Element.Sequence sequence -> {
                    left.addAll(sequence.elements());
                    if (sequence.flags().contains(Element.Flag.CATCHALL)) {
                        config.definitions().stream()
                                .filter(each -> each.context() == Context.SOURCE)
                                .filter(each -> followed.add(each.name()))
                                .forEach(each -> left.add(each.content()));
                    }
                }
                case Element.Junction junction -> left.addAll(junction.branches());
                case Element.Driver other -> {}
                case Element.Reference other -> {}
                case Element.Filter other -> {}
                case Element.Parser other -> {}
                case Element.Rewrite other -> {}
            }
        }
        return drivers;
    }
}
