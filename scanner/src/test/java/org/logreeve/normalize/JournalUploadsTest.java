package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.systemd.journal.JournalUploadParser;
import org.logreeve.parse.systemd.journal.JournaldParser;

class JournalUploadsTest {
    private static final String MAIN = "/etc/systemd/journal-upload.conf";

    private final FakeHost host =
            FakeHost.with(
                    "/usr/lib/systemd/systemd-journal-upload", "/usr/lib/systemd/systemd-journald");

    @ParameterizedTest
    @CsvSource({
        "https://logs.example.org, logs.example.org, 19532, true, false",
        "logs.example.org, logs.example.org, 19532, true, false",
        "http://logs.example.org:80/x, logs.example.org, 80, false, false",
        "https://[2001:db8::1]:443, 2001:db8::1, 443, true, false",
        "https://[::1], ::1, 19532, true, true",
        "http://localhost:1, localhost, 1, false, true"
    })
    void urlIsTheTarget(String url, String target, long port, boolean tls, boolean own) {
        host.file(MAIN, "[Upload]\nURL=" + url + "\n");

        assertThat((ForwardTarget) facts().getFirst())
                .extracting(
                        ForwardTarget::host,
                        ForwardTarget::port,
                        ForwardTarget::tls,
                        ForwardTarget::loopback)
                .containsExactly(target, port, tls, own);
    }

    @Test
    void noUrlIsNoTargetAndAnOddPortIsAGap() {
        host.file(MAIN, "[Upload]\n#URL=https://logs.example.org\n");
        assertThat(facts()).isEmpty();

        host.file(MAIN, "[Upload]\nURL=https://logs.example.org:syslog\n");
        assertThat(facts()).singleElement().isInstanceOf(Gap.class);
    }

    @Test
    void journalThatIsNotStoredIsNotSent() {
        host.file(MAIN, "[Upload]\nURL=https://logs.example.org\n")
                .folder("/var/log/journal")
                .file("/etc/systemd/journald.conf", "[Journal]\nStorage=persistent\n");
        assertThat(linked().facilities()).hasSize(24);
        assertThat(linked().diskAssisted()).isTrue();

        host.file("/etc/systemd/journald.conf", "[Journal]\nStorage=none\n");
        assertThat(linked().facilities()).isEmpty();
        assertThat(linked().diskAssisted()).isFalse();
    }

    private ForwardTarget linked() {
        var all = new java.util.ArrayList<Fact>(facts());
        all.addAll(LogStreams.of(host.parse(new JournaldParser())));
        return (ForwardTarget) JournalUploads.linked(all).getFirst();
    }

    private List<Fact> facts() {
        return JournalUploads.of(host.parse(new JournalUploadParser()));
    }
}
