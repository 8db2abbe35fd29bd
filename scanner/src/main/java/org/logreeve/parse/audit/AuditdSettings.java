package org.logreeve.parse.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.EffectiveValue.Overridden;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.Origin;

/**
 * auditd.conf as auditd takes it: keywords and words in any case, the last of equal keywords wins,
 * and the first line it does not take ends it: it does not start.
 *
 * @param values every keyword, with its default where nothing sets it
 * @param fault the line, and why, for which auditd does not start; null when it does
 */
public record AuditdSettings(Map<String, EffectiveValue> values, @Nullable Fault fault) {
    static final String PATH = "/etc/audit/auditd.conf";

    /** Why auditd does not start. */
    public record Fault(Origin at, String reason) {}

    public AuditdSettings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a keyword, words in lower case. */
    public String value(String name) {
        return get(name).value();
    }

    /** A number; per cent and texts are -1. */
    public long number(String name) {
        String value = value(name);
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : -1;
    }

    public EffectiveValue get(String name) {
        EffectiveValue value = values.get(name);
        return value == null ? new EffectiveValue(name, "", Origin.of(PATH)) : value;
    }

    /** Whether the value is the built-in one. */
    public boolean isDefault(String name) {
        return get(name).origin().line() == 0;
    }

    /** The defaults, as when there is no file. */
    static AuditdSettings defaults() {
        var values = new LinkedHashMap<String, EffectiveValue>();
        AuditdKeywords.all()
                .forEach(
                        (name, keyword) ->
                                values.put(
                                        name,
                                        new EffectiveValue(
                                                name, keyword.otherwise(), Origin.of(PATH))));
        return new AuditdSettings(values, null);
    }

    static AuditdSettings read(FileRead.Content file, Problems problems) {
        var values = new LinkedHashMap<>(defaults().values());
        Fault fault = null;
        String refusal = KeyValueFile.refusal(file);
        if (!refusal.isEmpty()) {
            return stopped(values, new Fault(Origin.of(PATH), refusal), problems);
        }
        var reader = new KeyValueFile(PATH, KeyValueFile.AUDITD_LONGEST);
        List<KeyValueFile.Entry> entries = reader.entries(file.text());
        for (Origin skipped : reader.skipped()) {
            problems.noted(skipped, "skipped: longer than 158 bytes, or no line feed at its end");
        }
        for (KeyValueFile.Entry entry : entries) {
            if (AuditdKeywords.isNewer(entry.name())) {
                problems.unknown(
                        entry.origin(),
                        "keyword '%s' is of audit 4.2, what it does is not understood yet"
                                .formatted(entry.name()));
                continue;
            }
            String reason = refusal(entry);
            if (!reason.isEmpty()) {
                fault = new Fault(entry.origin(), reason);
                break;
            }
            if (entry.value().equalsIgnoreCase("exec")) {
                // it must be root's with one of four modes
                problems.unknown(entry.origin(), "whether auditd takes '" + entry.option() + "'");
            }
            put(values, entry);
        }
        if (fault == null && file.text().indexOf('\n') >= 0) {
            fault = contradiction(new AuditdSettings(values, null));
        }
        EffectiveValue left = values.get("space_left_action");
        if (fault == null && left != null && left.value().equals("halt")) {
            problems.unknown(
                    left.origin(), "auditd of audit 4.0.4 and later does not start with this");
        }
        return stopped(values, fault, problems);
    }

    private static AuditdSettings stopped(
            Map<String, EffectiveValue> values, @Nullable Fault fault, Problems problems) {
        if (fault != null) {
            problems.noted(fault.at(), "auditd does not start: " + fault.reason());
        }
        return new AuditdSettings(values, fault);
    }

    private static String refusal(KeyValueFile.Entry entry) {
        if (!entry.fault().isEmpty()) {
            return entry.fault();
        }
        AuditdKeywords.Keyword keyword = AuditdKeywords.all().get(entry.name());
        if (keyword == null) {
            return "keyword '" + entry.name() + "' is not known";
        }
        if (!entry.option().isEmpty() && !keyword.takesOption()) {
            return "'" + entry.option() + "' behind the value (there are no comments there)";
        }
        if (entry.value().equalsIgnoreCase("exec") && !entry.option().startsWith("/")) {
            return "exec needs the absolute path of a program";
        }
        return AuditdKeywords.refusal(entry.name(), keyword, entry.value());
    }

    private static void put(Map<String, EffectiveValue> values, KeyValueFile.Entry entry) {
        AuditdKeywords.Keyword keyword = AuditdKeywords.all().get(entry.name());
        boolean words = keyword != null && !keyword.words().isEmpty();
        String value = words ? entry.value().toLowerCase(Locale.ROOT) : entry.value();
        if (!entry.option().isEmpty()) {
            value = value + " " + entry.option();
        }
        EffectiveValue before = values.get(entry.name());
        boolean isWritten = before != null && before.origin().line() > 0;
        List<Overridden> overrode = EffectiveValue.overridden(isWritten ? before : null);
        values.put(entry.name(), new EffectiveValue(entry.name(), value, entry.origin(), overrode));
        if (entry.name().equals("log_format") && value.equals("nolog")) {
            values.put("write_logs", new EffectiveValue("write_logs", "no", entry.origin()));
        }
    }

    /** What auditd checks when it has read all (auditd.conf(5), "space_left", "freq"). */
    private static @Nullable Fault contradiction(AuditdSettings all) {
        long left = all.number("space_left");
        long admin = all.number("admin_space_left");
        if (left >= 0 && admin >= 0 && left <= admin) {
            return new Fault(
                    later(all, "space_left", "admin_space_left"),
                    "space_left %d must be larger than admin_space_left %d".formatted(left, admin));
        }
        if (all.value("flush").startsWith("incremental") && all.number("freq") == 0) {
            return new Fault(later(all, "flush", "freq"), "incremental flushing needs a freq");
        }
        boolean group = !all.value("log_group").matches("root|0+");
        if (group && all.value("log_file").matches("/+var/+log/+[^/]+")) {
            return new Fault(
                    later(all, "log_file", "log_group"),
                    "a log directly in /var/log cannot have a group of its own");
        }
        return null;
    }

    private static Origin later(AuditdSettings all, String one, String other) {
        Origin a = all.get(one).origin();
        Origin b = all.get(other).origin();
        return a.line() > b.line() ? a : b;
    }
}
