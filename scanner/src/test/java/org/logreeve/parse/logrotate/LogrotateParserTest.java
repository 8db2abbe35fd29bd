package org.logreeve.parse.logrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.text.Origin;

class LogrotateParserTest {
    private static final String MAIN = "/etc/logrotate.conf";
    private final LogrotateParser parser = new LogrotateParser();
    private final FakeHost host = FakeHost.with("/usr/sbin/logrotate");

    @Test
    void globalSettingsOfAnIncludedFileLeakIntoAllThatFollows() {
        main("weekly\nrotate 4\ninclude /etc/logrotate.d\n/last {\n}\n");
        file("a", "/a {\n}\n").file("/etc/logrotate.d/b", "monthly\nrotate 12\n");
        file("c", "/c {\n}\n");

        assertThat(stanzas()).containsExactly("/a weekly 4", "/c monthly 12", "/last monthly 12");
    }

    @Test
    void globalSettingsCountForTheStanzasBehindThem() {
        main("rotate 1\n/a {\n}\nrotate 2\n/b {\n}\n");

        assertThat(stanzas()).containsExactly("/a size 1048576 1", "/b size 1048576 2");
    }

    @Test
    void anErrorTakesTheStanzaAndTheFilesGlobalSettings() {
        main("rotate 4\ninclude /etc/logrotate.d\n/last {\n}\n");
        file("a", "rotate 9\n/good {\n}\n/bad {\n size 1kb\n}\n/good2 {\n}\n");

        assertThat(stanzas())
                .containsExactly(
                        "/good size 1048576 9", "/good2 size 1048576 9", "/last size 1048576 4");
        assertThat(problems())
                .containsExactly("NOTED /etc/logrotate.d/a:5 unknown unit 'b'; the stanza is lost");
    }

    @Test
    void ofSizeAndIntervalTheLastWrittenWins() {
        main("/a {\n size 100k\n weekly\n}\n/b {\n weekly\n size 100k\n minsize 1M\n}\n");

        assertThat(stanzas()).containsExactly("/a weekly 0", "/b size 102400 0");
        assertThat(value("/a.interval"))
                .isEqualTo(
                        new EffectiveValue(
                                "/a.interval",
                                "weekly",
                                new Origin(MAIN, 3),
                                List.of(
                                        new EffectiveValue.Overridden(
                                                "size 102400", new Origin(MAIN, 2)))));
    }

    @Test
    void aBraceBehindANumberOnOneLineLosesThisStanzaAndTheNext() {
        main("/a { rotate 7 }\n/b {\n}\n/c { daily }\n");

        assertThat(stanzas()).containsExactly("/c daily 0");
        assertThat(problems())
                .containsExactly("NOTED " + MAIN + ":1 bad rotate count '7 }'; the stanza is lost");
    }

    @Test
    void directivesAreCaseSensitiveAndUnknownOnesAreIgnored() {
        main("Compress\n/a {\n Weekly\n rotate 3\n}\n");

        assertThat(stanzas()).containsExactly("/a size 1048576 3");
        assertThat(problems())
                .containsExactly(
                        "NOTED " + MAIN + ":1 'Compress' is not known; the line is ignored",
                        "NOTED " + MAIN + ":3 'Weekly' is not known; the line is ignored");
    }

    @Test
    void aLogBelongsToItsFirstStanza() {
        main("/a {\n rotate 1\n}\n/a {\n rotate 2\n}\n");

        assertThat(stanzas()).containsExactly("/a size 1048576 1", " size 1048576 2");
        assertThat(problems())
                .containsExactly(
                        "NOTED "
                                + MAIN
                                + ":4 '/a' belongs to the stanza at "
                                + MAIN
                                + ":1"
                                + " already");
    }

    @Test
    void aPatternIsGivenUpAtAnExistingLogOfAnEarlierStanza() {
        main("/log/b.log {\n}\n/log/*.log {\n rotate 9\n}\n");
        host.file("/log/b.log", "");

        LogrotateConfig config = host.read(parser).config();

        assertThat(config.stanzaFor("/log/a.log").orElseThrow().settings().rotate()).isEqualTo(9);
        assertThat(config.stanzaFor("/log/b.log").orElseThrow().settings().rotate()).isZero();
        assertThat(config.stanzaFor("/log/c.log")).isEmpty();
    }

    @Test
    void aNameCoveredByAnEarlierPatternIsADuplicateOnlyWhenItExists() {
        main("/log/*.log {\n rotate 9\n}\n/log/a.log /log/b.log {\n rotate 1\n}\n");
        host.file("/log/a.log", "");

        assertThat(stanzas())
                .containsExactly("/log/*.log size 1048576 9", "/log/b.log size 1048576 1");
    }

    @Test
    void patternsThatMayNameTheSameLogsAreUnknown() {
        main("/log/a*.log {\n}\n/log/*b.log {\n}\n/log/*.txt {\n}\n");

        assertThat(problems())
                .containsExactly(
                        "UNKNOWN "
                                + MAIN
                                + ":3 '/log/*b.log': may name the same logs as"
                                + " '/log/a*.log'");
    }

    @Test
    void filesThatOthersCanWriteOrOwnAreIgnored() {
        main("include /etc/logrotate.d\n");
        host.file("/etc/logrotate.d/group", 0664, "root", "/a {\n}\n");
        host.file("/etc/logrotate.d/owner", 0644, "www", "/b {\n}\n");
        host.file("/etc/logrotate.d/zero", 0600, "0", "/c {\n}\n");

        assertThat(stanzas()).containsExactly("/c size 1048576 0");
        assertThat(problems())
                .containsExactly(
                        "NOTED /etc/logrotate.d/group ignored: writable by group or others",
                        "NOTED /etc/logrotate.d/owner ignored: owned by 'www', not by root");
    }

    @Test
    void dotFilesAreReadTabooNamesAndFoldersAreNot() {
        main("include /etc/logrotate.d\n");
        for (String name : List.of(".hid", ".x.swp", "a", "b.bak", "c~", "d.dpkg-old", "sub/e")) {
            file(name, "/" + name + " {\n}\n");
        }

        assertThat(stanzas().stream().map(s -> s.substring(0, s.indexOf(' '))))
                .containsExactly("/.hid", "/.x.swp", "/a");
    }

    @Test
    void tabooextAppliesToLaterDirectoriesOnly() {
        main("include /etc/logrotate.d\ntabooext + .zz\ninclude /more\n");
        file("a", "tabooext + .yy\n").file("/etc/logrotate.d/b.yy", "/b {\n}\n");
        host.file("/more/c.yy", "/c {\n}\n").file("/more/d.zz", "/d {\n}\n");
        host.file("/more/e", "/e {\n}\n");

        assertThat(stanzas()).containsExactly("/b size 1048576 0", "/e size 1048576 0");
    }

    @Test
    void namesThatNewerVersionsPassOverAreUnknown() {
        main("include /etc/logrotate.d\n");
        file("a.orig", "/a {\n}\n");

        assertThat(problems())
                .containsExactly(
                        "UNKNOWN "
                                + MAIN
                                + ":1 '/etc/logrotate.d/a.orig' is read by 3.21 and not"
                                + " by newer versions");
    }

    @Test
    void scriptsAreTextAndNotDirectives() {
        main("/a {\n rotate 3\n postrotate\n  rotate 999 }\n endscript\n daily\n}\n");

        assertThat(stanzas()).containsExactly("/a daily 3");
    }

    @Test
    void namesMayBeQuotedAndStandOnSeveralLines() {
        main("\"/with space\" /b\n# between\n'/c' {\n daily # weekly\n}\n");

        assertThat(stanzas()).containsExactly("/with space /b /c daily 0");
    }

    @Test
    void numbersAreReadAsInC() {
        main("/a {\n rotate 010\n}\n/b {\n rotate = 0x10\n}\n/c {\n rotate -1\n}\n");

        assertThat(stanzas())
                .containsExactly("/a size 1048576 8", "/b size 1048576 16", "/c size 1048576 -1");
    }

    @Test
    void aMissingOlddirEndsTheReadingOfTheFile() {
        main("/log/a {\n olddir old\n missingok\n}\n/log/b {\n}\n");
        host.folder("/log");

        assertThat(stanzas()).isEmpty();
        assertThat(problems())
                .containsExactly(
                        "NOTED "
                                + MAIN
                                + ":4 olddir 'old' is not there; the file is not read any"
                                + " further");
    }

    @Test
    void unreadableMembersAreUnknownAndTheOthersStay() {
        main("include /etc/logrotate.d\n");
        file("b", "/b {\n}\n").denied("/etc/logrotate.d/a");

        assertThat(stanzas()).containsExactly("/b size 1048576 0");
        assertThat(problems()).containsExactly("UNKNOWN /etc/logrotate.d/a Permission denied");
    }

    @Test
    void unreadableMainFileIsUnreadableAndNoProgramIsNotPresent() {
        assertThat(host.denied(MAIN).parse(parser))
                .isEqualTo(new Parsed.Unreadable<>(Origin.of(MAIN), "Permission denied"));
        assertThat(FakeHost.with().file(MAIN, "weekly\n").parse(parser))
                .isEqualTo(new Parsed.NotPresent<>());
    }

    @Test
    void includeCyclesEnd() {
        main("include /x\n");
        host.file("/x", "include /x\ninclude /x\n");

        assertThat(problems()).anyMatch(p -> p.contains("more than 16 deep")).isNotEmpty();
        assertThat(problems()).anyMatch(p -> p.contains("more than 500 files"));
    }

    @Test
    void hostileTextEndsInProblemsNotInACrash() {
        for (String text :
                List.of(
                        "\0",
                        "/a {\0",
                        "/a {\r\n daily\r\n}\r\n",
                        "/gr\u00fc\u00df {\n}\n",
                        "\"/a {\n",
                        "/a {",
                        "/a",
                        "/a \\{",
                        "}",
                        "{",
                        "rotate",
                        "=",
                        "/a {\npostrotate\n",
                        "rotate " + "9".repeat(1_000_000) + "\n",
                        "a".repeat(10_000_000),
                        "/" + "*".repeat(100_000) + " {\n}\n/b* {\n}\n",
                        "/a {\n}\n".repeat(100_000))) {
            main(text);

            assertThat(host.parse(parser)).isInstanceOf(Parsed.Config.class);
        }
    }

    @Test
    void stockDebian12() {
        host.tree(Path.of("src/test/resources/hosts/debian-12"));

        assertThat(problems()).isEmpty();
        assertThat(stanzas())
                .contains(
                        "/var/log/alternatives.log monthly 12",
                        "/var/log/btmp monthly 1",
                        "/var/log/chrony/*.log weekly 4",
                        "/var/log/wtmp monthly 1")
                .hasSize(9);
        assertThat(value("/var/log/syslog.rotate"))
                .isEqualTo(
                        new EffectiveValue(
                                "/var/log/syslog.rotate",
                                "4",
                                new Origin("/etc/logrotate.d/rsyslog", 8),
                                List.of(new EffectiveValue.Overridden("4", new Origin(MAIN, 9)))));
    }

    private void main(String text) {
        host.file(MAIN, text);
    }

    private FakeHost file(String name, String text) {
        return host.file("/etc/logrotate.d/" + name, text);
    }

    private List<String> stanzas() {
        return host.read(parser).config().stanzas().stream()
                .map(
                        s ->
                                s.patterns().stream()
                                                .map(LogPattern::text)
                                                .collect(Collectors.joining(" "))
                                        + " "
                                        + s.settings().interval()
                                        + " "
                                        + s.settings().rotate())
                .toList();
    }

    private EffectiveValue value(String key) {
        return parser.values(host.read(parser).config()).stream()
                .filter(value -> value.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> problems() {
        return host.read(parser).problems().stream()
                .map(p -> p.effect() + " " + p.at() + " " + p.message())
                .toList();
    }
}
