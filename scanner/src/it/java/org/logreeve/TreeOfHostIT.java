package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.collect.Launch;
import org.logreeve.collect.Redaction;
import org.logreeve.collect.ScriptCollector;
import org.logreeve.collect.TreeReader;
import org.logreeve.connect.HostSession;
import org.logreeve.connect.SshConnector;
import org.logreeve.fact.Host;
import org.logreeve.inventory.Access;
import org.logreeve.json.Json;
import org.logreeve.normalize.HostModel;
import org.logreeve.snapshot.FileMeta;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.FileType;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Origin;

/** A host's files, unpacked, against the same host over SSH as root. */
@Ring(Rings.LAB)
class TreeOfHostIT {
    private static final Redaction REDACTION = Redaction.withKey(new byte[32]);

    // What a running kernel and its services show there is not in any unpacked tree.
    private static final List<String> ALIVE = List.of("/run/", "/proc/", "/sys/", "/dev/");

    @TempDir private Path folder;

    @Test
    void treeAndScriptGiveTheSameSnapshotForEveryHost() throws Exception {
        Lab lab = Lab.shared();
        int files = 0;
        int alive = 0;
        var profiles = new ArrayList<String>();
        for (String line : lab.truth()) {
            @SuppressWarnings("unchecked")
            Map<String, Object> truth = Json.read(line.getBytes(StandardCharsets.UTF_8), Map.class);
            String name = String.valueOf(truth.get("host"));
            Snapshot overSsh = overSsh(lab, name);
            Snapshot ofTree = ofTree(lab, name);

            assertThat(comparable(ofTree)).as(name + " " + truth).isEqualTo(comparable(overSsh));
            assertThat(withoutAlive(ofTree.globs())).isEqualTo(withoutAlive(overSsh.globs()));
            files += comparable(overSsh).size();
            alive += overSsh.files().size() - comparable(overSsh).size();
            profiles.add(String.valueOf(truth.get("profile")));
        }
        System.out.printf(
                "tree: %d hosts of profiles %s, %d paths alike, %d of a living host left out%n",
                profiles.size(), profiles, files, alive);
        assertThat(files).isGreaterThan(20 * profiles.size());
    }

    private static Snapshot overSsh(Lab lab, String name) throws Exception {
        LabHosts.account(lab, name, "p-tree", "/bin/sh", "");
        lab.exec(
                name,
                "sh",
                "-c",
                "echo 'p-tree ALL=(root) NOPASSWD: /bin/sh -s' >/etc/sudoers.d/p-tree");
        try (var connector = new SshConnector();
                HostSession session =
                        connector.open(LabHosts.host(lab, name, "p-tree", Access.ssh()))) {
            var collector = new ScriptCollector(session, name, REDACTION, Launch.sudoShell());
            Snapshot snapshot = HostModel.read(collector, host(name)).snapshot();
            assertThat(collector.withheld()).isNull();
            return snapshot;
        }
    }

    /** The layers of the host's own root file system, put together once more, read-only. */
    private Snapshot ofTree(Lab lab, String name) throws Exception {
        String root =
                lab.exec(name, "cat", "/proc/1/mountinfo")
                        .lines()
                        .filter(line -> line.contains(" / / ") && line.contains(" overlay "))
                        .findFirst()
                        .orElseThrow();
        Path at = Files.createDirectory(folder.resolve(name));
        run(
                "mount",
                "-t",
                "overlay",
                "overlay",
                "-o",
                "ro,lowerdir=" + option(root, "upperdir") + ":" + option(root, "lowerdir"),
                at.toString());
        try {
            return HostModel.read(TreeReader.of(name, at, REDACTION), host(name)).snapshot();
        } finally {
            run("umount", at.toString());
        }
    }

    private static String option(String mount, String name) {
        String rest = mount.substring(mount.indexOf(name + "=") + name.length() + 1);
        return rest.split("[, ]", 2)[0];
    }

    /**
     * The size of a folder is the file system's affair; a link to a device, such as a masked unit,
     * shows the time of the {@code /dev} it is looked at in.
     */
    private static SortedMap<String, FileRead> comparable(Snapshot snapshot) {
        var files = new TreeMap<String, FileRead>();
        withoutAlive(snapshot.files())
                .forEach(
                        (path, read) ->
                                files.put(
                                        path,
                                        switch (read) {
                                            case FileRead.Directory(String p, FileMeta m, var n) ->
                                                    new FileRead.Directory(p, sizeless(m), n);
                                            case FileRead.Present(String p, FileMeta m)
                                                    when m.type() == FileType.DIRECTORY ->
                                                    new FileRead.Present(p, sizeless(m));
                                            case FileRead.Present(String p, FileMeta m)
                                                    when m.type() == FileType.SPECIAL ->
                                                    new FileRead.Present(p, timeless(m));
                                            case FileRead.Present(String p, FileMeta m) ->
                                                    new FileRead.Present(p, numberless(m));
                                            case FileRead.Content(String p, FileMeta m, var t) ->
                                                    new FileRead.Content(p, numberless(m), t);
                                            default -> read;
                                        }));
        return files;
    }

    private static <V> SortedMap<String, V> withoutAlive(SortedMap<String, V> all) {
        var kept = new TreeMap<>(all);
        kept.keySet().removeIf(path -> ALIVE.stream().anyMatch((path + "/")::startsWith));
        return kept;
    }

    private static FileMeta sizeless(FileMeta meta) {
        return new FileMeta(
                meta.type(),
                meta.mode(),
                meta.owner(),
                meta.group(),
                0,
                meta.modified(),
                meta.link());
    }

    /** A tree has no inodes of the host. */
    private static FileMeta numberless(FileMeta meta) {
        return new FileMeta(
                meta.type(),
                meta.mode(),
                meta.owner(),
                meta.group(),
                meta.size(),
                meta.modified(),
                meta.link());
    }

    private static FileMeta timeless(FileMeta meta) {
        return new FileMeta(
                meta.type(), meta.mode(), meta.owner(), meta.group(), meta.size(), 0, meta.link());
    }

    private static Host host(String name) {
        return new Host(name, new Origin("lab", 1));
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
