package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** The parameters of one object; the last of a name counts, the daemon calls the others unknown. */
final class Parameters {
    private final SequencedMap<String, EffectiveValue> values = new LinkedHashMap<>();

    Parameters(List<Parameter> written, Problems problems) {
        SequencedMap<String, Parameter> last = new LinkedHashMap<>();
        var lost = new Overrides();
        for (Parameter p : written) {
            Parameter earlier = last.remove(p.name());
            if (earlier != null) {
                problems.noted(
                        earlier.origin(),
                        "parameter '" + p.name() + "' is written twice, the last one counts");
                lost.add(p.name(), earlier.value(), earlier.origin());
            }
            last.put(p.name(), p);
        }
        last.forEach(
                (name, p) ->
                        values.put(
                                name,
                                new EffectiveValue(name, p.value(), p.origin(), lost.of(name))));
    }

    private Parameters(List<EffectiveValue> checked) {
        checked.forEach(v -> values.put(v.key(), v));
    }

    /** Values whose names are known to differ. */
    static Parameters of(List<EffectiveValue> checked) {
        return new Parameters(checked);
    }

    Optional<EffectiveValue> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String value(String name, String otherwise) {
        EffectiveValue value = values.get(name);
        return value == null ? otherwise : value.value();
    }

    List<EffectiveValue> all() {
        return new ArrayList<>(values.values());
    }

    /** Anything but exactly {@code on} switches the object off. */
    boolean isEnabled() {
        return value("config.enabled", "on").equals("on");
    }

    /** Where the switch stands, or the given place. */
    Origin switchedAt(Origin otherwise) {
        return get("config.enabled").map(EffectiveValue::origin).orElse(otherwise);
    }

    boolean hasQueue() {
        return values.keySet().stream().anyMatch(n -> n.startsWith("queue."));
    }
}
