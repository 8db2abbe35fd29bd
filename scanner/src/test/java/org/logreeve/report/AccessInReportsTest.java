package org.logreeve.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.logreeve.journal.HostRecord;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunEnd;
import org.logreeve.journal.SampleRun;

/** With which rights a host was read is in every report. */
class AccessInReportsTest {
    private static final HostRecord.Trouble REFUSED =
            new HostRecord.Trouble("LR-2102", "collect", "sudo wants \u001b[2J", "add NOPASSWD:");

    @Test
    void fullRootIsNamedSo() {
        Journal journal = journal("sudo-shell", "sudo-shell", null);

        assertThat(TerminalReport.of(journal, Colours.OFF))
                .contains(" web01  fail 1   (read with full root: sudo-shell)\n");
        assertThat(json(journal)).contains("\"fullRoot\" : true", "\"withheld\" : null");
    }

    @Test
    void lessThanWantedSaysWhyAndWhatToDo() {
        Journal journal = journal("pinned", "none", REFUSED);

        assertThat(TerminalReport.of(journal, Colours.OFF))
                .contains(
                        "    read without rights, pinned was refused: LR-2102 sudo wants \\x1b[2J\n",
                        "         next: add NOPASSWD:\n");
        assertThat(json(journal))
                .contains("\"wanted\" : \"pinned\"", "\"granted\" : \"none\"", "\"LR-2102\"");
    }

    @Test
    void whatWasNoticedOfTheConnectionIsInEveryReport() {
        HostRecord host = SampleRun.failing("web01");
        var noticed =
                new HostRecord(
                        host.host(),
                        host.status(),
                        host.error(),
                        new HostRecord.Connection(
                                "192.0.2.1:22",
                                "ssh-rsa SHA256:x",
                                "k:1",
                                "SSH-2.0",
                                List.of("old algorithms are in use: \u001b[2J")),
                        host.access(),
                        host.started(),
                        host.millis(),
                        host.clock(),
                        host.problems(),
                        host.results());
        var journal =
                new Journal(
                        SampleRun.header("web01"),
                        List.of(noticed),
                        new RunEnd("2026-11-22T12:00:05Z", false),
                        0);

        assertThat(TerminalReport.of(journal, Colours.OFF))
                .contains("\n    note: old algorithms are in use: \\x1b[2J\n");
        assertThat(json(journal)).contains("\"notices\" : [\n", "old algorithms are in use");
    }

    private static Journal journal(
            String wanted, String granted, HostRecord.@Nullable Trouble withheld) {
        HostRecord host = SampleRun.failing("web01");
        var read =
                new HostRecord(
                        host.host(),
                        host.status(),
                        host.error(),
                        host.connection(),
                        new HostRecord.Access(
                                "ssh", wanted, granted, 1, List.of("exec /bin/sh -s"), withheld),
                        host.started(),
                        host.millis(),
                        host.clock(),
                        host.problems(),
                        host.results());
        return new Journal(
                SampleRun.header("web01"),
                List.of(read),
                new RunEnd("2026-11-22T12:00:05Z", false),
                0);
    }

    private static String json(Journal journal) {
        return new String(ResultsJson.of(journal), StandardCharsets.UTF_8);
    }
}
