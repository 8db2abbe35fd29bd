package org.logreeve.parse.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.EffectiveValue;

/** The values of {@code options} statements; the last one of a name is in force. */
final class GlobalOptions {
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "mark", "mark-freq",
                    "sync", "flush-lines",
                    "sync-freq", "flush-lines",
                    "long-hostnames", "chain-hostnames",
                    "use-rcptid", "use-uniqid");

    private final Map<String, EffectiveValue> values = new LinkedHashMap<>();
    private final OptionCheck check;

    GlobalOptions(OptionCheck check) {
        this.check = check;
    }

    void add(Argument.Option option) throws RefusedException {
        check.options("options", List.of(option), OptionTables.GLOBAL);
        String name = OTHER_NAMES.getOrDefault(option.name(), option.name());
        EffectiveValue before = values.get(name);
        List<EffectiveValue.Overridden> overrode = Names.overridden(before);
        String value =
                option.arguments().size() == 1
                                && option.arguments().getFirst() instanceof Argument.Value only
                        ? only.text()
                        : Argument.shownAll(option.arguments());
        values.put(name, new EffectiveValue("options." + name, value, option.origin(), overrode));
    }

    List<EffectiveValue> list() {
        return new ArrayList<>(values.values());
    }
}
