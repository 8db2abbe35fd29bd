package org.logreeve.parse.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.FileRead;
import org.logreeve.text.Origin;

/**
 * audisp-remote.conf(5): where the plugin sends records, and what it does when it cannot.
 *
 * @param values every keyword, with its default where nothing sets it
 * @param fault why audisp-remote does not start; null when it does
 */
public record RemoteSettings(
        Map<String, EffectiveValue> values, AuditdSettings.@Nullable Fault fault) {
    static final List<String> PATHS =
            List.of("/etc/audit/audisp-remote.conf", "/etc/audisp/audisp-remote.conf");

    private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("remote_server", "");
        DEFAULTS.put("port", "60");
        DEFAULTS.put("local_port", "0");
        DEFAULTS.put("transport", "tcp");
        DEFAULTS.put("mode", "immediate");
        DEFAULTS.put("queue_file", "");
        DEFAULTS.put("queue_depth", "2048");
        DEFAULTS.put("format", "managed");
        DEFAULTS.put("network_retry_time", "1");
        DEFAULTS.put("max_tries_per_record", "3");
        DEFAULTS.put("max_time_per_record", "5");
        DEFAULTS.put("heartbeat_timeout", "0");
        DEFAULTS.put("enable_krb5", "no");
        DEFAULTS.put("krb5_principal", "");
        DEFAULTS.put("krb5_client_name", "");
        DEFAULTS.put("krb5_key_file", "");
        DEFAULTS.put("network_failure_action", "stop");
        DEFAULTS.put("disk_low_action", "ignore");
        DEFAULTS.put("disk_full_action", "warn_once");
        DEFAULTS.put("disk_error_action", "warn_once");
        DEFAULTS.put("remote_ending_action", "reconnect");
        DEFAULTS.put("generic_error_action", "syslog");
        DEFAULTS.put("generic_warning_action", "syslog");
        DEFAULTS.put("queue_error_action", "stop");
        DEFAULTS.put("overflow_action", "syslog");
        DEFAULTS.put("startup_failure_action", "warn_once_continue");
    }

    private static final String ACTIONS =
            " ignore syslog exec warn_once_continue warn_once suspend single halt stop ";

    public RemoteSettings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public String value(String name) {
        return get(name).value();
    }

    public EffectiveValue get(String name) {
        EffectiveValue value = values.get(name);
        return value == null ? new EffectiveValue(name, "", Origin.of(PATHS.getFirst())) : value;
    }

    static RemoteSettings read(FileRead.Content file, Problems problems) {
        Map<String, EffectiveValue> values = new LinkedHashMap<>();
        DEFAULTS.forEach(
                (name, value) ->
                        values.put(name, new EffectiveValue(name, value, Origin.of(file.path()))));
        AuditdSettings.Fault fault = null;
        String refusal = KeyValueFile.refusal(file);
        if (!refusal.isEmpty()) {
            fault = new AuditdSettings.Fault(Origin.of(file.path()), refusal);
        }
        var reader = new KeyValueFile(file.path(), KeyValueFile.REMOTE_LONGEST);
        List<KeyValueFile.Entry> entries = reader.entries(file.text());
        reader.skipped().forEach(at -> problems.unknown(at, "a line longer than 126 bytes"));
        for (KeyValueFile.Entry entry : entries) {
            if (AuditdKeywords.isNewer(entry.name())) {
                problems.unknown(
                        entry.origin(),
                        "keyword '%s' is of audit 4.2, what it does is not understood yet"
                                .formatted(entry.name()));
            } else if (fault == null) {
                String reason = refusal(entry);
                if (reason.isEmpty()) {
                    put(values, entry);
                } else {
                    fault = new AuditdSettings.Fault(entry.origin(), reason);
                }
            }
        }
        return new RemoteSettings(values, fault);
    }

    private static void put(Map<String, EffectiveValue> values, KeyValueFile.Entry entry) {
        String value =
                isWord(entry.name()) ? entry.value().toLowerCase(Locale.ROOT) : entry.value();
        values.put(entry.name(), new EffectiveValue(entry.name(), value, entry.origin()));
        if (entry.name().equals("enable_krb5") && value.equals("yes")) {
            values.put("transport", new EffectiveValue("transport", "krb5", entry.origin()));
        }
    }

    private static boolean isWord(String name) {
        return name.endsWith("_action")
                || List.of("transport", "mode", "format", "enable_krb5").contains(name);
    }

    private static String refusal(KeyValueFile.Entry entry) {
        String name = entry.name();
        String value = entry.value().toLowerCase(Locale.ROOT);
        if (!DEFAULTS.containsKey(name)) {
            return "keyword '" + name + "' is not known";
        }
        if (!entry.fault().isEmpty()) {
            return entry.fault();
        }
        if (!entry.option().isEmpty() && !name.endsWith("_action")) {
            return "'" + entry.option() + "' behind the value (there are no comments there)";
        }
        boolean known =
                switch (name) {
                    case "transport" -> value.matches("tcp|krb5");
                    case "mode" -> value.matches("immediate|forward");
                    case "format" -> value.matches("ascii|managed");
                    case "enable_krb5" -> value.matches("yes|no");
                    case "remote_server",
                            "queue_file",
                            "krb5_principal",
                            "krb5_client_name",
                            "krb5_key_file",
                            "local_port" ->
                            true;
                    case "overflow_action" -> value.matches("ignore|syslog|suspend|single|halt");
                    case "remote_ending_action" ->
                            value.equals("reconnect") || ACTIONS.contains(" " + value + " ");
                    default ->
                            name.endsWith("_action")
                                    ? ACTIONS.contains(" " + value + " ")
                                    : value.matches("[0-9]{1,9}");
                };
        return known ? "" : "it does not know '" + entry.value() + "'";
    }
}
