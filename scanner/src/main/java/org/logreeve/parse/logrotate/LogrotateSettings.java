package org.logreeve.parse.logrotate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;

/**
 * The settings of a stanza: its own, and the global ones that were in force where it begins.
 *
 * <p>Keys are directives without their {@code no}; {@code interval} holds whichever of {@code
 * hourly} to {@code yearly} and {@code size BYTES} was written last.
 */
public final class LogrotateSettings {
    /** logrotate.c: without size or interval a log is rotated when it has reached 1 MiB. */
    public static final String DEFAULT_INTERVAL = "size 1048576";

    private final Map<String, EffectiveValue> inherited;
    private final Map<String, EffectiveValue> own;

    LogrotateSettings(Map<String, EffectiveValue> inherited, Map<String, EffectiveValue> own) {
        this.inherited = inherited;
        this.own = own;
    }

    public @Nullable EffectiveValue find(String key) {
        EffectiveValue value = own.get(key);
        return value == null ? inherited.get(key) : value;
    }

    /** All that was written and is in force, inherited settings first. */
    public SequencedMap<String, EffectiveValue> all() {
        SequencedMap<String, EffectiveValue> all = new LinkedHashMap<>(inherited);
        all.putAll(own);
        return all;
    }

    /** {@code hourly}, {@code daily}, {@code weekly}, {@code monthly}, {@code yearly}, or size. */
    public String interval() {
        EffectiveValue value = find("interval");
        return value == null ? DEFAULT_INTERVAL : value.value();
    }

    public boolean isBySize() {
        return interval().startsWith("size ");
    }

    /** Rotated files kept; -1: all. */
    public long rotate() {
        return number("rotate");
    }

    /** The number of {@code rotate, maxage, minage, minsize, maxsize, start}; 0 by default. */
    public long number(String key) {
        EffectiveValue value = find(key);
        return value == null ? 0 : Long.parseLong(value.value());
    }

    public boolean isOn(String flag) {
        EffectiveValue value = find(flag);
        return value != null && value.value().equals("yes");
    }
}
