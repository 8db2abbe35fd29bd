package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Listener;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.rsyslog.ConfigObject;
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
    private final Map<String, ConfigObject> modules = new HashMap<>();
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
        config.objects().stream().filter(each -> each.kind().equals("module")).forEach(this::load);
        config.globals().stream()
                .filter(each -> each.key().equals("$modload"))
                .forEach(each -> load(ConfigObject.moduleName(word(each)), null, each.origin()));
        config.objects().stream().filter(each -> each.kind().equals("input")).forEach(this::input);
        config.globals().forEach(this::directive);
        return facts;
    }

    /** What a module is loaded with holds for its inputs, wherever it stands. */
    private void load(ConfigObject module) {
        load(ConfigObject.moduleName(module.value("load")), module, module.origin());
    }

    private void load(String name, @Nullable ConfigObject module, Origin at) {
        if (module == null) {
            modules.putIfAbsent(name, new ConfigObject("module", new LinkedHashMap<>(), at));
        } else {
            modules.put(name, module);
        }
        loaded(name, at);
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

    private void directive(EffectiveValue value) {
        String module = RUNS.get(value.key());
        if (module != null && modules.containsKey(module)) {
            directive(module, value);
        } else if (value.key().equals("$inputtcpserverstreamdriverpermittedpeer")) {
            peers.add(word(value));
        } else if (value.key().startsWith("$")) {
            directives.put(value.key(), word(value));
        }
    }

    private void input(ConfigObject input) {
        String type = input.value("type").toLowerCase(Locale.ROOT);
        ConfigObject module = modules.get(type);
        if (module != null && PROTOCOLS.containsKey(type) && !isOnTheHost(type, input)) {
            input(type, input, module);
        }
    }

    /** imptcp makes a Unix socket of a path (rsyslog's documentation of imptcp). */
    private static boolean isOnTheHost(String type, ConfigObject input) {
        return type.equals("imptcp")
                && !input.value("path").isEmpty()
                && input.value("port").isEmpty();
    }

    private void input(String type, ConfigObject input, ConfigObject module) {
        boolean isRelp = type.equals("imrelp");
        String auth = either(input, module, isRelp ? "tls.authmode" : "streamdriver.authmode");
        String allowed = either(input, module, isRelp ? "tls.permittedpeer" : "permittedpeer");
        boolean tls =
                isRelp
                        ? input.value("tls").equalsIgnoreCase("on")
                        : type.equals("imtcp")
                                && isTls(
                                        either(input, module, "streamdriver.mode"),
                                        either(input, module, "streamdriver.name"));
        String ports = input.value("port");
        for (String port :
                (ports.isEmpty() && type.equals("imudp") ? "514" : ports).split(", ", -1)) {
            add(
                    type,
                    input.value("address"),
                    port,
                    tls,
                    auth,
                    allowed.isEmpty() ? List.of() : List.of(allowed.split(", ", -1)),
                    input.value("ruleset"),
                    input.origin());
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
    private static String either(ConfigObject input, ConfigObject module, String name) {
        String own = input.value(name);
        return own.isEmpty() ? module.value(name) : own;
    }

    private static String word(EffectiveValue directive) {
        return directive.value().strip().split("\\s", 2)[0];
    }
}
