package org.logreeve.normalize;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.rsyslog.ConfigObject;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.text.Origin;

/**
 * Which inputs of rsyslog take what programs of the host log, and the ruleset that each feeds:
 * messages of an input that is bound to one never come to the default one.
 */
final class RsyslogInputs {
    private final RsyslogConfig config;
    private final SequencedMap<String, SyslogLink.Intake> byRuleset = new LinkedHashMap<>();

    private RsyslogInputs(RsyslogConfig config) {
        this.config = config;
    }

    /** By lower-case name of the ruleset. */
    static SequencedMap<String, SyslogLink.Intake> of(RsyslogConfig config) {
        var inputs = new RsyslogInputs(config);
        config.objects().forEach(inputs::object);
        config.globals().forEach(inputs::directive);
        return inputs.byRuleset;
    }

    private void object(ConfigObject object) {
        String ruleset = ruleset(object.value("ruleset"));
        if (object.loads("imjournal")) {
            add(ruleset, null, Outlet.at("imjournal", object.origin()), null);
        } else if (object.loads("imklog")) {
            add(ruleset, null, null, Outlet.at("imklog", object.origin()));
        } else if (isListening(object)) {
            add(ruleset, Outlet.at("imuxsock", object.origin()), null, null);
        }
    }

    private void directive(EffectiveValue value) {
        String word = value.value().strip().split("\\s", 2)[0];
        switch (value.key()) {
            case "$modload" -> loaded(ConfigObject.moduleName(word), value.origin());
            case "$addunixlistensocket" -> {
                if (SyslogLink.SOCKETS.contains(word)) {
                    add(ruleset(""), Outlet.at("imuxsock", value.origin()), null, null);
                }
            }
            default -> {}
        }
    }

    private void loaded(String module, Origin at) {
        String ruleset = ruleset("");
        switch (module) {
            case "imjournal" -> add(ruleset, null, Outlet.at(module, at), null);
            case "imklog" -> add(ruleset, null, null, Outlet.at(module, at));
            case "imuxsock" -> {
                if (!omitsLocal()) {
                    add(ruleset, Outlet.at(module, at), null, null);
                }
            }
            default -> {}
        }
    }

    private void add(
            String ruleset,
            @Nullable String socket,
            @Nullable String journal,
            @Nullable String kernel) {
        byRuleset.merge(
                ruleset, new SyslogLink.Intake(socket, journal, kernel), SyslogLink.Intake::and);
    }

    /** A ruleset that is not there is replaced by the default one. */
    private String ruleset(String written) {
        String name = config.ruleset(written).isPresent() ? written : config.defaultRuleset();
        return name.toLowerCase(Locale.ROOT);
    }

    /** imuxsock takes the system's socket unless it is told not to, and any that it is told to. */
    private boolean isListening(ConfigObject object) {
        if (object.loads("imuxsock")) {
            String socket = object.value("syssock.name");
            return !object.value("syssock.use").equalsIgnoreCase("off")
                    && (socket.isEmpty() || SyslogLink.SOCKETS.contains(socket))
                    && !omitsLocal();
        }
        return object.isInput("imuxsock") && SyslogLink.SOCKETS.contains(object.value("socket"));
    }

    private boolean omitsLocal() {
        return config.globals().stream()
                .anyMatch(
                        each ->
                                each.key().equals("$omitlocallogging")
                                        && each.value().equalsIgnoreCase("on"));
    }

    /** Whether a file is read as a log, so that what it holds may take ways of its own. */
    static boolean reads(RsyslogConfig config, String file) {
        return config.objects().stream()
                        .filter(each -> each.kind().equals("input"))
                        .anyMatch(each -> each.value("file").contains(file))
                || config.globals().stream()
                        .filter(each -> each.key().startsWith("$inputfile"))
                        .anyMatch(each -> each.value().contains(file));
    }
}
