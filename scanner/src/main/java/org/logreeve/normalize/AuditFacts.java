package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.fact.AuditPlugin;
import org.logreeve.fact.DaemonSetting;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.KernelParameter;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.audit.AuditConfig;
import org.logreeve.parse.audit.AuditdSettings;
import org.logreeve.parse.audit.Plugin;
import org.logreeve.parse.audit.RemoteSettings;
import org.logreeve.parse.audit.Stage;
import org.logreeve.text.Origin;

/** The audit set-up in facts: the daemon's side here, the kernel's in {@link AuditRuleFacts}. */
public final class AuditFacts {
    static final String DAEMON = "auditd";

    private AuditFacts() {}

    public static List<Fact> of(Parsed<AuditConfig> parsed) {
        return switch (parsed) {
            case Parsed.NotPresent<AuditConfig>() -> List.of();
            case Parsed.Unreadable<AuditConfig>(Origin at, String reason) ->
                    List.of(gap("AuditRule", at, reason));
            case Parsed.Config<AuditConfig> config -> facts(config);
        };
    }

    private static List<Fact> facts(Parsed.Config<AuditConfig> parsed) {
        AuditConfig config = parsed.config();
        var facts = new ArrayList<Fact>();
        switch (config.settings()) {
            case Stage.Known<AuditdSettings>(AuditdSettings settings, var at) -> {
                facts.addAll(settings(settings));
                facts.addAll(AuditLogs.facts(settings));
            }
            case Stage.None<AuditdSettings>(var at) -> {}
            case Stage.Hidden<AuditdSettings>(Origin at, String reason) -> {
                facts.add(gap("DaemonSetting", at, reason));
                facts.add(gap("AuditLog", at, reason));
                facts.add(AuditLogs.gap(AuditLogs.USUAL, at, reason, Gap.Cause.UNREADABLE));
            }
        }
        facts.addAll(plugins(config));
        facts.addAll(AuditRuleFacts.of(config));
        switch (config.kernelParameters()) {
            case Stage.Known<List<String>>(List<String> words, Origin at) ->
                    facts.addAll(parameters(words, at));
            case Stage.None<List<String>>(Origin at) ->
                    facts.add(gap("KernelParameter", at, "the host was not asked"));
            case Stage.Hidden<List<String>>(Origin at, String reason) ->
                    facts.add(gap("KernelParameter", at, reason));
        }
        facts.addAll(openQuestions(parsed));
        return facts;
    }

    private static List<Fact> settings(AuditdSettings settings) {
        var facts = new ArrayList<Fact>();
        for (EffectiveValue value : settings.values().values()) {
            facts.add(
                    new DaemonSetting(
                            DAEMON,
                            value.key(),
                            value.value(),
                            settings.number(value.key()),
                            settings.isDefault(value.key()),
                            value.origin()));
        }
        return facts;
    }

    private static List<Fact> plugins(AuditConfig config) {
        var facts = new ArrayList<Fact>();
        switch (config.plugins()) {
            case Stage.Known<List<Plugin>>(List<Plugin> plugins, var at) ->
                    plugins.forEach(plugin -> facts.add(plugin(plugin)));
            case Stage.None<List<Plugin>>(var at) -> {}
            case Stage.Hidden<List<Plugin>>(Origin at, String reason) ->
                    facts.add(gap("AuditPlugin", at, reason));
        }
        switch (config.remote()) {
            case Stage.Known<RemoteSettings>(RemoteSettings remote, var at) -> {
                if (remote.fault() == null && !remote.value("remote_server").isEmpty()) {
                    facts.add(target(remote));
                }
            }
            case Stage.None<RemoteSettings>(var at) -> {}
            case Stage.Hidden<RemoteSettings>(Origin at, String reason) ->
                    facts.add(gap("ForwardTarget", at, reason));
        }
        return facts;
    }

    private static AuditPlugin plugin(Plugin plugin) {
        return new AuditPlugin(
                plugin.name(),
                plugin.kind(),
                plugin.active(),
                plugin.path(),
                plugin.arguments(),
                plugin.priority(),
                plugin.origin());
    }

    private static ForwardTarget target(RemoteSettings remote) {
        String host = remote.value("remote_server");
        boolean stores = remote.value("mode").equals("forward");
        return new ForwardTarget(
                DAEMON,
                host,
                Long.parseLong(remote.value("port")),
                "tcp",
                // audisp-remote.conf(5): krb5 encrypts as well
                remote.value("transport").equals("krb5"),
                // it asks for the ticket of the host's own name
                remote.value("transport").equals("krb5") ? "name" : "none",
                OwnHost.is(host),
                List.of(),
                false,
                remote.value("mode"),
                stores && !remote.value("queue_file").isEmpty(),
                "unknown",
                remote.get("remote_server").origin());
    }

    /**
     * The last of equal names counts for the kernel (kernel-parameters, "audit="); to it and to
     * systemd a dash in a name is an underscore.
     */
    private static List<Fact> parameters(List<String> words, Origin at) {
        var last = new java.util.LinkedHashMap<String, Fact>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = (equals < 0 ? word : word.substring(0, equals)).replace('-', '_');
            if (!name.isEmpty()) {
                String value = equals < 0 ? "" : word.substring(equals + 1);
                last.put(name, new KernelParameter(name, value, at));
            }
        }
        return new ArrayList<>(last.values());
    }

    /** What is not understood, by the part it stands in. */
    private static List<Fact> openQuestions(Parsed.Config<AuditConfig> parsed) {
        var facts = new ArrayList<Fact>();
        for (Gap gap : Gaps.whole("AuditRule", DAEMON, parsed.problems())) {
            if (gap.cause() != Gap.Cause.NOT_UNDERSTOOD && isHidden(parsed.config(), gap)) {
                continue; // said by its own stage
            }
            String path = gap.origin().path();
            String kind =
                    path.equals("/etc/audit/auditd.conf")
                            ? "DaemonSetting"
                            : path.endsWith("audisp-remote.conf")
                                    ? "ForwardTarget"
                                    : path.contains("plugins.d") ? "AuditPlugin" : "AuditRule";
            facts.add(new Gap(kind, DAEMON, "", gap.cause(), gap.reason(), gap.origin()));
        }
        return facts;
    }

    private static boolean isHidden(AuditConfig config, Gap gap) {
        return List.of(
                        config.settings(),
                        config.plugins(),
                        config.remote(),
                        config.boot(),
                        config.merged(),
                        config.compiled())
                .stream()
                .anyMatch(
                        stage ->
                                stage instanceof Stage.Hidden<?> hidden
                                        && hidden.at().equals(gap.origin()));
    }

    static Gap gap(String kind, Origin at, String reason) {
        return new Gap(kind, DAEMON, "", Gap.Cause.UNREADABLE, reason, at);
    }
}
