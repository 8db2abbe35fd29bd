package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.text.Origin;

/** An action's queue: what was written, with the daemon's defaults and corrections. */
final class QueueSettings {
    private static final Set<String> TYPES = Set.of("fixedarray", "linkedlist", "disk", "direct");
    private static final long LARGEST = Integer.MAX_VALUE;

    private final Parameters written;
    private final Origin builtIn;
    private final List<EffectiveValue> settings = new ArrayList<>();

    private QueueSettings(Parameters written, Origin builtIn) {
        this.written = written;
        this.builtIn = builtIn;
    }

    static boolean isType(String value) {
        return TYPES.contains(value.toLowerCase(Locale.ROOT));
    }

    /** The queue's values in force, from its valid parameters. */
    static List<EffectiveValue> of(Parameters written, Origin builtIn, Problems problems) {
        var queue = new QueueSettings(written, builtIn);
        queue.type(problems);
        queue.sizes();
        queue.text("queue.saveonshutdown", "on");
        queue.text("queue.maxdiskspace", "0");
        queue.others();
        return queue.settings;
    }

    private void type(Problems problems) {
        String type = written.value("queue.type", "direct").toLowerCase(Locale.ROOT);
        boolean named = written.get("queue.filename").isPresent();
        if (type.equals("disk") && !named) {
            Origin at = written.get("queue.type").orElseThrow().origin();
            problems.noted(at, "a disk queue without queue.filename becomes a linkedlist queue");
            type = "linkedlist";
        }
        put("queue.type", type);
    }

    private void sizes() {
        long size = Math.min(number("queue.size", 1000), LARGEST);
        put("queue.size", Long.toString(size));
        long high = number("queue.highwatermark", -1);
        if (high < 2 || high > size) {
            high = size / 100 * 90;
            high = high == 0 ? size : high;
        }
        put("queue.highwatermark", Long.toString(high));
    }

    private void text(String name, String otherwise) {
        put(name, written.value(name, otherwise));
    }

    private long number(String name, long otherwise) {
        return written.get(name)
                .map(v -> v.value().startsWith("-") ? -1 : Sizes.parse(v.value()))
                .orElse(otherwise);
    }

    private void others() {
        var done = new HashSet<String>();
        settings.forEach(s -> done.add(s.key()));
        for (EffectiveValue value : written.all()) {
            if (value.key().startsWith("queue.") && !done.contains(value.key())) {
                settings.add(value);
            }
        }
    }

    private void put(String name, String value) {
        settings.add(
                written.get(name)
                        .map(w -> new EffectiveValue(name, value, w.origin(), w.overrode()))
                        .orElseGet(() -> new EffectiveValue(name, value, builtIn)));
    }
}
