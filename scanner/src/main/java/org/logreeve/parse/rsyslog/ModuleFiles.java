package org.logreeve.parse.rsyslog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/** Whether the files of modules are on the host: what is not there cannot be loaded. */
final class ModuleFiles {
    /** Where distributions keep them. */
    private static final List<String> FOLDERS =
            List.of(
                    "/usr/lib/rsyslog/",
                    "/usr/lib64/rsyslog/",
                    "/usr/lib/x86_64-linux-gnu/rsyslog/",
                    "/usr/lib/aarch64-linux-gnu/rsyslog/");

    /** More than any host loads, so that a host is not asked for a million files. */
    private static final int MOST = 50;

    enum Presence {
        FOUND,
        ABSENT,
        UNCLEAR
    }

    private final HostFiles files;
    private final Map<String, Presence> known = new HashMap<>();
    private boolean elsewhere;

    ModuleFiles(HostFiles files) {
        this.files = files;
    }

    /** What is asked for at once, since hosts that forward often have one of them. */
    static List<String> seeds() {
        var paths = new ArrayList<String>();
        for (String name : List.of("omrelp", "lmnsd_gtls", "lmnsd_ossl")) {
            FOLDERS.forEach(folder -> paths.add(folder + name + ".so"));
        }
        return paths;
    }

    /** {@code $ModDir}: modules are looked for in other folders too. */
    void elsewhere() {
        elsewhere = true;
    }

    /**
     * @param written a module's name or its absolute path
     */
    Presence of(String written) {
        if (!known.containsKey(written) && known.size() == MOST) {
            return Presence.UNCLEAR;
        }
        return known.computeIfAbsent(written, this::look);
    }

    private Presence look(String written) {
        String file = written.endsWith(".so") ? written : written + ".so";
        boolean path = file.startsWith("/");
        boolean plain = file.chars().allMatch(c -> c > ' ' && c < 0x7f) && file.length() < 200;
        if (!plain || (!path && (elsewhere || file.indexOf('/') >= 0))) {
            return Presence.UNCLEAR;
        }
        List<String> places = path ? List.of(file) : FOLDERS.stream().map(f -> f + file).toList();
        Presence presence = Presence.ABSENT;
        for (FileRead read : places.stream().map(files::stat).toList()) {
            switch (read) {
                case FileRead.Content content -> {
                    return Presence.FOUND;
                }
                case FileRead.Present present -> {
                    return Presence.FOUND;
                }
                case FileRead.Unread unread -> {
                    return Presence.FOUND;
                }
                case FileRead.Absent absent -> {}
                case FileRead.Directory folder -> {}
                case FileRead.Denied denied -> presence = Presence.UNCLEAR;
                case FileRead.NotCollected missing -> presence = Presence.UNCLEAR;
            }
        }
        return presence;
    }
}
