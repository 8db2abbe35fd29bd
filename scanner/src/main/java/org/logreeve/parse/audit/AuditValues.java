package org.logreeve.parse.audit;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.EffectiveValue;

/** The audit set-up for people: settings, plugins, rules at the next start, and the kernel's. */
final class AuditValues {
    private final List<EffectiveValue> values = new ArrayList<>();

    private AuditValues() {}

    static List<EffectiveValue> of(AuditConfig config) {
        var all = new AuditValues();
        if (config.settings() instanceof Stage.Known<AuditdSettings> known) {
            known.value().values().values().stream()
                    .filter(value -> !value.value().isEmpty())
                    .forEach(all.values::add);
        }
        if (config.plugins() instanceof Stage.Known<List<Plugin>> known) {
            known.value().forEach(all::plugin);
        }
        if (config.remote() instanceof Stage.Known<RemoteSettings> known) {
            known.value().values().values().stream()
                    .filter(value -> !value.value().isEmpty())
                    .forEach(value -> all.renamed("audisp-remote." + value.key(), value));
        }
        if (config.boot() instanceof Stage.Known<LoadedRules> known) {
            known.value().settings().values().stream()
                    .sorted(java.util.Comparator.comparing(EffectiveValue::key))
                    .forEach(value -> all.renamed("boot." + value.key(), value));
            known.value().rules().forEach(rule -> all.rule("boot.rule", rule));
            known.value().notLoaded().forEach(rule -> all.rule("boot.notLoaded", rule));
        }
        if (config.status() instanceof Stage.Known<KernelStatus> known) {
            known.value().values().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(
                            each ->
                                    all.values.add(
                                            new EffectiveValue(
                                                    "kernel." + each.getKey(),
                                                    each.getValue().toString(),
                                                    known.at())));
        }
        if (config.kernel() instanceof Stage.Known<List<CanonicalRule>> known) {
            known.value().forEach(rule -> all.rule("kernel.rule", rule));
        }
        return all.values;
    }

    private void plugin(Plugin plugin) {
        String name = plugin.name().replaceFirst("\\.conf$", "");
        String active = plugin.active() ? "active" : "not active";
        String program = (plugin.path() + " " + String.join(" ", plugin.arguments())).strip();
        values.add(new EffectiveValue("plugin." + name, active + ": " + program, plugin.origin()));
    }

    private void renamed(String key, EffectiveValue value) {
        values.add(new EffectiveValue(key, value.value(), value.origin(), value.overrode()));
    }

    private void rule(String key, CanonicalRule rule) {
        values.add(new EffectiveValue(key, rule.listing(), rule.origin()));
    }
}
