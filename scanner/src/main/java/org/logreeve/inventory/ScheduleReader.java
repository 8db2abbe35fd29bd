package org.logreeve.inventory;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Nearest;
import org.logreeve.yaml.YamlMapping;
import org.logreeve.yaml.YamlNode;

/** Reads {@code auditWindows:} and {@code loadGuard:} of the defaults and of a host. */
final class ScheduleReader {
    private static final String WINDOWS = "auditWindows";
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final String file;
    private final List<InputProblem> problems;

    ScheduleReader(String file, List<InputProblem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** A list that is stated, and be it empty, takes the place of the one in the defaults. */
    HostSchedule read(YamlMapping yaml, HostSchedule defaults) {
        return new HostSchedule(
                yaml.node(WINDOWS).isPresent() ? windows(yaml) : defaults.windows(),
                LoadGuardReader.read(yaml, defaults.loadGuard()));
    }

    private List<AuditWindow> windows(YamlMapping yaml) {
        var windows = new ArrayList<AuditWindow>();
        for (YamlNode node : yaml.nodes(WINDOWS)) {
            YamlMapping item = YamlMapping.of(file, node, problems);
            AuditWindow window = window(item);
            item.close();
            if (window != null) {
                windows.add(window);
            }
        }
        return windows;
    }

    /** Null when something in it is not right, which is a problem by then. */
    private static @Nullable AuditWindow window(YamlMapping yaml) {
        Set<DayOfWeek> days = days(yaml);
        String from = yaml.requiredText("from");
        String to = yaml.requiredText("to");
        LocalTime opens = time(yaml, "from", from);
        LocalTime closes = time(yaml, "to", to.equals("24:00") ? "00:00" : to);
        ZoneId zone = zone(yaml);
        if (opens != null && from.equals(to)) {
            yaml.problem(
                    "to",
                    "the window closes when it opens",
                    "a whole day is from: \"00:00\", to: \"24:00\"");
            return null;
        }
        if (days.isEmpty() || opens == null || closes == null || zone == null) {
            return null;
        }
        String said = String.join(",", yaml.texts("days"));
        return new AuditWindow(
                days,
                opens,
                closes,
                zone,
                "%s %s-%s %s".formatted(said.isEmpty() ? "daily" : said, from, to, zone));
    }

    private static Set<DayOfWeek> days(YamlMapping yaml) {
        if (yaml.node("days").isEmpty()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String word : yaml.texts("days")) {
            addDays(yaml, word.toLowerCase(Locale.ROOT), days);
        }
        if (yaml.texts("days").isEmpty()) {
            yaml.problem("days", "'days' names no day", "leave it out for every day");
        }
        return days;
    }

    private static void addDays(YamlMapping yaml, String word, Set<DayOfWeek> days) {
        int dash = word.indexOf('-');
        Optional<DayOfWeek> first = day(yaml, dash < 0 ? word : word.substring(0, dash));
        Optional<DayOfWeek> last = dash < 0 ? first : day(yaml, word.substring(dash + 1));
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        DayOfWeek day = first.get();
        days.add(day);
        while (day != last.get()) {
            day = day.plus(1);
            days.add(day);
        }
    }

    private static Optional<DayOfWeek> day(YamlMapping yaml, String word) {
        int index = DAYS.indexOf(word);
        if (index < 0) {
            String hint = Nearest.hint(word, DAYS);
            yaml.problem(
                    "days",
                    "'" + word + "' is no day of the week",
                    hint.isEmpty() ? "write mon, sat or a range such as mon-fri" : hint);
            return Optional.empty();
        }
        return Optional.of(DayOfWeek.of(index + 1));
    }

    /** In quotes or not: a time such as 22:00 is a text in YAML 1.2. */
    private static @Nullable LocalTime time(YamlMapping yaml, String key, String text) {
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            yaml.problem(key, "'%s' wants a time such as 22:00, not '%s'".formatted(key, text), "");
            return null;
        }
    }

    /** No default: the zone of the machine that happens to scan says nothing about a host. */
    private static @Nullable ZoneId zone(YamlMapping yaml) {
        String text = yaml.requiredText("zone");
        try {
            return text.isEmpty() ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            yaml.problem(
                    "zone",
                    "'" + text + "' is no time zone",
                    "write one of the IANA names, such as Europe/London or UTC");
            return null;
        }
    }
}
