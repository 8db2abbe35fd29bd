package org.logreeve.normalize;

import java.util.List;
import org.logreeve.fact.Host;
import org.logreeve.fact.LogVolume;

/** Where logs lie and how, from what the inventory states. */
final class StatedVolumes {
    private StatedVolumes() {}

    static List<LogVolume> of(Host host) {
        return host.logVolumes().stream().map(stated -> volume(stated, host)).toList();
    }

    /** A path may hold an equals sign; the word behind the last one does not. */
    private static LogVolume volume(String stated, Host host) {
        int equals = stated.lastIndexOf('=');
        return new LogVolume(
                stated.substring(0, equals),
                stated.substring(equals + 1).equals("encrypted"),
                host.origin());
    }
}
