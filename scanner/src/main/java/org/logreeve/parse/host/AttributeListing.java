package org.logreeve.parse.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.parse.host.HostConfig.Attributes;
import org.logreeve.parse.host.HostConfig.Part;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** The output of lsattr(1): letters of attributes, a blank, the path. */
final class AttributeListing {
    /** The collector's name for the command. */
    static final String COMMAND = "log-attributes";

    private static final int MOST = 1_000;

    private AttributeListing() {}

    /** It fails for each file that may not be opened and on file systems without attributes. */
    static List<Attributes> of(HostFiles host, MissingParts missing) {
        String lines = missing.output(host.command(COMMAND), Part.ATTRIBUTES, "", List.of(0));
        Map<String, Attributes> found = new LinkedHashMap<>();
        int number = 0;
        for (String line : MissingParts.lines(lines)) {
            if (found.size() == MOST || missing.isFull()) {
                missing.whole(
                        Part.ATTRIBUTES,
                        MissingParts.origin(COMMAND),
                        "too much of it, the rest was not read");
                break;
            }
            number++;
            int blank = line.indexOf(" /");
            String letters = line.substring(0, Math.max(blank, 0));
            if (letters.matches("[A-Za-z-]{1,40}")) {
                String path = line.substring(blank + 1);
                found.put(
                        path,
                        new Attributes(path, letters.indexOf('a') >= 0, letters.indexOf('i') >= 0));
            } else {
                Origin at = new Origin("command:" + COMMAND, number);
                missing.whole(Part.ATTRIBUTES, at, "not what lsattr prints");
            }
        }
        return List.copyOf(found.values());
    }
}
