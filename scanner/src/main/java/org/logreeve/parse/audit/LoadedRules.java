package org.logreeve.parse.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/**
 * What the kernel holds after a file of rules was loaded into an empty one.
 *
 * @param rules those loaded, in the kernel's order within each list
 * @param notLoaded those behind the place where loading stopped, or refused
 * @param settings by the names of {@code auditctl -s}; what nothing sets is not here
 * @param stoppedAt the line that ended loading; null when all lines were read
 * @param certain false when a line is not understood, so that it may be otherwise
 */
public record LoadedRules(
        List<CanonicalRule> rules,
        List<CanonicalRule> notLoaded,
        Map<String, EffectiveValue> settings,
        @Nullable Origin stoppedAt,
        boolean certain) {
    public LoadedRules {
        rules = List.copyOf(rules);
        notLoaded = List.copyOf(notLoaded);
        settings = Map.copyOf(settings);
    }

    /** A setting's value, or the one given when nothing sets it. */
    public long setting(String name, long otherwise) {
        EffectiveValue value = settings.get(name);
        return value == null ? otherwise : Long.parseLong(value.value());
    }
}
