package org.logreeve.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallestFixtureTest {
    private static final Path POLICIES = Path.of("../policies");
    private static final String TIME = "time-sync/approved-source";

    @TempDir private Path pack;

    @Test
    void aFixtureHoldsOnlyWhatItsRuleLooksAt() throws IOException {
        copyPack();
        Path host = Files.createDirectories(pack.resolve("host"));
        write(host.resolve("root/etc/chrony/chrony.conf"), "pool pool.example.org\n");
        write(host.resolve("root/usr/sbin/chronyd"), "");
        write(host.resolve("root/etc/rsyslog.conf"), "*.* @@logs.example.org\n");
        write(host.resolve("root/etc/logrotate.conf"), "weekly\n");

        Path fixture = NewRule.fixture(pack, TIME, "seen.fail", host);

        assertThat(files(fixture))
                .containsExactly(
                        "host.yaml", "root/etc/chrony/chrony.conf", "root/usr/sbin/chronyd");
        assertThat(fixture.resolve("host.yaml")).hasContent("settings: {}");
    }

    @Test
    void aHostOverASharedTreeGivesAFixtureOverIt() throws IOException {
        copyPack();
        Path host = Files.createDirectories(pack.resolve("host"));
        write(host.resolve("host.yaml"), "base: base-debian-12\n");
        write(host.resolve("root/etc/chrony/chrony.conf"), "pool pool.example.org\n");

        Path fixture = NewRule.fixture(pack, TIME, "seen.fail", host);

        assertThat(files(fixture)).containsExactly("host.yaml", "root/etc/chrony/chrony.conf");
        assertThat(fixture.resolve("host.yaml")).hasContent("base: base-debian-12\nsettings: {}");
    }

    private void copyPack() throws IOException {
        Files.copy(POLICIES.resolve("pack.yaml"), pack.resolve("pack.yaml"));
        copy(POLICIES.resolve("fixtures"), pack.resolve("fixtures"));
        for (String file : List.of("rule.yaml", "rule.drl")) {
            write(
                    pack.resolve("rules").resolve(TIME).resolve(file),
                    Files.readString(POLICIES.resolve("rules").resolve(TIME).resolve(file)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String file : files(from)) {
            write(to.resolve(file), Files.readString(from.resolve(file)));
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
