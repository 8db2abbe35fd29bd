package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/** The parameters of one object; the last of a name counts, the daemon calls the others unknown. */
final class Parameters {
    private final SequencedMap<String, EffectiveValue> values = new LinkedHashMap<>();

    Parameters(List<Parameter> written, Problems problems) {
        for (Parameter p : written) {
            EffectiveValue earlier = values.remove(p.name());
            var overrode = new ArrayList<EffectiveValue.Overridden>();
            if (earlier != null) {
                problems.noted(
                        earlier.origin(),
                        "parameter '" + p.name() + "' is written twice, the last one counts");
                overrode.addAll(earlier.overrode());
                overrode.add(new EffectiveValue.Overridden(earlier.value(), earlier.origin()));
            }
            values.put(p.name(), new EffectiveValue(p.name(), p.value(), p.origin(), overrode));
        }
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
