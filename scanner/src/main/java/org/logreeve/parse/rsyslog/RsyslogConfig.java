package org.logreeve.parse.rsyslog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/**
 * rsyslog's effective configuration.
 *
 * @param defaultRuleset name of the ruleset that messages enter
 * @param rulesets in order of definition; the default one is always there
 * @param globals global settings, modules, inputs, templates and the like, in the order written
 * @param objects modules, inputs and templates among them, with their parameters
 * @param entryRulesets names of rulesets that inputs are bound to
 * @param files the files that were read, in the order they were opened
 * @param unread what the configuration names and could not be read
 */
public record RsyslogConfig(
        String defaultRuleset,
        List<Ruleset> rulesets,
        List<EffectiveValue> globals,
        List<ConfigObject> objects,
        List<String> entryRulesets,
        List<String> files,
        List<Origin> unread) {
    public static final String DEFAULT_RULESET = "RSYSLOG_DefaultRuleset";

    public RsyslogConfig {
        rulesets = List.copyOf(rulesets);
        globals = List.copyOf(globals);
        objects = List.copyOf(objects);
        entryRulesets = List.copyOf(entryRulesets);
        files = List.copyOf(files);
        unread = List.copyOf(unread);
    }

    /** Names of rulesets are compared without case. */
    public Optional<Ruleset> ruleset(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return rulesets.stream()
                .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** The value in force of a parameter of {@code global()}, however it was written. */
    public String global(String name, String otherwise) {
        return globals.stream()
                .filter(g -> g.key().equals("global." + name))
                .map(EffectiveValue::value)
                .findFirst()
                .orElse(otherwise);
    }

    /** Whether a forwarding action's transport is encrypted. */
    public boolean isEncrypted(Action action) {
        if (action.type().equals("omrelp")) {
            return action.value("tls").equals("on");
        }
        String driver = action.value("streamdriver");
        if (driver.isEmpty()) {
            driver = global("defaultnetstreamdriver", "ptcp");
        }
        return action.value("protocol").equals("tcp")
                && action.value("streamdrivermode").equals("1")
                && (driver.equals("gtls") || driver.equals("ossl"));
    }
}
