package org.logreeve.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.snapshot.CollectRequest;

/** What stands for the collector's list of files in a tree without a host. */
class ListedFilesTest {
    @TempDir private Path folder;

    @Test
    void aTreeIsListedWithWhatItsYamlSays() throws Exception {
        Fixture tree =
                new Fixture(folder)
                        .file("/data/log/auth.log", "12345")
                        .file("/data/log/audit/audit.log", "x")
                        .file("/data/log/a/b/c/d/deep", "x")
                        .link("/var/log", "../data/log")
                        .link("/data/log/latest", "auth.log")
                        .file("/etc/rsyslog.conf", "")
                        .file("/etc/passwd", "x")
                        .yaml(
                                """
                                files:
                                  /data/log/auth.log: {mode: "0640", owner: syslog, group: adm}
                                  /data/log/audit/: {mode: "0750", denied: true}
                                """);

        ListedFiles.Listing listing = ListedFiles.of(HostTree.read(tree.layers()));

        assertThat(listing.lines())
                .isEqualTo(
                        """
                        d 755 4096 root:root:/var/log
                        d 755 4096 root:root:/var/log/a
                        d 755 4096 root:root:/var/log/a/b
                        d 755 4096 root:root:/var/log/a/b/c
                        d 755 4096 root:root:/var/log/a/b/c/d
                        D 750 4096 root:root:/var/log/audit
                        f 640 5 syslog:adm:/var/log/auth.log
                        l 777 0 root:root:/var/log/latest
                        f 644 0 root:root:/etc/rsyslog.conf
                        """);
        assertThat(listing.exit()).isEqualTo(1);
    }

    @Test
    void aFolderThatHidesThemAllIsSaid() throws Exception {
        Fixture tree =
                new Fixture(folder)
                        .file("/etc/rsyslog.conf", "")
                        .yaml("files: {/etc/: {denied: true}}\n");

        assertThat(ListedFiles.of(HostTree.read(tree.layers())).lines())
                .contains("D 755 4096 root:root:/etc\n")
                .doesNotContain("rsyslog.conf");
    }

    @Test
    void aListThatIsTooLongEndsAsTheScriptsDoes() throws Exception {
        String below = "/var/log/" + ("n".repeat(250) + "/").repeat(3);
        Fixture tree = new Fixture(folder).folder(below);
        for (int i = 0; i < 4_000; i++) {
            tree.file(below + "n".repeat(245) + i, "");
        }
        ListedFiles.Listing listing = ListedFiles.of(HostTree.read(tree.layers()));
        assertThat(listing.exit()).isEqualTo(1);

        for (int i = 5_000; i < 5_150; i++) {
            tree.file(below + "n".repeat(245) + i, "");
        }
        listing = ListedFiles.of(HostTree.read(tree.layers()));
        assertThat(listing.exit()).isEqualTo(141);
        assertThat(listing.lines()).hasSizeLessThan((4 << 20) + 2_000);
    }

    @Test
    void whatARecordedHostSaidStands() throws Exception {
        Fixture tree =
                new Fixture(folder)
                        .file("/etc/rsyslog.conf", "")
                        .command("log-files", "f 600 1 root:root:/etc/rsyslog.conf\n");

        assertThat(new TreeReader("h", tree.layers()).collect(request()).command("log-files"))
                .hasToString(
                        "Output[name=log-files, exit=0, stdout=f 600 1 root:root:/etc/rsyslog.conf\n"
                                + ", stderr=]");
    }

    /** The real command, aimed at a folder, and the list of the same tree. */
    @Test
    void findSaysTheSameOfAnUnpackedTree() throws Exception {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.createDirectories(root.resolve("etc/rsyslog.d/sub"));
        Files.writeString(root.resolve("etc/rsyslog.d/sub/x.conf"), "abc");
        Files.createDirectories(root.resolve("var/log/1/2/3/4/5"));
        Files.writeString(root.resolve("var/log/odd\nname"), "x");
        Files.writeString(root.resolve("var/log/a b:c"), "x");
        Files.createSymbolicLink(root.resolve("etc/chrony"), Path.of("rsyslog.d"));
        Files.createSymbolicLink(root.resolve("var/log/link"), Path.of("nowhere"));

        List<String> wanted = lines(ListedFiles.of(HostTree.unpacked(root)).lines(), "");

        assertThat(lines(find(root), root.toString())).isEqualTo(wanted).hasSizeGreaterThan(8);
    }

    /** Owners are numbers in the tree, and folders' sizes differ between file systems. */
    private static List<String> lines(String text, String root) {
        return Arrays.stream(text.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace(":" + root + "/", ":/"))
                .map(line -> line.replaceFirst("^(.) ([0-7]+) [0-9]+ [^/]*:/", "$1 $2 /"))
                .sorted()
                .toList();
    }

    private static String find(Path root) throws Exception {
        String line = CollectorScript.commandLine(ListedFiles.COMMAND);
        var aimed = new ArrayList<String>();
        for (String word : line.split(" +", -1)) {
            aimed.add(word.startsWith("/") ? root + word : word);
        }
        String script = "nl='\n'\n" + String.join(" ", aimed) + " 2>/dev/null";
        Process process = new ProcessBuilder("/bin/sh", "-c", script).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return said;
    }

    private static CollectRequest request() {
        return CollectRequest.of(List.of(), List.of(), List.of(), List.of(ListedFiles.COMMAND));
    }
}
