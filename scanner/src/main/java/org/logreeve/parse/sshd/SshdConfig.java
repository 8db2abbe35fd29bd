package org.logreeve.parse.sshd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.text.Origin;

/**
 * What sshd makes of its files: of each directive the first line counts, and for log-ins that a
 * Match block takes the first in such a block.
 *
 * @param main the file it starts with
 * @param lines in the order of reading, includes expanded
 */
public record SshdConfig(Origin main, List<SshdLine> lines) {
    /** All values together of a directive whose lines add up. */
    static final int LONGEST = 10_000;

    public SshdConfig {
        lines = List.copyOf(lines);
    }

    /**
     * The values in force.
     *
     * @param when the criteria of the block, empty for log-ins that no block takes
     */
    public record Value(String when, EffectiveValue value, boolean byDefault) {}

    /** A directive for those whom the criteria take. */
    private record Key(String when, String name) {}

    /** Those for every log-in with the defaults, and those of Match blocks. */
    public List<Value> values() {
        SequencedMap<Key, EffectiveValue> all = new LinkedHashMap<>();
        lines.stream().filter(SshdLine::isGlobal).forEach(line -> add(line, "", all));
        SequencedMap<Key, EffectiveValue> matched = new LinkedHashMap<>();
        for (SshdLine line : lines) {
            // behind a block that takes all, later blocks do not count
            boolean shadowed = matched.containsKey(new Key("", line.name()));
            if (!line.isGlobal() && (!shadowed || line.conditions().isForAll())) {
                add(line, line.conditions().when(), matched);
            }
        }
        matched.forEach((key, value) -> all.merge(key, value, SshdConfig::over));
        Set<String> set = new HashSet<>();
        all.keySet().stream().filter(key -> key.when().isEmpty()).forEach(k -> set.add(k.name()));
        var values = new ArrayList<Value>();
        all.forEach((key, value) -> values.add(new Value(key.when(), value, false)));
        for (String name : new TreeSet<>(Keywords.defaults().keySet())) {
            if (!set.contains(name)) {
                String value = Keywords.defaults().getOrDefault(name, "");
                Origin at = Origin.of(main.path());
                values.add(new Value("", new EffectiveValue(name, value, at), true));
            }
        }
        return values;
    }

    private static EffectiveValue over(EffectiveValue global, EffectiveValue block) {
        return lost(block, new Overridden(global.value(), global.origin()));
    }

    /** What {@code sshd -T} prints for a log-in that the given criteria take. */
    Map<String, String> printed(Predicate<String> takes) {
        Map<String, String> global = new LinkedHashMap<>();
        Map<String, String> matched = new LinkedHashMap<>();
        for (SshdLine line : lines) {
            if (line.isGlobal()) {
                add(line, global);
            } else if (line.conditions().all().stream().allMatch(takes)) {
                add(line, matched);
            }
        }
        Map<String, String> printed = new LinkedHashMap<>(Keywords.defaults());
        printed.putAll(global);
        printed.putAll(matched);
        return printed;
    }

    private static void add(SshdLine line, Map<String, String> values) {
        values.merge(
                line.name(),
                line.value(),
                (first, next) ->
                        Keywords.isAdditive(line.name())
                                ? first + " " + next
                                : isLast(line.name()) ? next : first);
    }

    /** OpenSSH 9.2 takes the last one of these, against its own manual. */
    private static boolean isLast(String name) {
        return name.equals("maxstartups");
    }

    private static void add(SshdLine line, String when, SequencedMap<Key, EffectiveValue> all) {
        var key = new Key(when, line.name());
        EffectiveValue first = all.get(key);
        if (first == null) {
            all.put(key, new EffectiveValue(line.name(), line.value(), line.origin()));
        } else if (Keywords.isAdditive(line.name())) {
            String both = first.value() + " " + line.value();
            all.put(key, new EffectiveValue(line.name(), both, first.origin()));
        } else if (isLast(line.name())) {
            var last = new EffectiveValue(line.name(), line.value(), line.origin());
            all.put(key, over(first, last));
        } else {
            all.put(key, lost(first, new Overridden(line.value(), line.origin())));
        }
    }

    private static EffectiveValue lost(EffectiveValue value, Overridden next) {
        List<Overridden> lost = EffectiveValue.newest(value.overrode(), next);
        return new EffectiveValue(value.key(), value.value(), value.origin(), lost);
    }
}
