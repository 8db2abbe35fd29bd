package org.logreeve.parse.systemd.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.parse.systemd.journal.JournaldConfig.Place;
import org.logreeve.text.Origin;

class JournaldParserTest {
    private static final String MAIN = "/etc/systemd/journald.conf";
    private static final String DROP_INS = "/systemd/journald.conf.d/";

    private final FakeHost host =
            FakeHost.with("/usr/lib/systemd/systemd-journald")
                    .command("systemd-version", "systemd 252 (252.39-1~deb12u2)\n+PAM\n")
                    .file("/etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");

    @Test
    void dropInsAreInOrderOfTheirNamesOverAllFoldersAndTheMainFileIsBelowAll() {
        host.file("/usr/lib" + DROP_INS + "50-vendor.conf", "[Journal]\nStorage=volatile\n")
                .file("/run" + DROP_INS + "70-boot.conf", "[Journal]\nStorage=none\n")
                .file("/etc" + DROP_INS + "60-site.conf", "[Journal]\nStorage=persistent\n")
                .file(MAIN, "[Journal]\nStorage=auto\n");

        EffectiveValue storage = read().config().settings().value("Storage");

        assertThat(storage)
                .isEqualTo(
                        new EffectiveValue(
                                "Storage",
                                "none",
                                new Origin("/run" + DROP_INS + "70-boot.conf", 2),
                                List.of(
                                        new EffectiveValue.Overridden("auto", new Origin(MAIN, 2)),
                                        new EffectiveValue.Overridden(
                                                "volatile",
                                                new Origin(
                                                        "/usr/lib" + DROP_INS + "50-vendor.conf",
                                                        2)),
                                        new EffectiveValue.Overridden(
                                                "persistent",
                                                new Origin(
                                                        "/etc" + DROP_INS + "60-site.conf", 2)))));
    }

    @Test
    void sameNameInAnEarlierFolderMasksAndSoDoesALinkToDevNullOrToNowhere() {
        host.file("/usr/lib" + DROP_INS + "a.conf", "[Journal]\nStorage=none\n")
                .file("/usr/lib" + DROP_INS + "b.conf", "[Journal]\nStorage=none\n")
                .file("/usr/lib" + DROP_INS + "c.conf", "[Journal]\nStorage=none\n")
                .file("/usr/lib" + DROP_INS + "d.conf", "[Journal]\nStorage=none\n")
                .link("/etc" + DROP_INS + "a.conf", "/dev/null")
                .link("/etc" + DROP_INS + "b.conf", "nowhere")
                .file("/run" + DROP_INS + "c.conf", "")
                .file("/usr/local/lib" + DROP_INS + "d.conf", "[Journal]\nSeal=no\n");

        assertThat(read().config().settings().files())
                .containsExactly(
                        "/run" + DROP_INS + "c.conf", "/usr/local/lib" + DROP_INS + "d.conf");
        assertThat(read().config().place()).isEqualTo(Place.MEMORY);
        assertThat(read().isUnderstood()).isTrue();
    }

    @Test
    void filesWithOtherNamesAreNotRead() {
        host.file("/etc" + DROP_INS + "a.conf.bak", "[Journal]\nStorage=none\n")
                .file("/etc" + DROP_INS + "b", "[Journal]\nStorage=none\n")
                .file("/etc" + DROP_INS + ".c.conf", "[Journal]\nStorage=none\n");

        assertThat(read().config().settings().files()).isEmpty();
    }

    @Test
    void caseOfKeyAndSectionMattersAndTextAfterAValueIsNoComment() {
        host.file(
                MAIN,
                """
                [journal]
                Storage=none
                [Journal]
                storage=none
                Seal=no # not sealed
                """);

        assertThat(read().config().settings().text("Storage")).isEqualTo("auto");
        assertThat(read().config().settings().text("Seal")).isEqualTo("yes");
        assertThat(read().problems())
                .containsExactly(
                        noted(1, "ignored: section 'journal' is not known"),
                        noted(4, "ignored: 'storage' is no setting of [Journal]"),
                        noted(5, "ignored: Seal does not take 'no # not sealed'"));
    }

    @Test
    void lastGoodValueStandsWhereALaterOneIsRefused() {
        host.file(MAIN, "[Journal]\nMaxRetentionSec=1month\nMaxRetentionSec=soon\nStorage=disk\n");

        assertThat(read().config().settings().value("MaxRetentionSec"))
                .isEqualTo(new EffectiveValue("MaxRetentionSec", "1month", new Origin(MAIN, 2)));
        assertThat(read().config().settings().text("Storage")).isEqualTo("auto");
    }

    @Test
    void blankBeforeAUnitAndContinuedLinesAreRead() {
        host.file(MAIN, "[Journal]\nSystemMaxUse=10 M\nMax\\\n# between\nFileSec = \\\n 1week\n");

        assertThat(read().config().settings().size("SystemMaxUse")).hasValue(10 << 20);
        assertThat(read().problems())
                .containsExactly(noted(3, "ignored: 'Max FileSec' is no setting of [Journal]"));
    }

    @Test
    void headerThatIsBrokenEndsAllReading() {
        host.file(MAIN, "[Journal]\nStorage=none\n[Journal\nStorage=auto\n")
                .file("/etc" + DROP_INS + "a.conf", "[Journal]\nSeal=no\n");

        assertThat(read().config().settings().text("Storage")).isEqualTo("none");
        assertThat(read().config().settings().text("Seal")).isEqualTo("yes");
        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void lineThatIsNotUtf8EndsAllReading() {
        host.file(MAIN, "[Journal]\nTTYPath=/dev/\u00fc\nStorage=none\n");

        assertThat(read().config().settings().text("Storage")).isEqualTo("none");
        assertThat(
                        FakeHost.with("/usr/lib/systemd/systemd-journald")
                                .latin(MAIN, "[Journal]\nTTYPath=/dev/\u00fc\nStorage=none\n")
                                .read(new JournaldParser())
                                .config()
                                .settings()
                                .text("Storage"))
                .isEqualTo("auto");
    }

    @Test
    void autoIsPersistentOnlyWhereTheFolderIs() {
        assertThat(read().config().place()).isEqualTo(Place.MEMORY);
        assertThat(withFolder().config().place()).isEqualTo(Place.DISK);
        host.denied("/var/log/journal");
        assertThat(read().config().place()).isEqualTo(Place.UNKNOWN);
        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void mainFileBelowUsrLibIsReadByNewerVersionsOnly() {
        host.file("/usr/lib/systemd/journald.conf", "[Journal]\nStorage=none\n");

        assertThat(read().config().place()).isEqualTo(Place.MEMORY);
        host.command("systemd-version", "systemd 257 (257.9-1~deb13u1)\n");
        assertThat(read().config().place()).isEqualTo(Place.NOWHERE);
        host.command("systemd-version", "systemd 254 (254)\n");
        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void keyThatNobodyKnowsIsANoteUnlessTheSystemdIsNewerThanWeKnow() {
        host.file(MAIN, "[Journal]\nKeepForever=yes\n");

        assertThat(read().isUnderstood()).isTrue();
        host.command("systemd-version", "systemd 299 (299)\n");
        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void sizesThatAreNotWrittenAreSharesOfTheFileSystem() {
        host.command(
                "journal-space",
                "/var/log/journal 4096 1000000\n/var/log 4096 5\n/run 4096 262144\n");

        assertThat(withFolder().config().limits())
                .extracting(limit -> limit.key() + "=" + limit.value())
                .containsExactly(
                        "SystemMaxUse=400000K",
                        "SystemMaxFileSize=50000K",
                        "SystemKeepFree=600000K");
        host.file(MAIN, "[Journal]\nSystemMaxUse=2T\nSystemMaxFileSize=1\n");
        assertThat(read().config().limits())
                .extracting(limit -> limit.key() + "=" + limit.value() + " " + limit.origin())
                .containsExactly(
                        "SystemMaxUse=2T " + MAIN + ":2",
                        "SystemMaxFileSize=512K " + MAIN + ":3",
                        "SystemKeepFree=600000K command:journal-space");
    }

    @Test
    void kernelCommandLineOverridesTheFiles() {
        host.file(MAIN, "[Journal]\nForwardToSyslog=no\n")
                .command(
                        "kernel-command-line",
                        "quiet systemd.journald.forward-to-syslog systemd.journald.max_level_store=err\n");

        assertThat(read().config().settings().text("ForwardToSyslog")).isEqualTo("yes");
        assertThat(read().config().settings().text("MaxLevelStore")).isEqualTo("err");
    }

    @Test
    void forwardingToSyslogIsDebiansDefaultAndNobodyElses() {
        assertThat(read().config().settings().isYes("ForwardToSyslog")).isTrue();
        host.file("/etc/os-release", "ID=\"rhel\"\nID_LIKE=\"fedora\"\n");
        assertThat(read().config().settings().isYes("ForwardToSyslog")).isFalse();
    }

    @Test
    void oldestRecordIsThatOfTheOldestSystemJournalThatWasShown() {
        String header =
                """
                File path: /var/log/journal/0f/user-1000.journal
                Head realtime timestamp: Thu 2020-01-02 00:00:00 UTC (59b1d8b0a0000)
                File path: /var/log/journal/0f/system@0a-01-02.journal
                Head realtime timestamp: Wed 2023-11-01 00:00:00 UTC (6090c8f0b0000)
                Tail realtime timestamp: Thu 2023-11-02 00:00:00 UTC (6090c8f0b0001)
                File path: /var/log/journal/0f/system.journal
                Head realtime timestamp: Thu 2023-11-02 00:00:00 UTC (6092c8f0b0000)
                """;
        host.command("journal-header", header);

        assertThat(withFolder().config().oldest())
                .isEqualTo(OptionalLong.of(0x6090c8f0b0000L / 1_000_000));
    }

    @Test
    void noSystemdIsNotPresent() {
        assertThat(FakeHost.with().parse(new JournaldParser()))
                .isEqualTo(new Parsed.NotPresent<>());
    }

    private Parsed.Config<JournaldConfig> withFolder() {
        host.folder("/var/log/journal");
        return read();
    }

    private Parsed.Config<JournaldConfig> read() {
        return host.read(new JournaldParser());
    }

    private static Problem noted(int line, String message) {
        return Problem.noted(new Origin(MAIN, line), message);
    }
}
