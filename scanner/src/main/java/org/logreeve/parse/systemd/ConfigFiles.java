package org.logreeve.parse.systemd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.GlobRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/**
 * Which files a daemon of systemd's reads: one main file, then its drop-ins by file name over all
 * folders; of equal names the one in the first folder counts, an empty one and a link to nowhere
 * too.
 */
public final class ConfigFiles {
    private static final List<String> FOLDERS =
            List.of("/etc/", "/run/", "/usr/local/lib/", "/usr/lib/");

    /** Up to this version the main file is looked for below /etc only. */
    private static final int ONLY_ETC = 252;

    /** From this version on it is looked for like a drop-in. */
    private static final int EVERYWHERE = 256;

    private final String name;
    private final HostFiles files;
    private final SystemdVersion version;
    private final Problems problems;

    /**
     * @param name below the folders, for example {@code systemd/journald.conf}
     */
    ConfigFiles(String name, HostFiles files, SystemdVersion version, Problems problems) {
        this.name = name;
        this.files = files;
        this.version = version;
        this.problems = problems;
    }

    /** All that may count, so that no second round is needed. */
    public static CollectRequest seeds(String name) {
        return CollectRequest.of(
                FOLDERS.stream().map(folder -> folder + name).toList(),
                FOLDERS.stream().map(folder -> folder + name + ".d/*.conf").toList(),
                List.of(),
                List.of(SystemdVersion.COMMAND));
    }

    /** In the order of reading; what is masked or could not be read is not among them. */
    List<FileRead> inOrder() {
        List<FileRead> dropIns = dropIns();
        List<FileRead> all = new ArrayList<>(main(dropIns));
        all.addAll(dropIns);
        return all;
    }

    private List<FileRead> main(List<FileRead> dropIns) {
        List<FileRead> mains = FOLDERS.stream().map(folder -> files.read(folder + name)).toList();
        for (FileRead main : mains) {
            if (main instanceof FileRead.Absent) {
                continue;
            }
            boolean etc = main.equals(mains.getFirst());
            if (!etc && !isReadBelow(main)) {
                return List.of();
            }
            if (dropIns.stream().anyMatch(dropIn -> isSame(main, dropIn))) {
                problems.noted(Origin.of(main.path()), "read as a drop-in: it is a link to one");
                return List.of();
            }
            return isReadable(main) ? List.of(main) : List.of();
        }
        return List.of();
    }

    /** Whether a main file that is not below /etc is read by this version. */
    private boolean isReadBelow(FileRead main) {
        if (version.number() >= EVERYWHERE) {
            return true;
        }
        Origin at = Origin.of(main.path());
        if (version.isKnown() && version.number() <= ONLY_ETC) {
            problems.noted(at, "not read: systemd " + version.number() + " looks below /etc only");
        } else if (!(main instanceof FileRead.Content content) || says(content)) {
            problems.unknown(at, "whether this version of systemd reads it is not known");
        }
        return false;
    }

    private static boolean says(FileRead.Content content) {
        var text = new IniText(content.text());
        for (IniText.Line line = text.next(); line != null; line = text.next()) {
            if (line.text().contains("=")) {
                return true;
            }
        }
        return text.isTooLong();
    }

    private List<FileRead> dropIns() {
        var byName = new TreeMap<String, FileRead>(ConfigFiles::byBytes);
        for (String folder : FOLDERS) {
            GlobRead glob = files.glob(folder + name + ".d/*.conf");
            if (!glob.collected()) {
                problems.unread(Origin.of(folder + name + ".d"), "not collected yet");
            }
            glob.denied()
                    .forEach(denied -> problems.unread(Origin.of(denied), "may not be listed"));
            for (String path : glob.paths()) {
                FileRead read = files.read(path);
                String file = path.substring(path.lastIndexOf('/') + 1);
                FileRead first = byName.putIfAbsent(file, read);
                if (first != null) {
                    problems.noted(Origin.of(path), "masked by " + first.path());
                }
            }
        }
        return upToFolder(byName.values());
    }

    /** A folder with the name of a file can be opened and not be read: there systemd gives up. */
    private List<FileRead> upToFolder(Collection<FileRead> all) {
        var readable = new ArrayList<FileRead>();
        for (FileRead read : all) {
            if (isReadable(read)) {
                readable.add(read);
            }
            if (read instanceof FileRead.Directory) {
                break;
            }
        }
        return readable;
    }

    private boolean isReadable(FileRead read) {
        Origin at = Origin.of(read.path());
        switch (read) {
            case FileRead.Content content -> {
                return true;
            }
            case FileRead.Absent absent -> problems.noted(at, "a link to nowhere: nothing is read");
            case FileRead.Directory directory ->
                    problems.unknown(at, "a folder: systemd reads no further, nor later files");
            case FileRead.Present present -> {
                boolean nothing =
                        present.meta().type() == FileType.SPECIAL
                                && present.meta().link().equals("/dev/null");
                if (!nothing) {
                    problems.unread(at, "its content was not read");
                }
            }
            case FileRead.Denied denied -> problems.unread(at, denied.reason());
            case FileRead.Unread unread -> problems.unread(at, unread.reason());
            case FileRead.NotCollected missing -> problems.unread(at, "not collected yet");
        }
        return false;
    }

    /** Whether one of them is a link to the other. */
    private static boolean isSame(FileRead a, FileRead b) {
        return a instanceof FileRead.Content first
                && b instanceof FileRead.Content second
                && (leadsTo(first, b.path()) || leadsTo(second, a.path()));
    }

    private static boolean leadsTo(FileRead.Content link, String path) {
        String target = link.meta().link();
        if (target.isEmpty()) {
            return false;
        }
        String from = link.path().substring(0, link.path().lastIndexOf('/') + 1);
        return normal(target.startsWith("/") ? target : from + target).equals(path);
    }

    private static String normal(String path) {
        var steps = new ArrayList<String>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.removeLast();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    private static int byBytes(String a, String b) {
        return Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
