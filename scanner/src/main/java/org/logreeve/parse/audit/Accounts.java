package org.logreeve.parse.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;

/** Numbers of users and groups by name, from the host's own files; asked for only when needed. */
final class Accounts {
    private final HostFiles files;

    Accounts(HostFiles files) {
        this.files = files;
    }

    /** Null when the host's own files do not know the user: a directory service may. */
    @Nullable Integer user(String name) {
        return name.equals("root") ? Integer.valueOf(0) : number("/etc/passwd", name);
    }

    /** Null when the host's own files do not know the group. */
    @Nullable Integer group(String name) {
        return name.equals("root") ? Integer.valueOf(0) : number("/etc/group", name);
    }

    private @Nullable Integer number(String path, String name) {
        if (!(files.read(path) instanceof FileRead.Content content)) {
            return null;
        }
        String start = name + ":";
        return content.text()
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> List.of(line.split(":", -1)))
                .filter(fields -> fields.size() > 2 && CNumbers.begins(fields.get(2), false))
                .map(fields -> CNumbers.number(fields.get(2)))
                .findFirst()
                .orElse(null);
    }
}
