package org.logreeve.parse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.host.HostConfig.Installed;
import org.logreeve.parse.host.HostConfig.Part;
import org.logreeve.parse.host.HostFile.Purpose;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** The host that everything else stands on; there always is one. */
public final class HostParser implements ComponentParser<HostConfig> {
    /** The collector's names of commands. */
    static final String KERNEL = "kernel-release";

    static final String PACKAGES = "packages-debian";

    private static final String CONTAINER = "/run/systemd/container";

    /** What container engines leave behind, and whose it is. */
    private static final Map<String, String> SIGNS =
            Map.of("/.dockerenv", "docker", "/run/.containerenv", "podman");

    /** Where systems whose /usr is merged keep what others keep in /sbin. */
    private static final List<String> PROGRAMS =
            List.of(
                    "/usr/sbin/auditctl",
                    "/usr/sbin/auditd",
                    "/usr/sbin/augenrules",
                    "/usr/sbin/aureport",
                    "/usr/sbin/ausearch",
                    "/usr/sbin/autrace",
                    "/usr/sbin/rsyslogd",
                    "/usr/sbin/syslog-ng",
                    "/usr/sbin/logrotate",
                    "/usr/sbin/chronyd",
                    "/usr/bin/journalctl",
                    "/usr/bin/sudo");

    private static final List<String> FOLDERS =
            List.of("/", "/etc", "/etc/systemd", "/run", "/usr", "/usr/bin", "/usr/sbin", "/var");

    @Override
    public String component() {
        return "host";
    }

    @Override
    public CollectRequest seeds() {
        var stats = new ArrayList<>(SIGNS.keySet().stream().sorted().toList());
        stats.addAll(PROGRAMS);
        PROGRAMS.stream()
                .filter(HostParser::isSystem)
                .map(HostParser::unmerged)
                .forEach(stats::add);
        stats.addAll(FOLDERS);
        var paths = new ArrayList<>(OsRelease.FILES);
        paths.add(CONTAINER);
        return CollectRequest.of(
                paths,
                List.of(),
                stats,
                List.of(
                        KERNEL,
                        PACKAGES,
                        MountTable.COMMAND,
                        MountTable.SPACE,
                        FileListing.COMMAND,
                        AttributeListing.COMMAND));
    }

    @Override
    public Parsed<HostConfig> parse(HostFiles files) {
        var missing = new MissingParts();
        var config =
                new HostConfig(
                        release(files, missing),
                        missing.output(files.command(KERNEL), Part.SYSTEM, "kernel", List.of(0))
                                .strip(),
                        container(files, missing),
                        packages(files, missing),
                        files(files, missing),
                        AttributeListing.of(files, missing),
                        MountTable.of(files, missing),
                        missing.list());
        return new Parsed.Config<>(config, missing.problems());
    }

    @Override
    public List<EffectiveValue> values(HostConfig config) {
        return HostValues.of(config);
    }

    private static OsRelease release(HostFiles files, MissingParts missing) {
        for (String path : OsRelease.FILES) {
            FileRead read = files.read(path);
            if (read instanceof FileRead.Content content) {
                return OsRelease.parse(path, content.text());
            }
            if (!(read instanceof FileRead.Absent)) {
                missing.some(Part.SYSTEM, "id", Origin.of(path), MissingParts.reason(read));
                return OsRelease.unknown();
            }
        }
        missing.some(Part.SYSTEM, "id", Origin.of(OsRelease.FILES.getFirst()), "it is not there");
        return OsRelease.unknown();
    }

    private static String container(HostFiles files, MissingParts missing) {
        FileRead named = files.read(CONTAINER);
        if (named instanceof FileRead.Content content && !content.text().isBlank()) {
            return content.text().strip().lines().findFirst().orElse("");
        }
        if (!(named instanceof FileRead.Absent)) {
            missing.some(
                    Part.SYSTEM, "container", Origin.of(CONTAINER), MissingParts.reason(named));
        }
        return SIGNS.keySet().stream()
                .sorted()
                .filter(path -> meta(files.stat(path)) != null)
                .map(SIGNS::get)
                .findFirst()
                .orElse("");
    }

    private static List<Installed> packages(HostFiles files, MissingParts missing) {
        CommandRead read = files.command(PACKAGES);
        String lines = missing.output(read, Part.PACKAGES, "", List.of(0, 1));
        var packages = new ArrayList<Installed>();
        for (String line : MissingParts.lines(lines)) {
            String[] words = line.split(" ", -1);
            if (words.length == 3 && words[2].equals("installed")) {
                packages.add(new Installed(words[0], words[1]));
            }
        }
        return packages;
    }

    private static List<HostFile> files(HostFiles host, MissingParts missing) {
        var files = new ArrayList<>(FileListing.of(host, missing));
        for (String program : PROGRAMS) {
            FileRead read = host.stat(program);
            boolean elsewhere = read instanceof FileRead.Absent && isSystem(program);
            String path = elsewhere ? unmerged(program) : program;
            add(path, host.stat(path), Purpose.PROGRAM, files, missing);
        }
        for (String folder : FOLDERS) {
            add(folder, host.stat(folder), Purpose.FOLDER, files, missing);
        }
        return files;
    }

    private static void add(
            String path,
            FileRead read,
            Purpose purpose,
            List<HostFile> files,
            MissingParts missing) {
        FileMeta meta = meta(read);
        if (meta != null) {
            files.add(HostFile.of(path, purpose, meta));
        } else if (!(read instanceof FileRead.Absent)) {
            missing.file(purpose, path, MissingParts.reason(read));
        }
    }

    private static @Nullable FileMeta meta(FileRead read) {
        return switch (read) {
            case FileRead.Content content -> content.meta();
            case FileRead.Directory folder -> folder.meta();
            case FileRead.Present present -> present.meta();
            case FileRead.Absent absent -> null;
            case FileRead.Denied denied -> null;
            case FileRead.Unread unread -> null;
            case FileRead.NotCollected missing -> null;
        };
    }

    private static boolean isSystem(String program) {
        return program.startsWith("/usr/sbin/");
    }

    private static String unmerged(String program) {
        return program.substring("/usr".length());
    }
}
