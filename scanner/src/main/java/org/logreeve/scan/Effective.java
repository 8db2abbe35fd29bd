package org.logreeve.scan;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.logreeve.collect.Redaction;
import org.logreeve.connect.SshConnector;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.journal.HostRecord;
import org.logreeve.json.Json;
import org.logreeve.normalize.ComponentModel;
import org.logreeve.normalize.HostModel;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import org.logreeve.text.TerminalText;

/** One component's effective configuration, read from a host now. */
public final class Effective {
    private final String host;
    private final ComponentModel model;

    private Effective(String host, ComponentModel model) {
        this.host = host;
        this.model = model;
    }

    /** What can be asked for. */
    public static List<String> componentNames() {
        return HostModel.componentNames();
    }

    /**
     * @throws InputException when no such component is known; nothing is contacted
     * @throws HostException when the host cannot be read, or may not be contacted now
     */
    public static Effective read(
            InventoryHost host, String component, Scheduling scheduling, Clock clock)
            throws HostException {
        List<String> known = componentNames();
        if (!known.contains(component)) {
            String hint = Nearest.hint(component, known);
            throw new InputException(
                    component,
                    0,
                    0,
                    "no such component is known",
                    hint.isEmpty() ? "known: " + String.join(", ", known) : hint);
        }
        HostRecord.Trouble closed = new Gate(scheduling, clock).closed(host).orElse(null);
        if (closed != null && scheduling.override() == null) {
            throw new HostException(closed.code(), closed.phase(), closed.cause(), closed.next());
        }
        try (var connector = new SshConnector()) {
            HostModel model =
                    new SessionReading(connector, Redaction.withKey(Scan.randomBytes(32)), host)
                            .read();
            return new Effective(host.name(), model.component(component).orElseThrow());
        }
    }

    /** For people: a value a line, with its place and what it overrode; encoded for a terminal. */
    public String text() {
        var out = new StringBuilder();
        out.append(safe("%s on %s: %s".formatted(model.component(), host, outcome()))).append('\n');
        for (EffectiveValue value : model.values()) {
            out.append(safe("  %s = %s".formatted(value.key(), value.value())))
                    .append(safe("    " + value.origin()))
                    .append('\n');
            for (EffectiveValue.Overridden loser : value.overrode()) {
                out.append(safe("      overrode %s    %s".formatted(loser.value(), loser.origin())))
                        .append('\n');
            }
        }
        for (Problem problem : model.problems()) {
            out.append(
                            safe(
                                    "  %s %s: %s"
                                            .formatted(
                                                    problem.at(),
                                                    effect(problem),
                                                    problem.message())))
                    .append('\n');
        }
        return out.toString();
    }

    /** The same as JSON, for programs. */
    public String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("host", host);
        json.put("component", model.component());
        json.put("outcome", outcome());
        json.put("values", model.values().stream().map(Effective::json).toList());
        json.put(
                "problems",
                model.problems().stream()
                        .map(
                                problem ->
                                        Map.of(
                                                "at", problem.at().toString(),
                                                "effect", effect(problem),
                                                "message", problem.message()))
                        .toList());
        return new String(Json.writePretty(json), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Map<String, Object> json(EffectiveValue value) {
        return Map.of(
                "key", value.key(),
                "value", value.value(),
                "at", value.origin().toString(),
                "overrode",
                        value.overrode().stream()
                                .map(
                                        loser ->
                                                Map.of(
                                                        "value", loser.value(),
                                                        "at", loser.origin().toString()))
                                .toList());
    }

    private String outcome() {
        return switch (model.parsed()) {
            case Parsed.Config<?> config when config.isUnderstood() -> "understood";
            case Parsed.Config<?> ignored -> "partly understood";
            case Parsed.NotPresent<?> ignored -> "not on this host";
            case Parsed.Unreadable<?> ignored -> "unreadable";
        };
    }

    private static String effect(Problem problem) {
        return problem.effect().name().toLowerCase(Locale.ROOT);
    }

    private static String safe(String text) {
        return TerminalText.encode(text);
    }
}
