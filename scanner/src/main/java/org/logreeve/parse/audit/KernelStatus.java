package org.logreeve.parse.audit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code auditctl -s} shows (auditctl(8)).
 *
 * @param values by name; {@code loginuid_immutable} is 0 or 1
 */
public record KernelStatus(Map<String, Long> values) {
    public KernelStatus {
        values = Map.copyOf(values);
    }

    public long value(String name, long otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** Null when the text is no status. */
    static @Nullable KernelStatus of(String text) {
        var values = new HashMap<String, Long>();
        for (String line : text.lines().limit(100).toList()) {
            String[] words = line.split(" ", -1);
            if (words.length >= 2 && words[1].matches("[0-9]{1,18}")) {
                values.put(words[0], Long.valueOf(words[1]));
            }
        }
        return values.containsKey("enabled") ? new KernelStatus(values) : null;
    }
}
