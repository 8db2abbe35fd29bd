package org.logreeve.policy;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One setting of a host in the inventory, as rules take it.
 *
 * @param origin the inventory line it was written on
 */
public record SettingValue(List<String> values, Origin origin) {
    public SettingValue {
        values = List.copyOf(values);
    }
}
