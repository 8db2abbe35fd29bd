package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** Makes actions of what was written: checks, drops what the daemon drops, adds its defaults. */
final class ActionFactory {
    private static final String BUILT_IN_FORWARD = "RSYSLOG_TraditionalForwardFormat";

    private final Modules modules;
    private final LegacySettings legacy;
    private final Problems problems;

    ActionFactory(Modules modules, LegacySettings legacy, Problems problems) {
        this.modules = modules;
        this.legacy = legacy;
        this.problems = problems;
    }

    /** The action of {@code action(...)}, or nothing when the daemon creates none or it is off. */
    Optional<Action> fromObject(List<Parameter> written, Origin at) {
        var parameters = new Parameters(written, problems);
        Optional<Action> action = create(parameters, at);
        if (action.isPresent()) {
            legacy.actionCreated();
        }
        if (!parameters.isEnabled()) {
            problems.noted(
                    parameters.switchedAt(at), "the action is switched off by config.enabled");
            return Optional.empty();
        }
        return action;
    }

    private Optional<Action> create(Parameters parameters, Origin at) {
        String type = parameters.value("type", "").toLowerCase(Locale.ROOT);
        if (!modules.has(type, at)) {
            return refused(at, "no loaded module has the name '" + type + "'");
        }
        Map<String, ValueForm> known = ParameterTypes.module(type);
        for (EffectiveValue p : parameters.all()) {
            ValueForm form = ParameterTypes.ACTION.getOrDefault(p.key(), known.get(p.key()));
            if (form != null && !form.accepts(p.value())) {
                return refused(p.origin(), "'" + p.key() + "' cannot be '" + p.value() + "'");
            }
        }
        String wrong = moduleRefuses(type, parameters);
        if (!wrong.isEmpty()) {
            return refused(at, wrong);
        }
        String template = parameters.value("template", defaultTemplate(type));
        if (!template.isEmpty() && !modules.hasTemplate(template)) {
            return refused(at, "there is no template '" + template + "' here");
        }
        return Optional.of(
                finish(type, "action(type=\"" + type + "\")", known(type, parameters), at));
    }

    private static String moduleRefuses(String type, Parameters parameters) {
        return switch (type) {
            case "omfile" ->
                    parameters.get("file").isEmpty() && parameters.get("dynafile").isEmpty()
                            ? "omfile has neither file nor dynafile"
                            : "";
            case "omfwd" -> {
                String protocol = parameters.value("protocol", "udp").toLowerCase(Locale.ROOT);
                yield protocol.equals("udp") || protocol.equals("tcp")
                        ? ""
                        : "omfwd has no protocol '" + protocol + "'";
            }
            case "ompipe" -> parameters.get("pipe").isEmpty() ? "ompipe has no pipe" : "";
            case "omusrmsg" -> parameters.get("users").isEmpty() ? "omusrmsg has no users" : "";
            default -> "";
        };
    }

    private Optional<Action> refused(Origin at, String why) {
        problems.noted(at, why + ": the daemon does not create the action");
        return Optional.empty();
    }

    /** What the daemon knows of the parameters; a bad queue parameter loses all of the queue's. */
    private List<EffectiveValue> known(String type, Parameters parameters) {
        Map<String, ValueForm> own = ParameterTypes.module(type);
        boolean queueIsValid = true;
        var kept = new ArrayList<EffectiveValue>();
        for (EffectiveValue p : parameters.all()) {
            ValueForm queue = ParameterTypes.QUEUE.get(p.key());
            if (queue != null && !queue.accepts(p.value())) {
                problems.noted(
                        p.origin(),
                        "'" + p.key() + "' cannot be '" + p.value() + "': queue has defaults");
                queueIsValid = false;
            }
            boolean knows =
                    own.isEmpty()
                            || queue != null
                            || own.containsKey(p.key())
                            || ParameterTypes.ACTION.containsKey(p.key());
            if (knows) {
                kept.add(p);
            } else {
                problems.noted(p.origin(), type + " has no parameter '" + p.key() + "'");
            }
        }
        if (!queueIsValid) {
            kept.removeIf(p -> p.key().startsWith("queue."));
        }
        return kept;
    }

    /** An action from a traditional line whose own values were parsed already. */
    Optional<Action> fromLegacy(
            String type, String text, List<Parameter> own, String template, Origin at) {
        String wanted = template.isEmpty() ? defaultTemplate(type) : template;
        var written = new ArrayList<>(legacy.forLegacyAction(type));
        if (!wanted.isEmpty() && !modules.hasTemplate(wanted)) {
            return refused(at, "there is no template '" + wanted + "' here");
        }
        if (!template.isEmpty()) {
            written.add(new Parameter("template", template, at));
        }
        written.addAll(own);
        boolean datagrams = own.stream().anyMatch(p -> p.value().equals("udp"));
        // omfwd hands its stream mode and peers to TCP actions only
        written.removeIf(
                p ->
                        datagrams
                                && (p.name().equals("streamdrivermode")
                                        || p.name().equals("streamdriverpermittedpeers")));
        Action action = finish(type, text, new Parameters(written, new Problems()).all(), at);
        legacy.legacyActionCreated();
        return Optional.of(action);
    }

    /** {@code ~}: the daemon makes a {@code stop} of it. */
    void discard() {
        legacy.discardCreated();
    }

    private String defaultTemplate(String type) {
        return switch (type) {
            case "omfwd" -> legacy.value("default.omfwd", BUILT_IN_FORWARD);
            case "omfile" -> legacy.value("default.omfile", "RSYSLOG_FileFormat");
            default -> "";
        };
    }

    private Action finish(String type, String text, List<EffectiveValue> written, Origin at) {
        var builtIn = Origin.of(at.path());
        var settings = new ArrayList<EffectiveValue>();
        for (EffectiveValue value : written) {
            if (!value.key().startsWith("queue.") && !value.key().equals("type")) {
                settings.add(
                        value.key().equals("protocol")
                                ? new EffectiveValue(
                                        value.key(),
                                        value.value().toLowerCase(Locale.ROOT),
                                        value.origin(),
                                        value.overrode())
                                : value);
            }
        }
        defaults(type)
                .forEach(
                        (name, value) -> {
                            if (settings.stream().noneMatch(s -> s.key().equals(name))) {
                                settings.add(new EffectiveValue(name, value, builtIn));
                            }
                        });
        settings.addAll(QueueSettings.of(Parameters.of(written), builtIn, problems));
        return new Action(type, text, settings, at);
    }

    private static Map<String, String> defaults(String type) {
        return switch (type) {
            case "omfwd" ->
                    new TreeMap<>(
                            Map.of(
                                    "port", "514",
                                    "protocol", "udp",
                                    "streamdrivermode", "0",
                                    "action.resumeretrycount", "0"));
            case "omrelp" ->
                    new TreeMap<>(
                            Map.of("port", "514", "tls", "off", "action.resumeretrycount", "0"));
            default -> Map.of();
        };
    }
}
