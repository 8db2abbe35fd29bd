package org.logreeve.parse.sudoers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostFiles;

/** Where reading ends, and that it says so. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SudoersLimitsTest {
    private final FakeHost host =
            FakeHost.with("/usr/bin/sudo").file("/etc/hostname", "web1.example.org\n");

    @Test
    void includesAreFollowedAHundredAndTwentyEightDeep() {
        var paths = new ArrayList<String>();
        for (int i = 1; i <= 128; i++) {
            String next = i < 128 ? "@include /etc/s/" + (i + 1) + "\n" : "";
            host.file("/etc/s/" + i, next);
            paths.add("/etc/s/" + i);
        }

        assertThat(isUnderstood("@include /etc/s/2\n", paths)).isTrue();
        assertThat(isUnderstood("@include /etc/s/1\n", paths)).isFalse();
    }

    /** All files are there from the start: depth would take more rounds than there are. */
    private boolean isUnderstood(String text, List<String> paths) {
        host.file("/etc/sudoers", text);
        var parser = new SudoersParser();
        var all = CollectRequest.of(paths, List.of(), List.of(), List.of());
        var files = new HostFiles(host.collect(parser.seeds()).plus(host.collect(all)));
        return parser.parse(files) instanceof Parsed.Config<SudoersConfig> config
                && config.isUnderstood();
    }

    @Test
    void fiveHundredFilesAreRead() {
        host.file("/etc/a", "Defaults !syslog\n");

        host.file("/etc/sudoers", "@include /etc/a\n".repeat(499));
        assertThat(read().isUnderstood()).isTrue();
        host.file("/etc/sudoers", "@include /etc/a\n".repeat(500));
        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void aliasesWithinAliasesCountAsWell() {
        var text = new StringBuilder("Host_Alias A0 = web1\n");
        for (int i = 1; i < 900; i++) {
            text.append("Host_Alias A%d = A%d\n".formatted(i, i - 1));
        }
        String few = text + "joe A899, A899 = /bin/a\n";
        String many = text + "joe A899, A899, A899 = /bin/a\n";

        assertThat(isHere(few)).isEqualTo(HostMatch.YES);
        assertThat(isHere(many)).isEqualTo(HostMatch.UNKNOWN);
    }

    @Test
    void manyLongChainsOfAliasesDoNotEndTheRun() {
        var text = new StringBuilder("Host_Alias A0 = db1\n");
        for (int i = 1; i < 1_900; i++) {
            text.append("Host_Alias A%d = A%d\n".formatted(i, i - 1));
        }
        text.append("joe ").append("A1899, ".repeat(1_800)).append("A1899 = /bin/a\n");
        String line = text.substring(text.indexOf("joe "));

        host.file("/etc/sudoers", text + line.repeat(100));

        assertThat(new SudoersParser().values(read().config())).isNotEmpty();
    }

    @Test
    void aNameThatNoHostCanHaveIsNone() {
        host.file("/etc/hostname", "a".repeat(1_000_000));
        host.file("/etc/sudoers", "Defaults@" + "*a".repeat(100_000) + "b !syslog\n");

        assertThat(read().problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("whether it is for this host is not known: ");
    }

    private HostMatch isHere(String text) {
        SudoersConfig config = host.file("/etc/sudoers", text).read(new SudoersParser()).config();
        return config.isHere(config.grants().getFirst());
    }

    private Parsed.Config<SudoersConfig> read() {
        return host.read(new SudoersParser());
    }
}
