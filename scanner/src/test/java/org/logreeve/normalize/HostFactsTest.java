package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FileAccess;
import org.logreeve.fact.FileAttributes;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.fact.InstalledPackage;
import org.logreeve.fact.Mount;
import org.logreeve.fact.OperatingSystem;
import org.logreeve.parse.FakeHost;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

class HostFactsTest {
    private final FakeHost host =
            FakeHost.with("/usr/sbin/rsyslogd", "/usr/sbin/logrotate")
                    .file("/etc/rsyslog.conf", "*.* /var/log/all\n")
                    .file("/etc/os-release", "ID=rocky\nVERSION_ID=9.4\nID_LIKE=\"rhel fedora\"\n")
                    .command("kernel-release", "5.14.0\n")
                    .command("packages-debian", "sudo 1.9 installed\n")
                    .command("mounts", "1 0 8:1 / /var/log rw,nodev,noexec - ext4 /dev/a rw\n")
                    .command("log-space", "1024 4 2 /var/log\n")
                    .command("log-files", "")
                    .command("log-attributes", "----ia-- /var/log/x\n");

    @Test
    void theHostIsSaidInFacts() {
        host.command(
                "log-files",
                "f 1646 7 root:adm:/var/log/auth.log-20260101\nl 777 1 root:root:/var/log/l\n");

        assertThat(facts(FileAccess.class))
                .contains(
                        new FileAccess(
                                "/var/log/auth.log-20260101",
                                "log",
                                "file",
                                "1646",
                                "root",
                                "adm",
                                false,
                                true,
                                true,
                                true,
                                List.of(
                                        "owner-read",
                                        "owner-write",
                                        "group-read",
                                        "other-read",
                                        "other-write"),
                                true,
                                7,
                                Origin.of("/var/log/auth.log-20260101")),
                        new FileAccess(
                                "/var/log/l",
                                "log",
                                "link",
                                "0777",
                                "root",
                                "root",
                                false,
                                false,
                                false,
                                false,
                                List.of(),
                                false,
                                1,
                                Origin.of("/var/log/l")));
        assertThat(facts(OperatingSystem.class))
                .containsExactly(
                        new OperatingSystem(
                                "rocky",
                                "9.4",
                                List.of("rhel", "fedora"),
                                "Linux",
                                "5.14.0",
                                "",
                                Origin.of("/etc/os-release")));
        assertThat(facts(InstalledPackage.class))
                .containsExactly(
                        new InstalledPackage("sudo", "1.9", Origin.of("command:packages-debian")));
        assertThat(facts(FileAttributes.class))
                .containsExactly(
                        new FileAttributes(
                                "/var/log/x", true, true, Origin.of("command:log-attributes")));
        assertThat(facts(Mount.class))
                .containsExactly(
                        new Mount(
                                "/var/log",
                                "/var/log",
                                true,
                                "ext4",
                                "/dev/a",
                                List.of("rw", "nodev", "noexec"),
                                true,
                                false,
                                true,
                                false,
                                4096,
                                2048,
                                50,
                                new Origin("command:mounts", 1)));
        assertThat(gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"syslog.1", "a.log.2.gz", "a.log-20260101", "b.xz", "c.old", "d.zst"})
    void rotatedCopiesAreKnownByTheirNames(String name) {
        host.command("log-files", "f 640 7 root:adm:/var/log/" + name + "\n");

        assertThat(facts(FileAccess.class).getFirst().rotated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"syslog", "app-1", "old", "x.1.log"})
    void otherNamesAreNotThoseOfCopies(String name) {
        host.command("log-files", "f 640 7 root:adm:/var/log/" + name + "\n");

        assertThat(facts(FileAccess.class).getFirst().rotated()).isFalse();
    }

    @Test
    void aFolderThatMayNotBeListedIsAGapOfItsPurpose() {
        host.command("log-files", "D 750 4096 root:adm:/var/log/audit\n");

        assertThat(gaps())
                .containsExactly(
                        new Gap(
                                "FileAccess",
                                "audit",
                                "/var/log/audit",
                                Gap.Cause.UNREADABLE,
                                "the folder may not be listed",
                                Origin.of("/var/log/audit")));
    }

    @Test
    void logsThatAreNamedElsewhereAreLookedAtWithTheirFolders() {
        host.file("/etc/rsyslog.conf", "*.* /srv/logs/all.log\n*.* /srv/gone/x.log\n")
                .file("/srv/logs/all.log", 0666, "app", "x")
                .file("/etc/logrotate.conf", "/srv/app/*.log /var/log/x.log {\n rotate 3\n}\n");

        assertThat(facts(FileAccess.class).stream().filter(f -> f.path().startsWith("/srv")))
                .extracting(FileAccess::path, FileAccess::purpose, FileAccess::mode)
                .containsExactly(
                        tuple("/srv/logs/all.log", "log", "0666"),
                        tuple("/srv/logs", "folder", "0755"));
        assertThat(gaps())
                .containsExactly(
                        new Gap(
                                "FileAccess",
                                "log",
                                "/srv/app/*.log",
                                Gap.Cause.NOT_UNDERSTOOD,
                                "what the pattern names is not looked at",
                                new Origin("/etc/logrotate.conf", 1)));
    }

    private List<Gap> gaps() {
        return facts(Gap.class).stream()
                .filter(
                        gap ->
                                List.of(
                                                "FileAccess",
                                                "FileAttributes",
                                                "Mount",
                                                "OperatingSystem",
                                                "InstalledPackage")
                                        .contains(gap.kind()))
                .toList();
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        try {
            return HostModel.read(host::collect, new Host("h", Origin.of("inventory")))
                    .facts()
                    .stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        } catch (HostException e) {
            throw new AssertionError(e);
        }
    }
}
