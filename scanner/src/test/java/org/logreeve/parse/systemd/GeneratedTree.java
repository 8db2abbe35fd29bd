package org.logreeve.parse.systemd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.logreeve.parse.FakeHost;

/** Main files and drop-ins over all folders, on disk and on a host alike. */
final class GeneratedTree {
    private static final List<String> FOLDERS =
            List.of("/etc", "/run", "/usr/local/lib", "/usr/lib");
    private static final List<String> NAMES =
            List.of(
                    "10-a.conf",
                    "20-b.conf",
                    "9.conf",
                    "A.conf",
                    "a.conf",
                    "a-b.conf",
                    "a_b.conf",
                    "a.b.conf",
                    "\u00e4.conf",
                    "zz.conf",
                    ".hidden.conf",
                    "x.conf.bak",
                    "y.conf~",
                    "README",
                    "Z.CONF",
                    ".conf");

    private final Random random;
    private final Path root;
    private final FakeHost host;

    GeneratedTree(long seed, Path root, FakeHost host) {
        this.random = new Random(seed);
        this.root = root;
        this.host = host;
    }

    void write() throws IOException {
        boolean main = false;
        for (String folder : FOLDERS) {
            String path = folder + "/systemd/journald.conf";
            Files.createDirectories(root.resolve(path.substring(1) + ".d"));
            boolean last = folder.equals("/usr/lib");
            if (random.nextInt(3) == 0 || (last && !main)) {
                member(path);
                main = true;
            }
            String before = null;
            for (String name : NAMES) {
                if (random.nextInt(4) == 0) {
                    String dropIn = path + ".d/" + name;
                    if (before != null && random.nextInt(6) == 0) {
                        link(dropIn, before);
                    } else if (random.nextInt(15) == 0) {
                        Files.createDirectory(root.resolve(dropIn.substring(1)));
                        host.folder(dropIn);
                    } else if (member(dropIn)) {
                        before = name;
                    }
                }
            }
        }
    }

    /** True when it is a regular file. */
    private boolean member(String path) throws IOException {
        if (random.nextInt(8) == 0) {
            link(path, "/dev/null");
            return false;
        }
        String text = random.nextInt(8) == 0 ? "" : "[Journal]\nStorage=auto\n";
        Files.writeString(root.resolve(path.substring(1)), text);
        host.file(path, text);
        return true;
    }

    private void link(String path, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(path.substring(1)), Path.of(target));
        host.link(path, target);
    }
}
