package org.logreeve.parse.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.host.HostConfig.Attributes;
import org.logreeve.parse.host.HostConfig.Installed;
import org.logreeve.parse.host.HostConfig.Missing;
import org.logreeve.text.Origin;

class HostParserTest {
    private final HostParser parser = new HostParser();

    private final FakeHost host =
            FakeHost.with("/usr/bin/sudo")
                    .file("/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
                    .command("kernel-release", "6.1.0-18-amd64\n")
                    .command("packages-debian", "rsyslog 8.2302.0-1 installed\n")
                    .command("mounts", "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n")
                    .command("log-space", "4096 100 40 /\n4096 100 40 /var/log\n")
                    .command("log-files", "d 755 4096 root:root:/var/log\n")
                    .command("log-attributes", "-----a--------e------- /var/log/auth.log\n");

    @Test
    void aHostIsShownWithItsValues() {
        assertThat(
                        parser.values(config()).stream()
                                .map(EffectiveValue::toString)
                                .filter(value -> !value.contains("key=folder."))
                                .toList())
                .isEqualTo(
                        List.of(
                                value("os.id", "debian", "/etc/os-release"),
                                value("os.version", "12", "/etc/os-release"),
                                value("os.name", "Linux", "/etc/os-release"),
                                value("kernel", "6.1.0-18-amd64", "command:kernel-release"),
                                value("package.rsyslog", "8.2302.0-1", "command:packages-debian"),
                                value(
                                        "mount./var/log",
                                        "ext4 /dev/sda1 at / rw, 163840 of 409600 bytes free",
                                        "command:mounts:1"),
                                value("log./var/log", "folder 0755 root:root", "/var/log"),
                                value(
                                        "program./usr/bin/sudo",
                                        "file 0755 root:root",
                                        "/usr/bin/sudo"),
                                value(
                                        "attributes./var/log/auth.log",
                                        "append-only",
                                        "command:log-attributes")));
        assertThat(config().missing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`ID=rhel\nID=\"rocky\"`, rocky",
                "`# ID=no\nID='alma' # yes`, alma",
                "`ID=\"a\\\"b\\$c\\x\"`, `a\"b$c\\x`",
                "`ID=a\\ b c`, `a b`",
                "`NAME=x`, linux",
                "`ID=`, ``",
                "`ID=\"open`, open",
            })
    void osReleaseIsReadAsAShellReadsIt(String text, String id) {
        host.file("/etc/os-release", text);

        assertThat(config().release().id()).isEqualTo(id == null ? "" : id);
    }

    @Test
    void theSecondFileCountsOnlyWhenTheFirstIsNotThere() {
        host.file("/usr/lib/os-release", "ID=vendor\n");
        assertThat(config().release().id()).isEqualTo("debian");

        host.denied("/etc/os-release");
        assertThat(config().release().id()).isEmpty();
        assertThat(reasons()).containsExactly("SYSTEM id: Permission denied");
    }

    @Test
    void aHostWithoutOsReleaseIsNoKnownDistribution() {
        var bare = FakeHost.with().read(parser).config();

        assertThat(bare.release()).isEqualTo(OsRelease.unknown());
        assertThat(bare.missing().stream().map(Missing::part).distinct())
                .containsExactlyInAnyOrder(HostConfig.Part.values());
    }

    @Test
    void containersShowByWhatTheirEnginesLeave() {
        assertThat(config().container()).isEmpty();

        host.file("/.dockerenv", "");
        assertThat(config().container()).isEqualTo("docker");

        host.file("/run/systemd/container", "lxc\n");
        assertThat(config().container()).isEqualTo("lxc");
    }

    @Test
    void onlyInstalledPackagesCount() {
        host.command(
                "packages-debian",
                "rsyslog 8.1 installed\nchrony 4.3 config-files\nsudo  not-installed\n");

        assertThat(config().packages()).containsExactly(new Installed("rsyslog", "8.1"));
    }

    @Test
    void ownersWithBlanksAndPathsWithSignsAreTakenApart() {
        host.command(
                "log-files",
                """
                f 4640 17 domain user:domain users:/var/log/a b:/c d
                l 777 3 root:root:/var/log/link
                f 600 1 root:root:/var/log/journal/x/system.journal
                f 600 1 root:root:/var/log/audit/audit.log
                f 644 1 root:root:/var/log/auditor
                f 644 1 root:root:/etc/rsyslog.conf
                """);

        assertThat(listed())
                .containsExactly(
                        "CONFIGURATION FILE 644 root|root /etc/rsyslog.conf",
                        "LOG FILE 4640 domain user|domain users /var/log/a b:/c d",
                        "AUDIT FILE 600 root|root /var/log/audit/audit.log",
                        "LOG FILE 644 root|root /var/log/auditor",
                        "JOURNAL FILE 600 root|root /var/log/journal/x/system.journal",
                        "LOG LINK 777 root|root /var/log/link");
        assertThat(reasons()).isEmpty();
    }

    @Test
    void aCarriageReturnInANameForgesNoLine() {
        host.command(
                "log-files",
                "f 644 1 www:www:/var/log/web/x\rf 600 1 root:root:/var/log/auth.log\n");

        assertThat(listed())
                .containsExactly(
                        "LOG FILE 644 www|www /var/log/web/x\rf 600 1 root:root:/var/log/auth.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "D 700 4096 root:root:/var/log/audit"
                        + "|FILES audit /var/log/audit: the folder may not be listed",
                "d 755 4096 root:root:/var/log/a/b/c/d"
                        + "|FILES log /var/log/a/b/c/d: the folder lies too deep to be listed",
                "! 644|FILES : a name with a line break",
                "f 999 1 root:root:/x|FILES : not understood: 'f 999 1 root:root:/x'",
                "f 644 1 root:/x|FILES : not understood: 'f 644 1 root:/x'",
                "f 644 -1 a:b:/x|FILES : not understood: 'f 644 -1 a:b:/x'",
                "f 644|FILES : not understood: 'f 644'",
            })
    void whatTheListDoesNotShowIsMissing(String line, String missing) {
        host.command("log-files", line + "\n");

        assertThat(reasons()).containsExactly(missing);
    }

    @Test
    void aListThatWasCutOrStoppedMissesAll() {
        host.command("log-files", 141, "");

        assertThat(reasons()).containsExactly("FILES : it ended with status 141: it said nothing");
    }

    @Test
    void whatIsNotThereIsNoTroubleButWhatIsHiddenIs() {
        host.command("log-files", 1, "find: '/etc/audit': No such file or directory\n");
        assertThat(reasons()).isEmpty();

        host.command("log-files", 1, "find: '/etc/audit/rules.d': Permission denied\n");
        assertThat(reasons())
                .containsExactly("FILES : find: '/etc/audit/rules.d': Permission denied");
    }

    @Test
    void aThousandLogsAreListedAndTheRestIsMissing() {
        host.command("log-files", "f 644 1 root:root:/var/log/x\n".repeat(1_500));

        assertThat(listed()).hasSize(1_000);
        assertThat(reasons())
                .containsExactly("FILES log /var/log/x: more than 1000 files, not listed");
    }

    @Test
    void attributesAreLettersAndNotTheirCapitals() {
        host.command(
                "log-attributes",
                "----ia---------------- /var/log/a b\n---A-I---------------- /var/log/c\n");

        assertThat(config().attributes())
                .containsExactly(
                        new Attributes("/var/log/a b", true, true),
                        new Attributes("/var/log/c", false, false));
    }

    @Test
    void attributesOfAThousandFilesAreListedAndTheRestIsMissing() {
        var lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lines.append("----ia-- /var/log/").append(i).append('\n');
        }
        host.command("log-attributes", lines.toString());
        assertThat(config().attributes()).hasSize(1_000);
        assertThat(reasons()).isEmpty();

        host.command("log-attributes", lines + "----ia-- /var/log/more\n");
        assertThat(config().attributes()).hasSize(1_000);
        assertThat(reasons()).containsExactly("ATTRIBUTES : too much of it, the rest was not read");
    }

    @Test
    void filesWhoseAttributesCannotBeReadLeaveThemMissing() {
        host.command(
                "log-attributes",
                1,
                "lsattr: Permission denied While reading flags on /var/log/btmp\n");

        assertThat(reasons())
                .containsExactly(
                        "ATTRIBUTES : it ended with status 1: lsattr: Permission denied While"
                                + " reading flags on /var/log/btmp");
    }

    @Test
    void theDeepestMountCountsAndTheLastOfThoseAtOnePlace() {
        host.command(
                        "mounts",
                        """
                        1 0 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
                        2 1 8:2 / /var/log rw,nodev - xfs /dev/sdb1 rw
                        3 1 8:3 / /var/log rw,nosuid,nodev,noexec shared:2 master:1 - ext4 /dev/a\\040b ro,errors=x
                        4 1 8:4 / /var/lo rw - ext4 /dev/sdd rw
                        """)
                .command("log-space", "4096 10 4 /var/log\n512 8 0 /var\n");

        assertThat(config().mounts())
                .containsExactly(
                        new MountedFolder(
                                "/var",
                                "/",
                                "ext4",
                                "/dev/sda1",
                                List.of("rw", "relatime"),
                                4096,
                                0,
                                new Origin("command:mounts", 1)),
                        new MountedFolder(
                                "/var/log",
                                "/var/log",
                                "ext4",
                                "/dev/a b",
                                List.of("rw", "nosuid", "nodev", "noexec", "ro", "errors=x"),
                                40_960,
                                16_384,
                                new Origin("command:mounts", 3)));
    }

    @ParameterizedTest
    @CsvSource({
        "mounts, 1 0 8:1 / / rw ext4 /dev/sda1 rw, not a line of mountinfo",
        "mounts, 1 2 -, not a line of mountinfo",
        "log-space, 4096 many 3 /var/log, not what stat -f prints",
    })
    void oddLinesOfMountsAreMissing(String command, String line, String reason) {
        host.command(command, line + "\n");

        assertThat(reasons()).containsExactly("MOUNTS : " + reason);
    }

    @Test
    void programsAreFoundWhereUsrIsNotMerged() {
        HostConfig config =
                FakeHost.with("/sbin/auditd", "/usr/sbin/rsyslogd").read(parser).config();

        assertThat(config.files().stream().map(HostFile::path))
                .contains("/sbin/auditd", "/usr/sbin/rsyslogd")
                .doesNotContain("/usr/sbin/auditd");
    }

    private HostConfig config() {
        return host.read(parser).config();
    }

    private List<String> reasons() {
        return config().missing().stream()
                .map(
                        each ->
                                "%s %s: %s"
                                        .formatted(
                                                each.part(),
                                                (each.purpose() + " " + each.scope()).strip(),
                                                each.reason()))
                .toList();
    }

    private List<String> listed() {
        return config().files().stream()
                .filter(file -> file.purpose() != HostFile.Purpose.PROGRAM)
                .filter(file -> file.purpose() != HostFile.Purpose.FOLDER)
                .map(
                        file ->
                                "%s %s %o %s|%s %s"
                                        .formatted(
                                                file.purpose(),
                                                file.type(),
                                                file.mode(),
                                                file.owner(),
                                                file.group(),
                                                file.path()))
                .toList();
    }

    private static String value(String key, String value, String at) {
        return new EffectiveValue(key, value, Origin.parse(at)).toString();
    }
}
