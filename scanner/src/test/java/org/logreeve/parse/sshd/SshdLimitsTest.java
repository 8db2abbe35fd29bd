package org.logreeve.parse.sshd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostFiles;

/** Where reading ends, and that it says so. */
class SshdLimitsTest {
    private final FakeHost host = FakeHost.with("/usr/sbin/sshd");

    @Test
    void includesAreFollowedSixteenDeep() {
        var patterns = new ArrayList<String>();
        for (int i = 0; i <= 16; i++) {
            host.file("/etc/ssh/d" + i, i < 16 ? "Include d" + (i + 1) + "\n" : "");
            patterns.add("/etc/ssh/d" + i);
        }

        assertThat(isUnderstoodAtOnce("Include d1\n", patterns)).isTrue();
        assertThat(isUnderstoodAtOnce("Include d0\n", patterns)).isFalse();
    }

    /** All files are there from the start: depth would take more rounds than there are. */
    private boolean isUnderstoodAtOnce(String text, List<String> patterns) {
        host.file(SshdParser.MAIN, text);
        var parser = new SshdParser();
        var all = CollectRequest.of(List.of(), patterns, List.of(), List.of());
        var files = new HostFiles(host.collect(parser.seeds()).plus(host.collect(all)));
        return parser.parse(files) instanceof Parsed.Config<SshdConfig> config
                && config.isUnderstood();
    }

    @Test
    void fiveHundredFilesAreRead() {
        host.file("/etc/ssh/a", "LogLevel INFO\n");

        assertThat(isUnderstood("Include a\n".repeat(499))).isTrue();
        assertThat(isUnderstood("Include a\n".repeat(500))).isFalse();
    }

    @Test
    void aMatchLineHasFewerThanAHundredWords() {
        assertThat(isUnderstood("Match" + " user joe".repeat(49) + "\n")).isTrue();
        assertThat(isUnderstood("Match" + " user joe".repeat(50) + "\n")).isFalse();
    }

    @Test
    void valuesThatAddUpToMoreThanIsListedAreUnknown() {
        String line = "AllowUsers " + "a".repeat(999) + "\n";

        assertThat(isUnderstood(line.repeat(10))).isTrue();
        assertThat(isUnderstood(line.repeat(10) + "AllowUsers b\n")).isFalse();
        assertThat(isUnderstood("LogLevel INFO\n".repeat(2_000))).isTrue();
    }

    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @Test
    void aLongMatchLineIsNotReadOnceForEachLineOfItsBlock() {
        String criteria = "Match user " + "a".repeat(1_000_000) + " group b\n";

        host.file(SshdParser.MAIN, criteria + "LogLevel INFO\n".repeat(200_000));

        assertThat(host.read(new SshdParser()).config().values()).isNotEmpty();
    }

    private boolean isUnderstood(String text) {
        return host.file(SshdParser.MAIN, text).read(new SshdParser()).isUnderstood();
    }
}
