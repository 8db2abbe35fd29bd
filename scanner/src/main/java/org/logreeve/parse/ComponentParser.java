package org.logreeve.parse;

import java.util.List;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostFiles;

/**
 * Turns one component's files into its effective configuration.
 *
 * @param <C> the component's effective configuration
 */
public interface ComponentParser<C> {
    /** The component's name in rules, facts and commands, for example {@code rsyslog}. */
    String component();

    /** What every host is asked for in the first round, so that few hosts need a second. */
    CollectRequest seeds();

    /**
     * Parses what the snapshot holds; a path that is not collected yet is asked for through {@code
     * files} and makes the outcome provisional.
     */
    Parsed<C> parse(HostFiles files);

    /** The configuration as values with origins, in the daemon's own order. */
    List<EffectiveValue> values(C config);
}
