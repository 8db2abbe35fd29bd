package org.logreeve.parse.logrotate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.text.Origin;

/**
 * Settings while they are read: the global ones, or those of a stanza over the global ones it
 * found.
 */
final class Scope {
    private final Map<String, EffectiveValue> inherited;
    private Map<String, EffectiveValue> own = new LinkedHashMap<>();
    private @Nullable Map<String, EffectiveValue> frozen;

    private Scope(Map<String, EffectiveValue> inherited) {
        this.inherited = inherited;
    }

    static Scope global() {
        return new Scope(Map.of());
    }

    /** A stanza's settings: later changes of this scope do not reach it. */
    Scope stanza() {
        return new Scope(freeze());
    }

    LogrotateSettings settings() {
        return new LogrotateSettings(inherited, own);
    }

    boolean isOn(String flag) {
        return settings().isOn(flag);
    }

    @Nullable EffectiveValue find(String key) {
        return settings().find(key);
    }

    void set(String key, String value, Origin at) {
        EffectiveValue before = find(key);
        List<Overridden> overrode = EffectiveValue.overridden(before);
        thaw().put(key, new EffectiveValue(key, value, at, overrode));
    }

    /** Back to the default, whatever was inherited. */
    void clear(String key, Origin at) {
        if (find(key) != null) {
            set(key, "", at);
        }
    }

    /** What {@link #restore} takes back, should the file turn out to be wrong. */
    Map<String, EffectiveValue> backup() {
        return inherited.isEmpty() ? freeze() : new LinkedHashMap<>(own);
    }

    void restore(Map<String, EffectiveValue> backup) {
        own = new LinkedHashMap<>(backup);
        frozen = null;
    }

    private Map<String, EffectiveValue> thaw() {
        frozen = null;
        return own;
    }

    /** One copy for all stanzas between two global directives. */
    private Map<String, EffectiveValue> freeze() {
        if (frozen == null) {
            frozen = settings().all();
        }
        return frozen;
    }
}
