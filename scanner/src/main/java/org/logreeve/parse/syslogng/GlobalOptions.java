package org.logreeve.parse.syslogng;

import static org.logreeve.parse.syslogng.OptionForm.Words.oneOf;
import static org.logreeve.parse.syslogng.OptionTables.all;
import static org.logreeve.parse.syslogng.OptionTables.each;
import static org.logreeve.parse.syslogng.PlainForm.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.syslogng.OptionForm.Form;

/** The values of {@code options} statements; the last one of a name is in force. */
final class GlobalOptions {
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "mark", "mark-freq",
                    "sync", "flush-lines",
                    "sync-freq", "flush-lines",
                    "long-hostnames", "chain-hostnames",
                    "use-rcptid", "use-uniqid");

    private static final Map<String, OptionForm> TABLE =
            all(
                    OptionTables.HOST_NAMES,
                    OptionTables.PERMISSIONS,
                    OptionTables.TEMPLATES,
                    each(
                            NUMBER,
                            "mark-freq",
                            "mark",
                            "flush-lines",
                            "sync",
                            "sync-freq",
                            "time-reap",
                            "time-sleep",
                            "suppress",
                            "stats-freq",
                            "stats-level",
                            "stats-max-dynamics"),
                    each(
                            POSITIVE,
                            "flush-timeout",
                            "time-reopen",
                            "log-fifo-size",
                            "log-iw-size",
                            "log-fetch-limit",
                            "log-msg-size",
                            "min-iw-size-per-reader",
                            "stats-lifetime",
                            "dns-cache-size",
                            "dns-cache-expire",
                            "dns-cache-expire-failed"),
                    each(
                            YES_NO,
                            "chain-hostnames",
                            "long-hostnames",
                            "keep-hostname",
                            "check-hostname",
                            "threaded",
                            "pass-unix-credentials",
                            "use-rcptid",
                            "use-uniqid",
                            "trim-large-messages",
                            "keep-timestamp",
                            "create-dirs"),
                    each(
                            WORD,
                            "bad-hostname",
                            "custom-domain",
                            "file-template",
                            "proto-template",
                            "recv-time-zone",
                            "dns-cache-hosts"),
                    // the same as a driver's, but there is nothing more global to follow
                    each(
                            oneOf("internal", "dst-idle", "host-idle", "periodical", "none"),
                            "mark-mode"),
                    each(Form.of(0, each(RATIO, "truncate-size-ratio")), "disk-buffer"));

    private final Map<String, EffectiveValue> values = new LinkedHashMap<>();
    private final OptionCheck check;

    GlobalOptions(OptionCheck check) {
        this.check = check;
    }

    void add(Argument.Option option) throws RefusedException {
        check.options("options", List.of(option), TABLE);
        String name = OTHER_NAMES.getOrDefault(option.name(), option.name());
        EffectiveValue before = values.get(name);
        List<EffectiveValue.Overridden> overrode = EffectiveValue.overridden(before);
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
