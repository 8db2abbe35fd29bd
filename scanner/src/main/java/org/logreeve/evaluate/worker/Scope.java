package org.logreeve.evaluate.worker;

import java.util.Map;
import org.logreeve.text.Nearest;

/** Variables that conditions bind; what is bound inside not, exists and forall ends with them. */
final class Scope {
    private Scope() {}

    static Class<?> type(String variable, Map<String, Class<?>> bound) throws RefusedException {
        Class<?> type = bound.get(variable);
        if (type == null) {
            throw new RefusedException(
                    Refusal.VARIABLE,
                    "'" + variable + "' is not bound before it is used",
                    Nearest.hint(variable, bound.keySet()));
        }
        return type;
    }

    static void bind(String variable, Class<?> type, Map<String, Class<?>> bound)
            throws RefusedException {
        if (bound.put(variable, type) != null) {
            throw new RefusedException(Refusal.VARIABLE, "'" + variable + "' is bound twice");
        }
    }
}
