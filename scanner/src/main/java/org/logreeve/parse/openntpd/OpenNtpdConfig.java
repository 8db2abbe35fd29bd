package org.logreeve.parse.openntpd;

import java.util.List;
import org.logreeve.parse.TimeLine;
import org.logreeve.text.Origin;

/**
 * What OpenNTPD makes of its file; all its directives add up.
 *
 * @param main its file
 */
public record OpenNtpdConfig(Origin main, List<TimeLine> lines) {
    public OpenNtpdConfig {
        lines = List.copyOf(lines);
    }
}
