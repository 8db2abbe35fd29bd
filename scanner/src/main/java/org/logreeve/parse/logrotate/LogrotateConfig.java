package org.logreeve.parse.logrotate;

import java.util.List;
import java.util.Optional;

/**
 * What logrotate makes of its files.
 *
 * @param stanzas in the order of rotation
 */
public record LogrotateConfig(List<LogrotateStanza> stanzas) {
    public LogrotateConfig {
        stanzas = List.copyOf(stanzas);
    }

    /** The stanza that rotates this file; patterns are matched without looking at the host. */
    public Optional<LogrotateStanza> stanzaFor(String path) {
        return stanzas.stream()
                .filter(stanza -> stanza.patterns().stream().anyMatch(p -> p.covers(path)))
                .findFirst();
    }
}
