package org.logreeve.normalize;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.syslogng.Context;
import org.logreeve.parse.syslogng.Definition;
import org.logreeve.parse.syslogng.SyslogNgConfig;

/** The statements of a configuration by kind and name: a hostile one has many, and uses each. */
final class SyslogNgNames {
    private final Map<Context, Map<String, Definition>> all = new EnumMap<>(Context.class);

    SyslogNgNames(SyslogNgConfig config) {
        config.definitions()
                .forEach(
                        definition ->
                                all.computeIfAbsent(
                                                definition.context(), context -> new HashMap<>())
                                        .put(definition.name(), definition));
    }

    @Nullable Definition find(Context context, String name) {
        return all.getOrDefault(context, Map.of()).get(name);
    }
}
