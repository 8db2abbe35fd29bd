package org.logreeve.normalize;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.rsyslog.RsyslogConfig;

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
        config.globals().forEach(inputs::look);
        return inputs.byRuleset;
    }

    private void look(EffectiveValue value) {
        String text = value.value().toLowerCase(Locale.ROOT);
        if (isModule(value, text, "imjournal")) {
            add(text, null, Outlet.at("imjournal", value.origin()), null);
        } else if (isModule(value, text, "imklog")) {
            add(text, null, null, Outlet.at("imklog", value.origin()));
        } else if (isListening(value, text)) {
            add(text, Outlet.at("imuxsock", value.origin()), null, null);
        }
    }

    private void add(
            String text,
            @Nullable String socket,
            @Nullable String journal,
            @Nullable String kernel) {
        byRuleset.merge(
                ruleset(text),
                new SyslogLink.Intake(socket, journal, kernel),
                SyslogLink.Intake::and);
    }

    /** A ruleset that is not there is replaced by the default one. */
    private String ruleset(String text) {
        int start = (" " + text).indexOf(" ruleset=\"");
        if (start >= 0) {
            String rest = text.substring(start + "ruleset=\"".length());
            int end = rest.indexOf('"');
            String name = end < 0 ? rest : rest.substring(0, end);
            if (config.ruleset(name).isPresent()) {
                return name;
            }
        }
        return config.defaultRuleset().toLowerCase(Locale.ROOT);
    }

    private static boolean isModule(EffectiveValue value, String text, String module) {
        return switch (value.key()) {
            case "module" -> isSet(text, "load", module);
            case "$modload" -> text.equals(module) || text.startsWith(module + " ");
            default -> false;
        };
    }

    /** imuxsock takes the system's socket unless it is told not to, and any that it is told to. */
    private boolean isListening(EffectiveValue value, String text) {
        return switch (value.key()) {
            case "module" ->
                    isSet(text, "load", "imuxsock")
                            && !isSet(text, "syssock.use", "off")
                            && !isElsewhere(text)
                            && !omitsLocal();
            case "$modload" -> isModule(value, text, "imuxsock") && !omitsLocal();
            case "input" ->
                    isSet(text, "type", "imuxsock")
                            && SyslogLink.SOCKETS.stream()
                                    .anyMatch(path -> isSet(text, "socket", path));
            case "$addunixlistensocket" -> SyslogLink.SOCKETS.stream().anyMatch(text::startsWith);
            default -> false;
        };
    }

    private static boolean isElsewhere(String text) {
        return (" " + text).contains(" syssock.name=\"")
                && SyslogLink.SOCKETS.stream().noneMatch(path -> isSet(text, "syssock.name", path));
    }

    private boolean omitsLocal() {
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
