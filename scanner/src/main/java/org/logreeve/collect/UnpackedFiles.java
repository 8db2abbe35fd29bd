package org.logreeve.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logreeve.collect.HostTree.Entry;
import org.logreeve.collect.HostTree.Kind;

/**
 * Files of an unpacked host, with the owners and modes that they have here. Names of owners come
 * from the host's own {@code passwd} and {@code group}. Links are never followed on this machine.
 */
final class UnpackedFiles {
    private static final int PERMISSIONS = 07777;

    private final Path root;
    private final Map<Integer, String> users;
    private final Map<Integer, String> groups;

    UnpackedFiles(Path root) throws IOException {
        this.root = root;
        this.users = byNumber("etc/passwd");
        this.groups = byNumber("etc/group");
    }

    Entry root() {
        Entry entry = entry("/");
        return entry == null ? Entry.directory() : entry;
    }

    /** What stands at a canonical path; null when nothing does. */
    @Nullable Entry entry(String canonical) {
        Path file = root.resolve(canonical.substring(1));
        Map<String, Object> is;
        try {
            is = Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null;
        }
        int uid = number(is, "uid");
        int gid = number(is, "gid");
        Kind kind = kind(is);
        return new Entry(
                kind,
                number(is, "mode") & PERMISSIONS,
                users.getOrDefault(uid, Integer.toString(uid)),
                groups.getOrDefault(gid, Integer.toString(gid)),
                seconds(is),
                isDenied(kind, file),
                kind == Kind.LINK ? target(file) : "",
                kind == Kind.FILE ? file : null);
    }

    List<String> names(String canonical) {
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(root.resolve(canonical.substring(1)))) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            return List.of(); // a folder that we may not list is denied already
        }
        names.sort(Comparator.comparing(HostText::bytewise));
        return names;
    }

    private static int number(Map<String, Object> is, String name) {
        return is.get(name) instanceof Integer number ? number : 0;
    }

    private static long seconds(Map<String, Object> is) {
        return is.get("lastModifiedTime") instanceof FileTime time ? time.to(TimeUnit.SECONDS) : 0;
    }

    private static Kind kind(Map<String, Object> is) {
        if (Boolean.TRUE.equals(is.get("isSymbolicLink"))) {
            return Kind.LINK;
        }
        if (Boolean.TRUE.equals(is.get("isDirectory"))) {
            return Kind.DIRECTORY;
        }
        return Boolean.TRUE.equals(is.get("isRegularFile")) ? Kind.FILE : Kind.SPECIAL;
    }

    private static boolean isDenied(Kind kind, Path file) {
        return switch (kind) {
            case DIRECTORY -> !Files.isReadable(file) || !Files.isExecutable(file);
            case FILE -> !Files.isReadable(file);
            case LINK, SPECIAL -> false;
        };
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** passwd(5), group(5): name, password, number. */
    private Map<Integer, String> byNumber(String path) throws IOException {
        var names = new HashMap<Integer, String>();
        Path file = root.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return names;
        }
        for (String line : HostText.decode(Files.readAllBytes(file)).lines().toList()) {
            String[] fields = line.split(":", -1);
            if (fields.length > 2 && fields[2].matches("[0-9]{1,9}")) {
                names.putIfAbsent(Integer.valueOf(fields[2]), fields[0]);
            }
        }
        return names;
    }
}
