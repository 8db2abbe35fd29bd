package org.logreeve.parse.logrotate;

import java.util.List;
import org.logreeve.text.Origin;

/**
 * One log file definition that logrotate carries out.
 *
 * @param patterns the logs it names, without those an earlier stanza had claimed
 * @param origin where it begins
 */
public record LogrotateStanza(
        List<LogPattern> patterns, LogrotateSettings settings, Origin origin) {
    public LogrotateStanza {
        patterns = List.copyOf(patterns);
    }
}
