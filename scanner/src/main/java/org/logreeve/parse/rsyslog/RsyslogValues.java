package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/** The configuration as values for people: files, settings, then each ruleset in order. */
final class RsyslogValues {
    /** Nested blocks repeat the conditions of those around them. */
    private static final int WHEN = 400;

    private final RsyslogConfig config;
    private final List<EffectiveValue> values = new ArrayList<>();
    private int actions;

    RsyslogValues(RsyslogConfig config) {
        this.config = config;
    }

    List<EffectiveValue> list() {
        for (String file : config.files()) {
            values.add(new EffectiveValue("file", file, Origin.of(file)));
        }
        values.addAll(config.globals());
        for (Ruleset ruleset : config.rulesets()) {
            add("ruleset", ruleset.name(), ruleset.origin());
            statements(ruleset.statements(), "");
        }
        return values;
    }

    private void statements(List<Statement> statements, String when) {
        for (Statement statement : statements) {
            Origin at = statement.origin();
            switch (statement) {
                case Statement.Run(Action action, Origin origin) -> action(action, when);
                case Statement.Branch branch -> {
                    statements(branch.then(), also(when, branch.text()));
                    statements(branch.otherwise(), also(when, "not (" + branch.text() + ")"));
                }
                case Statement.Stop stop -> add("stop", shown(when), at);
                case Statement.Call(String ruleset, Origin origin) ->
                        add("call", ruleset + (when.isEmpty() ? "" : " when " + when), at);
                case Statement.CallIndirect(String expression, Origin origin) ->
                        add("call_indirect", expression, at);
                case Statement.Loop(List<Statement> body, Origin origin) ->
                        statements(body, also(when, "foreach"));
            }
        }
    }

    private void action(Action action, String when) {
        String key = "action[" + ++actions + "]";
        add(key + ".type", action.type(), action.origin());
        add(key + ".when", shown(when), action.origin());
        for (EffectiveValue setting : action.settings()) {
            values.add(
                    new EffectiveValue(
                            key + "." + setting.key(),
                            setting.value(),
                            setting.origin(),
                            setting.overrode()));
        }
        if (action.isForward()) {
            add(key + ".tls", config.isEncrypted(action) ? "on" : "off", action.origin());
        }
    }

    private static String also(String when, String more) {
        if (when.length() > WHEN) {
            return when;
        }
        String both = when.isEmpty() ? more : when + " and " + more;
        return both.length() > WHEN ? both.substring(0, WHEN) + " ..." : both;
    }

    private static String shown(String when) {
        return when.isEmpty() ? "always" : when;
    }

    private void add(String key, String value, Origin at) {
        values.add(new EffectiveValue(key, value, at));
    }
}
