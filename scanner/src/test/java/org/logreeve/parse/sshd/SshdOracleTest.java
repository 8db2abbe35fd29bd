package org.logreeve.parse.sshd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;

/** What sshd itself prints for generated configurations and a log-in, against what we read. */
@Ring(Rings.OPENSSH)
class SshdOracleTest {
    @TempDir Path folder;

    @Test
    void sshdPrintsTheSameValues() throws IOException {
        OracleRun.of(
                folder,
                List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder + "/key"));
        int samples = OracleRun.samples("sshd", 100);
        int agreed = 0;
        int silent = 0;
        int refused = 0;
        var disagreed = new ArrayList<String>();
        for (int seed = 1; seed <= samples; seed++) {
            Path root = Files.createDirectory(folder.resolve("s" + seed));
            Files.createLink(root.resolve("key"), folder.resolve("key"));
            FakeHost host = FakeHost.with("/usr/sbin/sshd");
            for (var file : new GeneratedSshd(seed, root.toString()).files().entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
                boolean main = file.getKey().equals("main");
                host.file(main ? SshdParser.MAIN : path.toString(), file.getValue());
            }
            OracleRun run =
                    OracleRun.of(
                            root,
                            List.of(
                                    "sshd",
                                    "-T",
                                    "-f",
                                    root + "/main",
                                    "-C",
                                    GeneratedSshd.LOG_IN));
            if (run.isNoAnswer() && run.exit() != 255) {
                silent++;
                continue;
            }
            refused += run.exit() == 0 ? 0 : 1;
            Parsed.Config<SshdConfig> parsed = host.read(new SshdParser());
            String theirs = run.exit() == 0 ? theirs(run.output()).toString() : "refused";
            String ours = parsed.isUnderstood() ? ours(parsed.config()).toString() : "refused";
            if (theirs.equals(ours)) {
                agreed++;
            } else {
                disagreed.add(
                        "seed %d%n%s%n%s%ntheirs%n%s%nours%n%s%n"
                                .formatted(
                                        seed,
                                        Files.readString(root.resolve("main")),
                                        parsed.problems()
                                                + run.output().lines().findFirst().orElse(""),
                                        theirs.replace(", ", "\n"),
                                        ours.replace(", ", "\n")));
            }
        }
        System.out.printf(
                "sshd oracle: %d configurations, %d agreed, %d disagreed, %d no answer"
                        + " (%d refused by sshd)%n",
                samples, agreed, disagreed.size(), silent, refused);

        assertThat(disagreed).isEmpty();
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
    }

    private static Map<String, String> theirs(String output) {
        Map<String, String> values = new TreeMap<>();
        for (String line : (Iterable<String>) output.lines()::iterator) {
            int space = line.indexOf(' ');
            String name = space < 0 ? line : line.substring(0, space);
            if (Keywords.row(name) != null) {
                String value = space < 0 ? "" : line.substring(space + 1);
                String known = value.equals("SILENT") ? "QUIET" : value;
                values.merge(name, known, (a, b) -> a + " " + b);
            }
        }
        return values;
    }

    private static Map<String, String> ours(SshdConfig config) {
        Map<String, String> values = new TreeMap<>(config.printed(GeneratedSshd.TAKING::contains));
        values.keySet().removeIf(name -> Keywords.row(name) == null);
        return values;
    }
}
