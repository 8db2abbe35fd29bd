package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.syslogng.SyslogNgTexts.drivers;
import static org.logreeve.parse.syslogng.SyslogNgTexts.host;
import static org.logreeve.parse.syslogng.SyslogNgTexts.messages;
import static org.logreeve.parse.syslogng.SyslogNgTexts.read;
import static org.logreeve.parse.syslogng.SyslogNgTexts.understood;

import org.junit.jupiter.api.Test;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.text.Origin;

/** Which files come in, in which order, and what is said of those that do not. */
class SyslogNgIncludesTest {
    private static final String MAIN = SyslogNgParser.MAIN;

    @Test
    void filesOfAPatternComeInTheOrderOfTheirNames() {
        FakeHost host =
                host("@include \"/etc/syslog-ng/conf.d/*.conf\"\nfilter last { level(err); };\n")
                        .file("/etc/syslog-ng/conf.d/20-b.conf", "filter b { level(err); };\n")
                        .file("/etc/syslog-ng/conf.d/10-a.conf", "filter a { level(err); };\n")
                        .file("/etc/syslog-ng/conf.d/30-c.bak", "} not read {\n");

        SyslogNgConfig config = host.read(new SyslogNgParser()).config();

        assertThat(config.definitions())
                .extracting(d -> d.name() + " " + d.origin())
                .containsExactly(
                        "a /etc/syslog-ng/conf.d/10-a.conf:1",
                        "b /etc/syslog-ng/conf.d/20-b.conf:1",
                        "last /etc/syslog-ng/syslog-ng.conf:3");
    }

    @Test
    void folderIsReadButForNamesWithOddSignsAndDotFiles() {
        FakeHost host =
                host("@include \"/etc/syslog-ng/more\"\n")
                        .file("/etc/syslog-ng/more/a.txt", "filter a { level(err); };\n")
                        .file("/etc/syslog-ng/more/b.conf~", "} not read {\n")
                        .file("/etc/syslog-ng/more/.c.conf", "} not read {\n");

        assertThat(host.read(new SyslogNgParser()).config().definitions())
                .extracting(Definition::name)
                .containsExactly("a");
    }

    @Test
    void twoThousandFilesAreReadHoweverManyAnIncludeNames() {
        FakeHost host = host("@include \"/etc/syslog-ng/more\"\n");
        for (int i = 1; i < 2_000; i++) {
            host.file("/etc/syslog-ng/more/" + i, "filter f" + i + " { level(err); };\n");
        }
        assertThat(host.read(new SyslogNgParser()).isUnderstood()).isTrue();

        host.file("/etc/syslog-ng/more/2000", "");
        assertThat(host.read(new SyslogNgParser()).isUnderstood()).isFalse();
    }

    @Test
    void whatAnApplicationIsMadeOfIsUnknownButForThePackagesOwn() {
        String text = "application a[b] {\n filter { level(err); };\n};\n";
        FakeHost host = host("@include \"/usr/share/syslog-ng/include/scl/a/plugin.conf\"\n");
        host.file("/usr/share/syslog-ng/include/scl/a/plugin.conf", text);

        assertThat(host.read(new SyslogNgParser()).problems()).isEmpty();
        assertThat(messages(read(text)))
                .singleElement()
                .asString()
                .startsWith("what application a is made of is not looked at");
    }

    @Test
    void relativeNameIsLookedForAlongTheIncludePath() {
        FakeHost host =
                host("@include \"scl.conf\"\ndestination d { b(); };\n")
                        .file(
                                "/usr/share/syslog-ng/include/scl.conf",
                                "block destination b() {\n    tcp(\"h\");\n};\n");

        assertThat(drivers(host.read(new SyslogNgParser()).config()))
                .containsExactly("tcp(\"h\") @3");
    }

    @Test
    void patternWithoutAMatchIsNoMistake() {
        understood("@include \"/etc/syslog-ng/conf.d/*.conf\"\n");
    }

    @Test
    void includedFileThatMayNotBeReadIsUnknownAndTheRestStands() {
        FakeHost host =
                host("@include \"/etc/syslog-ng/secret.conf\"\nfilter f { level(err); };\n")
                        .denied("/etc/syslog-ng/secret.conf");

        Parsed.Config<SyslogNgConfig> parsed = host.read(new SyslogNgParser());

        assertThat(parsed.problems())
                .containsExactly(
                        Problem.unknown(
                                Origin.of("/etc/syslog-ng/secret.conf"),
                                "included, and not read: Permission denied"));
        assertThat(parsed.config().unread())
                .containsExactly(Origin.of("/etc/syslog-ng/secret.conf"));
        assertThat(parsed.config().definitions()).hasSize(1);
    }

    @Test
    void folderThatMayNotBeListedIsUnknown() {
        FakeHost host =
                host("@include \"/etc/syslog-ng/conf.d/*.conf\"\n")
                        .deniedFolder("/etc/syslog-ng/conf.d");

        assertThat(host.read(new SyslogNgParser()).problems())
                .extracting(Problem::effect)
                .containsExactly(Problem.Effect.UNKNOWN);
    }

    @Test
    void fileThatIncludesItselfEndsTheReading() {
        assertThat(messages(read("@include \"" + MAIN + "\"\n")))
                .containsExactly(
                        "syslog-ng refuses the configuration: files include one another without"
                                + " end");
    }
}
