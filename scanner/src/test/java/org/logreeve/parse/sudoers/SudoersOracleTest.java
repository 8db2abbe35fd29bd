package org.logreeve.parse.sudoers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.json.Json;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.OracleRun;
import org.logreeve.parse.Parsed;

/** What cvtsudoers makes of generated files, against what we read. */
@Ring(Rings.SUDO)
class SudoersOracleTest {
    @TempDir Path folder;

    @Test
    void cvtsudoersPrintsTheSameEntries() throws IOException {
        int samples = OracleRun.samples("sudoers", 100);
        int agreed = 0;
        int silent = 0;
        int refused = 0;
        var disagreed = new ArrayList<String>();
        for (int seed = 1; seed <= samples; seed++) {
            Path root = Files.createDirectory(folder.resolve("s" + seed));
            FakeHost host = FakeHost.with("/usr/bin/sudo");
            host.file(
                    "/etc/sudo.conf",
                    "Plugin sudoers_io sudoers.so\nPlugin sudoers_policy sudoers.so sudoers_file="
                            + root
                            + "/main\n");
            for (var file : new GeneratedSudoers(seed, root.toString()).files().entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.resolveSibling("."));
                Files.writeString(path, file.getValue());
                host.file(path.toString(), file.getValue());
            }
            Path json = root.resolve("out.json");
            OracleRun run =
                    OracleRun.of(
                            root,
                            List.of(
                                    "cvtsudoers",
                                    "-c",
                                    "/dev/null",
                                    "-f",
                                    "json",
                                    "-o",
                                    json.toString(),
                                    root + "/main"));
            if (run.isNoAnswer()) {
                silent++;
                continue;
            }
            Parsed.Config<SudoersConfig> parsed = host.read(new SudoersParser());
            refused += run.exit() == 0 ? 0 : 1;
            String theirs = run.exit() == 0 ? theirs(json) : "refused";
            String ours = parsed.isUnderstood() ? ours(parsed.config()) : "refused";
            if (theirs.equals(ours)) {
                agreed++;
            } else {
                disagreed.add(
                        "seed %d%n%s%n%s%n%s%ntheirs%n%s%nours%n%s%n"
                                .formatted(
                                        seed,
                                        Files.readString(root.resolve("main")),
                                        run.output(),
                                        parsed.problems(),
                                        theirs,
                                        ours));
            }
        }
        System.out.printf(
                "sudoers oracle: %d configurations, %d agreed, %d disagreed, %d no answer"
                        + " (%d refused by cvtsudoers)%n",
                samples, agreed, disagreed.size(), silent, refused);

        assertThat(disagreed).isEmpty();
        assertThat(silent).isLessThanOrEqualTo(samples / 20);
    }

    private static String theirs(Path json) throws IOException {
        String text = Files.readString(json);
        if (text.isBlank()) {
            return "";
        }
        // cvtsudoers 1.9.13 writes some members of objects into lists, which is no JSON
        String mended =
                text.replaceAll(
                        "(?m)^( *)(\"(?:runcwd|runchroot|role|type|apparmor_profile)\": \".*?\")(,?)$",
                        "$1{ $2 }$3");
        return SudoersText.of(
                (Map<?, ?>) Json.read(mended.getBytes(StandardCharsets.UTF_8), Object.class));
    }

    private static String ours(SudoersConfig config) {
        return SudoersText.of(config);
    }
}
