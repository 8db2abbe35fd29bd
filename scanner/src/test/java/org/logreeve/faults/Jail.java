package org.logreeve.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.logreeve.Rings;
import org.logreeve.inventory.Connection;

/**
 * A healthy host's files as the root of a file system of their own, with the programs it is given
 * and no others. The collector finds there what it finds on a host: nothing is aimed at a tree.
 */
final class Jail {
    private final Site site;
    private final Path root;
    private final StringBuilder mounts = new StringBuilder();
    private String account = "0:0";

    private Jail(Site site, Path root) {
        this.site = site;
        this.root = root;
    }

    /** With a /bin/sh that is this program and a systemctl that knows the healthy host's units. */
    static Jail with(Site site, String shell) throws Exception {
        var jail = bare(site, shell);
        Files.copy(site.tree().folder().resolve("commands/units"), jail.root.resolve("units"));
        return jail.script("systemctl", "cat /units");
    }

    /** With nothing but a /bin/sh. */
    static Jail bare(Site site, String shell) throws Exception {
        var jail = new Jail(site, site.newFolder("jail"));
        Path files = site.tree().folder().resolve("root");
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.toList()) {
                Path to = jail.root.resolve(files.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        for (String folder : List.of("bin", "dev", "proc", "tmp", "var/log")) {
            Files.createDirectories(jail.root.resolve(folder));
        }
        Files.createFile(jail.root.resolve("dev/null"));
        // Whoever logs in must be able to enter; temporary folders are for their owner only.
        Files.setPosixFilePermissions(jail.root, PosixFilePermissions.fromString("rwxr-xr-x"));
        jail.copy(shell, "sh");
        return jail;
    }

    /** Programs of this machine. */
    Jail programs(String... names) throws Exception {
        for (String name : names) {
            copy(name, name);
        }
        return this;
    }

    /** The same from busybox. */
    Jail busybox(String... names) throws Exception {
        if (Files.notExists(root.resolve("bin/busybox"))) {
            copy("busybox", "busybox");
        }
        for (String name : names) {
            Files.createSymbolicLink(root.resolve("bin").resolve(name), Path.of("busybox"));
        }
        return this;
    }

    Jail script(String name, String does) throws IOException {
        Path file = root.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        executable(file);
        return this;
    }

    /** Shell commands that change what is mounted, in the folder of the jail. */
    Jail mounting(String commands) {
        mounts.append(commands).append("; ");
        return this;
    }

    /** User and group by number. */
    Jail as(String userAndGroup) {
        account = userAndGroup;
        return this;
    }

    Connection host() throws Exception {
        return site.ssh(site.keep(Collecting.by(this::entering)));
    }

    /** The same, where a command may run for two seconds only. */
    Connection hurried() throws Exception {
        return site.ssh(site.keep(Collecting.by(this::entering).hurried()));
    }

    /** What enters the jail and runs a command there. */
    List<String> entering(String command) {
        // A mount namespace of its own: what is mounted ends with the command.
        String enter =
                "cd '%s'; %s mount --bind /dev/null dev/null; exec chroot --userspec=%s . /bin/sh -c \"$1\""
                        .formatted(root, mounts, account);
        return List.of(
                Rings.program("unshare").toString(), "-m", "sh", "-ec", enter, "sh", command);
    }

    private void copy(String program, String name) throws Exception {
        Path file = Rings.program(program);
        Path to = root.resolve("bin").resolve(name);
        Files.copy(file, to);
        executable(to);
        Process libraries = new ProcessBuilder("ldd", file.toString()).start();
        String said = new String(libraries.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String word : said.split("\\s+", -1)) {
            if (word.startsWith("/") && Files.isRegularFile(Path.of(word))) {
                Path library = root.resolve(word.substring(1));
                Files.createDirectories(library.getParent());
                Files.copy(Path.of(word), library, StandardCopyOption.REPLACE_EXISTING);
                executable(library);
            }
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
