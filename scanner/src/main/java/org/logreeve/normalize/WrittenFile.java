package org.logreeve.normalize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.ConfigObject;
import org.logreeve.parse.rsyslog.RsyslogConfig;

/**
 * A file that a syslog daemon writes messages to.
 *
 * @param name as configured; of a name that each message makes, the template's name
 * @param fixed what all of its names begin with, for each template that may be meant; null where
 *     that is not known
 * @param isFixed whether there is but one name
 */
record WrittenFile(String name, List<@Nullable String> fixed, boolean isFixed) {
    /** Whether what is written is there after a restart. */
    enum Kept {
        YES,
        NO,
        UNKNOWN
    }

    /** Folders that are gone with a restart, and devices. */
    private static final List<String> VOLATILE =
            List.of("/dev/", "/proc/", "/sys/", "/run/", "/var/run/", "/var/lock/", "/tmp/");

    /** What an omfile action writes. */
    static WrittenFile of(RsyslogConfig config, Action action) {
        String file = action.value("file");
        if (!file.isEmpty()) {
            return new WrittenFile(file, List.of(file), true);
        }
        String template = action.value("dynafile");
        return new WrittenFile(template, beginnings(config, template), false);
    }

    /** What a file() of syslog-ng writes; macros begin with a dollar sign. */
    static WrittenFile ofSyslogNg(String target) {
        int macro = target.indexOf('$');
        return macro < 0
                ? new WrittenFile(target, List.of(target), true)
                : new WrittenFile(target, List.of(target.substring(0, macro)), false);
    }

    private static List<@Nullable String> beginnings(RsyslogConfig config, String template) {
        var beginnings = new ArrayList<@Nullable String>();
        for (EffectiveValue value : config.globals()) {
            if (value.key().equals("$template")) {
                int comma = value.value().indexOf(',');
                if (comma > 0 && value.value().substring(0, comma).strip().equals(template)) {
                    beginnings.add(quoted(value.value().substring(comma + 1)));
                }
            }
        }
        for (ConfigObject object : config.objects()) {
            if (object.kind().equals("template") && object.value("name").equals(template)) {
                boolean isString = object.value("type").equals("string");
                String string = isString ? object.parameters().get("string") : null;
                beginnings.add(string == null ? null : constant(string));
            }
        }
        if (beginnings.isEmpty()) {
            beginnings.add(null);
        }
        return beginnings;
    }

    private static @Nullable String quoted(String text) {
        String quoted = text.strip();
        return quoted.startsWith("\"") ? constant(quoted.substring(1).split("\"", 2)[0]) : null;
    }

    /** What stands before the first property; what has an escape in it is not taken apart. */
    private static @Nullable String constant(String template) {
        int property = template.indexOf('%');
        String constant = property < 0 ? template : template.substring(0, property);
        return constant.indexOf('\\') < 0 ? constant : null;
    }

    Kept kept() {
        List<Kept> each = fixed.stream().map(this::kept).distinct().toList();
        return each.size() == 1 ? each.getFirst() : Kept.UNKNOWN;
    }

    private Kept kept(@Nullable String beginning) {
        if (beginning == null) {
            return Kept.UNKNOWN;
        }
        if (VOLATILE.stream().anyMatch(beginning::startsWith)) {
            return Kept.NO;
        }
        boolean isOpen = VOLATILE.stream().anyMatch(folder -> folder.startsWith(beginning));
        if (isOpen && !isFixed) {
            return Kept.UNKNOWN;
        }
        return beginning.startsWith("/") ? Kept.YES : Kept.NO;
    }
}
