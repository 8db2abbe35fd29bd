package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Listener;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.text.Origin;

/** Where rsyslog takes messages from the network: imudp, imtcp, imptcp and imrelp. */
final class RsyslogListeners {
    private static final String DAEMON = "rsyslog";
    private static final String KIND = "Listener";
    private static final Map<String, String> PROTOCOLS =
            Map.of("imudp", "udp", "imtcp", "tcp", "imptcp", "tcp", "imrelp", "relp");

    /** Inputs that take what is on the host (rsyslog's documentation of its input modules). */
    private static final Set<String> LOCAL =
            Set.of(
                    "imbatchreport",
                    "imdocker",
                    "imfifo",
                    "imfile",
                    "imjournal",
                    "imklog",
                    "imkmsg",
                    "imkubernetes",
                    "immark",
                    "improg",
                    "impstats",
                    "imsolaris",
                    "imtuxedoulog",
                    "imuxsock");

    /** Directives that open a port, and the module that knows them. */
    private static final Map<String, String> RUNS =
            Map.of(
                    "$udpserverrun", "imudp",
                    "$inputtcpserverrun", "imtcp",
                    "$inputptcpserverrun", "imptcp",
                    "$inputrelpserverrun", "imrelp");

    private final RsyslogConfig config;
    private final Map<String, String> modules = new HashMap<>();
    private final Map<String, String> directives = new HashMap<>();
    private final Set<String> peers = new HashSet<>();
    private final List<Fact> facts = new ArrayList<>();

    private RsyslogListeners(RsyslogConfig config) {
        this.config = config;
    }

    static List<Fact> of(Parsed<RsyslogConfig> parsed) {
        return switch (parsed) {
            case Parsed.NotPresent<RsyslogConfig> absent -> List.of();
            case Parsed.Unreadable<RsyslogConfig> unreadable ->
                    List.of(Gaps.unreadable(KIND, DAEMON, unreadable));
            case Parsed.Config<RsyslogConfig> known -> {
                List<Fact> facts = new RsyslogListeners(known.config()).all();
                facts.addAll(Gaps.whole(KIND, DAEMON, known.problems()));
                yield facts;
            }
        };
    }

    private List<Fact> all() {
        config.globals().forEach(this::module);
        config.globals().forEach(this::look);
        return facts;
    }

    /** What a module is loaded with holds for its inputs, wherever it stands. */
    private void module(EffectiveValue value) {
        switch (value.key()) {
            case "module" -> {
                String name = name(parameter(value, "load"));
                modules.put(name, value.value());
                loaded(name, value.origin());
            }
            case "$modload" -> {
                String name = name(value.value());
                modules.putIfAbsent(name, "");
                loaded(name, value.origin());
            }
            default -> {}
        }
    }

    /** Some open a port by a parameter of the module, without any input. */
    private void loaded(String module, Origin at) {
        if (module.startsWith("im") && !PROTOCOLS.containsKey(module) && !LOCAL.contains(module)) {
            gap("where " + module + " takes messages from is not understood", at);
        }
    }

    private void gap(String reason, Origin at) {
        facts.add(new Gap(KIND, DAEMON, DAEMON, Gap.Cause.NOT_UNDERSTOOD, reason, at));
    }

    private static String name(String module) {
        String word = module.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        String file = word.substring(word.lastIndexOf('/') + 1);
        return file.endsWith(".so") ? file.substring(0, file.length() - 3) : file;
    }

    private void look(EffectiveValue value) {
        String module = RUNS.get(value.key());
        if (value.key().equals("input")) {
            String type = parameter(value, "type").toLowerCase(Locale.ROOT);
            if (PROTOCOLS.containsKey(type) && modules.containsKey(type)) {
                input(type, value);
            }
        } else if (module != null && modules.containsKey(module)) {
            directive(module, value);
        } else if (value.key().equals("$inputtcpserverstreamdriverpermittedpeer")) {
            peers.add(word(value));
        } else if (value.key().startsWith("$")) {
            directives.put(value.key(), word(value));
        }
    }

    private void input(String type, EffectiveValue value) {
        boolean isRelp = type.equals("imrelp");
        String auth = either(type, value, isRelp ? "tls.authmode" : "streamdriver.authmode");
        String allowed = either(type, value, isRelp ? "tls.permittedpeer" : "permittedpeer");
        boolean tls =
                isRelp
                        ? parameter(value, "tls").equalsIgnoreCase("on")
                        : type.equals("imtcp")
                                && isTls(
                                        either(type, value, "streamdriver.mode"),
                                        either(type, value, "streamdriver.name"));
        String ports = parameter(value, "port");
        for (String port :
                (ports.isEmpty() && type.equals("imudp") ? "514" : ports).split(", ", -1)) {
            add(
                    type,
                    parameter(value, "address"),
                    port,
                    tls,
                    auth,
                    allowed.isEmpty() ? List.of() : List.of(allowed.split(", ", -1)),
                    parameter(value, "ruleset"),
                    value.origin());
        }
    }

    private void directive(String module, EffectiveValue run) {
        boolean isTcp = module.equals("imtcp");
        boolean tls = isTcp && isTls(set("$inputtcpserverstreamdrivermode"), "");
        add(
                module,
                module.equals("imudp") ? set("$udpserveraddress") : "",
                word(run),
                tls,
                isTcp ? set("$inputtcpserverstreamdriverauthmode") : "",
                isTcp ? peers.stream().sorted().toList() : List.of(),
                "",
                run.origin());
    }

    private String set(String directive) {
        return directives.getOrDefault(directive, "");
    }

    private boolean isTls(String mode, String driver) {
        String name = driver.isEmpty() ? config.global("defaultnetstreamdriver", "ptcp") : driver;
        return mode.equals("1") && (name.equals("gtls") || name.equals("ossl"));
    }

    private void add(
            String type,
            String address,
            String port,
            boolean tls,
            String auth,
            List<String> allowed,
            String ruleset,
            Origin at) {
        boolean isNumber = port.matches("[0-9]{1,5}");
        if (!isNumber && !port.equals("syslog")) {
            gap("listens on port '" + port + "'", at);
            return;
        }
        String bound = OwnHost.bound(address);
        facts.add(
                new Listener(
                        DAEMON,
                        PROTOCOLS.getOrDefault(type, "tcp"),
                        bound,
                        isNumber ? Long.parseLong(port) : 514,
                        OwnHost.is(bound),
                        tls,
                        auth,
                        allowed,
                        ruleset,
                        "unknown",
                        at));
    }

    /** An input's own parameter, else its module's. */
    private String either(String module, EffectiveValue input, String name) {
        String own = parameter(input, name);
        return own.isEmpty() ? parameter(modules.getOrDefault(module, ""), name) : own;
    }

    private static String parameter(EffectiveValue object, String name) {
        return parameter(object.value(), name);
    }

    /** Of an object as it is shown; names are compared without case. */
    private static String parameter(String object, String name) {
        String wanted = " " + name + "=\"";
        int start = (" " + object).toLowerCase(Locale.ROOT).indexOf(wanted);
        if (start < 0) {
            return "";
        }
        String rest = object.substring(start + wanted.length() - 1);
        int end = rest.indexOf('"');
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static String word(EffectiveValue directive) {
        return directive.value().strip().split("\\s", 2)[0];
    }
}
