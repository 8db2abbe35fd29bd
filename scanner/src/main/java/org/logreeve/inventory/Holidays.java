package org.logreeve.inventory;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.logreeve.yaml.YamlMapping;

/**
 * The holidays of regions.
 *
 * @param regions by name of the region, the day and what it is called
 */
public record Holidays(SortedMap<String, SortedMap<LocalDate, String>> regions) {
    /** Nobody has any. */
    public static final Holidays NONE = new Holidays(new TreeMap<>());

    public Holidays {
        regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
    }

    /** Of {@code holidays.yaml}; problems go where {@code top} collects them. */
    static Holidays read(YamlMapping top) {
        var regions = new TreeMap<String, SortedMap<LocalDate, String>>();
        YamlMapping all = top.mapping("holidays");
        for (String region : all.keys()) {
            YamlMapping written = all.mapping(region);
            var days = new TreeMap<LocalDate, String>();
            for (String day : written.keys()) {
                LocalDate holiday = StatedNames.day(written, day);
                if (holiday != null) {
                    days.put(holiday, written.requiredText(day));
                }
            }
            regions.put(region, Collections.unmodifiableSortedMap(days));
        }
        top.close();
        return new Holidays(regions);
    }

    /**
     * The days that people of a region work.
     *
     * @param region empty for the only one there is; where there are several, for none
     */
    public WorkingDays workingDays(String region) {
        if (region.isEmpty() && regions.size() == 1) {
            return new WorkingDays(regions.firstEntry().getValue().keySet());
        }
        return new WorkingDays(regions.getOrDefault(region, new TreeMap<>()).keySet());
    }
}
