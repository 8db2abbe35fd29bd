package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.logreeve.parse.syslogng.SyslogNgTexts.messages;
import static org.logreeve.parse.syslogng.SyslogNgTexts.read;
import static org.logreeve.parse.syslogng.SyslogNgTexts.understood;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/** What syslog-ng 3.38 was seen to refuse, and what only a start of it does. */
class SyslogNgRefusalsTest {
    private static final String MAIN = SyslogNgParser.MAIN;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block destination b(host()) {\n tcp(\"`host`\"); };\ndestination d { b(); };",
                "block destination b() {\n tcp(\"h\"); };\ndestination d { b(port(1)); };",
                "# one ` tick in a comment",
                "destination d { tcp(\"h\" no-such-option(1)); };",
                "destination d { tcp(\"h\") };",
                "destination d { tcp(\"h\"); }\nfilter f { facility(auth); };",
                "destination d { file(\"/x\" create-dirs(\"yes\")); };",
                "destination d { file(\"/x\" perm(\"0640\")); };",
                "destination d { tcp(\"h\" tls(cert-file(\"/etc/nowhere.pem\"))); };",
                "filter f { facility(authority); };",
                "filter f { level(err...emerg); };",
                "filter f { program(\"x\" type(\"posix\")); };",
                "filter f { };",
                "log { flags(final); filter(f); };",
                "source s { file(\"/a\"); }; source s { file(\"/b\"); };",
                "@include \"/etc/syslog-ng/nowhere.conf\"",
                "options { use-dns(\"no\"); };",
                "destination d { file(\"/unclosed); };",
                "filter type { level(err); };",
                "destination yes { file(\"/x\"); };",
                "filter f { level(3); };",
                "rewrite r { set(\"x\" value(\"FACILITY\")); };",
                "parser p { json-parser(nosuch(\"x\")); };",
                "options { mark-mode(global); };",
                "@module nosuchmodule",
                "@requires nosuch",
                "python {\n};",
                "frobnicate { };"
            })
    void oneWrongWordTakesTheWholeConfigurationDown(String text) {
        assertThat(messages(read(text + "\n")))
                .anyMatch(m -> m.startsWith("syslog-ng refuses the configuration: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source s { internal(); };\nlog { source(s); destination(nope); };",
                "log { source(nope); };",
                "source s { internal(); };\nlog { source(s); filter { filter(nope) }; };",
                "source s { internal(); };\n"
                        + "log { source(s); destination { network(\"h\" transport(tls)); }; };",
                "source s { internal(); };\n"
                        + "log { source(s); destination { network(\"h\" tls(peer-verify(no))); }; };",
                "source s { internal(); };\n"
                        + "log { source(s); destination { file(\"/a\"); file(\"/a\"); }; };",
                "source s { internal(); };\nlog { source(s); destination { tcp(\"h\");"
                        + " network(\"h\" port(514)); }; };",
                "source s { internal(); };\nsource t { internal(); };\n"
                        + "log { source(s); source(t); destination { file(\"/a\"); }; };"
            })
    void whatOnlyAStartFindsOutIsAProblemToo(String text) {
        assertThat(messages(read(text + "\n")))
                .singleElement()
                .asString()
                .startsWith("syslog-ng does not start: ");
    }

    @Test
    void unusedStatementsMayNameWhatIsNotThere() {
        assertThat(
                        read("""
                                        filter f_unused { filter(nope); };
                                        destination d1 { file("/a"); };
                                        destination d2 { file("/a"); };
                                        destination d3 { network("h" transport(tls)); };
                                        """)
                                .problems())
                .isEmpty();
    }

    @Test
    void stateNamesOfTheirOwnLetTwoDriversShareAnAddress() {
        understood(
                """
                source s { internal(); };
                destination d { tcp("h" persist-name("a")); tcp("h"); };
                log { source(s); destination(d); };
                """);
    }

    @Test
    void configurationWithoutAVersionIsRefusedAndASecondOnePassedOver() {
        FakeHost host = FakeHost.with("/usr/sbin/syslog-ng").file(MAIN, "log { };\n");
        assertThat(messages(host.read(new SyslogNgParser())))
                .containsExactly("syslog-ng refuses a configuration without @version before it");

        Parsed.Config<SyslogNgConfig> twice = read("@version: 4.2\n");
        assertThat(twice.config().version()).isEqualTo("3.38");
        assertThat(twice.problems()).extracting(Problem::effect).containsOnly(Problem.Effect.NOTED);
    }
}
