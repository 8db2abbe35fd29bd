package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.text.Origin;

/** Settings outside of rulesets, and which of two that were written is in force. */
final class Globals {
    /** Directives that set the same value as a parameter of {@code global()}. */
    private static final Map<String, String> SAME_AS_GLOBAL =
            Map.ofEntries(
                    Map.entry("workdirectory", "workdirectory"),
                    Map.entry("defaultnetstreamdriver", "defaultnetstreamdriver"),
                    Map.entry("defaultnetstreamdrivercafile", "defaultnetstreamdrivercafile"),
                    Map.entry("defaultnetstreamdrivercertfile", "defaultnetstreamdrivercertfile"),
                    Map.entry("defaultnetstreamdriverkeyfile", "defaultnetstreamdriverkeyfile"),
                    Map.entry("localhostname", "localhostname"),
                    Map.entry("preservefqdn", "preservefqdn"),
                    Map.entry("maxmessagesize", "maxmessagesize"),
                    Map.entry("umask", "umask"));

    private final SequencedMap<String, EffectiveValue> single = new LinkedHashMap<>();
    private final SequencedMap<String, Boolean> byObject = new LinkedHashMap<>();
    private final Overrides overrides = new Overrides();
    private final List<EffectiveValue> lists = new ArrayList<>();

    /** A directive: the last one counts, unless {@code global()} says otherwise. */
    void directive(String name, String value, Origin at) {
        String same = SAME_AS_GLOBAL.get(name);
        put(same == null ? "$" + name : "global." + same, value, at, false);
    }

    /** A directive that adds to a list, like {@code $ModLoad}. */
    void add(String key, String value, Origin at) {
        lists.add(new EffectiveValue(key, value, at));
    }

    /** {@code global()}: the first one counts, and it beats directives wherever they stand. */
    void object(Parameters parameters) {
        for (EffectiveValue p : parameters.all()) {
            put("global." + p.key().toLowerCase(Locale.ROOT), p.value(), p.origin(), true);
        }
    }

    private void put(String key, String value, Origin at, boolean object) {
        EffectiveValue held = single.get(key);
        if (held == null) {
            single.put(key, new EffectiveValue(key, value, at));
            byObject.put(key, object);
            return;
        }
        boolean wins = !byObject.getOrDefault(key, false);
        if (wins) {
            overrides.add(key, held.value(), held.origin());
            single.put(key, new EffectiveValue(key, value, at));
        } else {
            overrides.add(key, value, at);
        }
        byObject.put(key, byObject.getOrDefault(key, false) || object);
    }

    /** The value in force, or empty text. */
    String value(String key) {
        EffectiveValue held = single.get(key);
        return held == null ? "" : held.value();
    }

    List<EffectiveValue> list() {
        var all = new ArrayList<EffectiveValue>();
        single.forEach(
                (key, v) ->
                        all.add(new EffectiveValue(key, v.value(), v.origin(), overrides.of(key))));
        all.addAll(lists);
        return all;
    }
}
