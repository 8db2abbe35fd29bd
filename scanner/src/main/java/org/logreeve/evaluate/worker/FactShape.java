package org.logreeve.evaluate.worker;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.text.Nearest;

/**
 * The components of a fact kind that constraints can name.
 *
 * @param type the record
 * @param components Java types by name, {@code this} for the fact itself
 */
record FactShape(Class<? extends Fact> type, Map<String, Class<?>> components) {
    static FactShape of(@Nullable String kind) throws RefusedException {
        if (kind == null) {
            throw new RefusedException(Refusal.KIND, "a pattern names no fact kind", "");
        }
        Class<? extends Fact> type = Facts.kinds().get(kind);
        if (type == null) {
            throw new RefusedException(
                    Refusal.KIND,
                    "'" + kind + "' is not a fact kind",
                    Nearest.hint(kind, Facts.kinds().keySet()));
        }
        var components = new LinkedHashMap<String, Class<?>>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(component.getName(), component.getType());
        }
        components.put("this", Fact.class);
        return new FactShape(type, components);
    }

    Class<?> component(String name) throws RefusedException {
        Class<?> component = components.get(name);
        if (component == null) {
            throw new RefusedException(
                    Refusal.FIELD,
                    type.getSimpleName() + " has no '" + name + "'",
                    Nearest.hint(name, components.keySet()));
        }
        return component;
    }
}
