package org.logreeve.parse.rsyslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.text.Origin;

class ModuleFilesTest {
    private static final String FOLDER = "/usr/lib64/rsyslog/";
    private static final String RELP =
            """
            module(load="omrelp")
            action(type="omrelp" target="siem" port="2514")
            """;
    private static final String TLS =
            """
            action(type="omfwd" target="siem" protocol="tcp" streamDriverMode="1")
            global(defaultNetstreamDriver="gtls")
            """;

    private final FakeHost host = FakeHost.with("/usr/sbin/rsyslogd");

    @Test
    void anOutputThatIsNotInstalledMakesNoAction() {
        assertThat(read(RELP).config().rulesets().getFirst().statements()).isEmpty();
        assertThat(read(RELP).problems())
                .contains(Problem.noted(at(2), "module 'omrelp' is not installed"));
    }

    @Test
    void anOutputThatIsInstalledMakesOne() {
        host.file(FOLDER + "omrelp.so", "");

        assertThat(read(RELP).config().rulesets().getFirst().statements()).hasSize(1);
        assertThat(read(RELP).problems()).isEmpty();
    }

    @Test
    void anOutputThatMayBeInstalledIsUnknown() {
        host.denied(FOLDER + "omrelp.so");

        assertThat(read(RELP).problems())
                .isEqualTo(
                        List.of(
                                Problem.unknown(
                                        at(2),
                                        "whether module 'omrelp' is installed is not known")));
    }

    @Test
    void anActionWhoseDriverIsNotInstalledSendsNothing() {
        assertThat(read(TLS).config().rulesets().getFirst().statements()).isEmpty();
        assertThat(read(TLS).problems())
                .isEqualTo(List.of(Problem.noted(at(1), "stream driver 'gtls' is not installed")));
    }

    @Test
    void anActionWhoseDriverIsInstalledSends() {
        host.file(FOLDER + "lmnsd_gtls.so", "");

        assertThat(read(TLS).config().rulesets().getFirst().statements()).hasSize(1);
        assertThat(read(TLS).problems()).isEmpty();
    }

    private Parsed.Config<RsyslogConfig> read(String text) {
        return host.file("/etc/rsyslog.conf", text).read(new RsyslogParser());
    }

    private static Origin at(int line) {
        return new Origin("/etc/rsyslog.conf", line);
    }
}
