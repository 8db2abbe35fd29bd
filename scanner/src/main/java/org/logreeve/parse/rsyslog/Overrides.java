package org.logreeve.parse.rsyslog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.text.Origin;

/** Values that lost to another one of their key: the newest of each, more lines are noise. */
final class Overrides {
    private final Map<String, Deque<Overridden>> lost = new HashMap<>();

    void add(String key, String value, Origin at) {
        Deque<Overridden> values = lost.computeIfAbsent(key, k -> new ArrayDeque<>());
        if (values.size() == EffectiveValue.MOST) {
            values.removeFirst();
        }
        values.addLast(new Overridden(value, at));
    }

    /** Oldest first. */
    List<Overridden> of(String key) {
        Deque<Overridden> values = lost.get(key);
        return values == null ? List.of() : List.copyOf(values);
    }
}
