package org.logreeve.parse.chrony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.Origin;

class ChronyParserTest {
    private static final String MAIN = "/etc/chrony/chrony.conf";
    private final ChronyParser parser = new ChronyParser();
    private final FakeHost host = FakeHost.with("/usr/sbin/chronyd");

    @Test
    void onlyALineThatStartsWithAMarkIsAComment() {
        host.file(
                MAIN,
                """
                # one
                  ! two
                ; three
                % four
                server a.example
                """);

        assertThat(sources()).containsExactly("server a.example  " + MAIN + ":5");
        assertThat(problems()).isEmpty();
    }

    @Test
    void textAfterASourceIsNoCommentAndStopsChronyd() {
        host.file(MAIN, "server a.example\nserver b.example # ours\nserver c.example\n");

        assertThat(problems())
                .containsExactly(
                        "UNKNOWN "
                                + MAIN
                                + ":2 server: option '#' is not known (text after an option is no"
                                + " comment); chronyd does not start with this");
    }

    @Test
    void namesAreCaseInsensitive() {
        host.file(MAIN, "SERVER A.example IBURST NTS\nMakeStep 1 3\n");

        assertThat(sources()).containsExactly("server A.example IBURST NTS auth " + MAIN + ":1");
        assertThat(value("makestep").value()).isEqualTo("1 3");
    }

    @Test
    void lastOfASingleValueWinsAndTheOthersAreKept() {
        host.file(MAIN, "maxdistance 1\nallow 10.0.0.0/8\nmaxdistance 2\nallow 192.168.1\n");

        assertThat(parser.values(config()))
                .containsExactly(
                        new EffectiveValue("allow", "10.0.0.0/8", new Origin(MAIN, 2)),
                        new EffectiveValue("allow", "192.168.1", new Origin(MAIN, 4)),
                        new EffectiveValue(
                                "maxdistance",
                                "2",
                                new Origin(MAIN, 3),
                                List.of(new EffectiveValue.Overridden("1", new Origin(MAIN, 1)))));
    }

    @Test
    void confdirTakesEachFileNameFromItsFirstDirectoryInOrderOfNames() {
        host.file(MAIN, "confdir /b /a\nserver last.example\n")
                .file("/a/10.conf", "server a10.example\n")
                .file("/a/20.conf", "server shadowed.example\n")
                .file("/b/20.conf", "server b20.example\n")
                .file("/b/20.conf.bak", "server bak.example\n")
                .file("/b/.30.conf", "server hidden.example\n");

        assertThat(config().sources())
                .extracting(ChronySource::address)
                .containsExactly("a10.example", "b20.example", "last.example");
        assertThat(problems())
                .containsExactly(
                        "NOTED /a/20.conf not read: a directory named before has the same file"
                                + " name");
    }

    @Test
    void sourcedirTakesOnlyWholeLinesOfSourcesAndOnlyFromItsOwnSuffix() {
        host.file(MAIN, "sourcedir /s\nserver first.example\n")
                .file("/s/x.sources", "server x.example\nmakestep 1 1\npool y.example nonsense\n")
                .file("/s/y.sources", "peer y.example\nserver cut.example")
                .file("/s/z.sources.bak", "server bak.example\n")
                .file("/s/z.conf", "server conf.example\n");

        assertThat(config().sources())
                .extracting(ChronySource::address)
                .containsExactly("first.example", "x.example", "y.example");
        assertThat(problems())
                .containsExactly(
                        "NOTED /s/x.sources:2 ignored: only server, pool and peer count here",
                        "NOTED /s/x.sources:3 ignored: option 'nonsense' is not known (text after"
                                + " an option is no comment)",
                        "NOTED /s/y.sources:2 not read from here: the line has no end");
    }

    @Test
    void includeExpandsPatternsAndAMissingPlainFileStopsChronyd() {
        host.file(MAIN, "include /i/*.inc\ninclude /i/no*\ninclude /i/none\n")
                .file("/i/b.inc", "server b.example\n")
                .file("/i/a.inc", "server a.example\n");

        assertThat(config().sources())
                .extracting(ChronySource::address)
                .containsExactly("a.example", "b.example");
        assertThat(problems())
                .containsExactly(
                        "UNKNOWN "
                                + MAIN
                                + ":3 '/i/none' is not there; chronyd does not start with this");
    }

    @Test
    void filesThatIncludeOneAnotherEnd() {
        host.file(MAIN, "server a.example\ninclude " + MAIN + "\ninclude " + MAIN + "\n");

        assertThat(problems())
                .anyMatch(problem -> problem.contains("include one another more than 10 deep"))
                .hasSizeLessThan(2000);
    }

    @Test
    void unreadableMembersAreUnknownWhereTheyStand() {
        host.file(MAIN, "confdir /c\nsourcedir /s\nserver a.example\n")
                .denied("/c/10.conf")
                .deniedFolder("/s");

        assertThat(sources()).hasSize(1);
        assertThat(problems())
                .containsExactly(
                        "UNKNOWN /c/10.conf Permission denied", "UNKNOWN /s may not be listed");
    }

    @Test
    void unreadableMainFileIsUnreadableNotEmpty() {
        host.denied(MAIN);

        assertThat(host.parse(parser))
                .isEqualTo(new Parsed.Unreadable<>(Origin.of(MAIN), "Permission denied"));
    }

    @Test
    void filesLeftBehindByARemovedPackageAreNoChrony() {
        FakeHost without = FakeHost.with().file(MAIN, "server a.example\n");

        assertThat(without.parse(parser)).isEqualTo(new Parsed.NotPresent<>());
    }

    @Test
    void debiansFileIsChosenWhereBothAreThere() {
        host.file(MAIN, "server debian.example\n").file("/etc/chrony.conf", "server rh.example\n");

        assertThat(sources()).containsExactly("server debian.example  " + MAIN + ":1");
        assertThat(problems())
                .containsExactly("NOTED /etc/chrony.conf not read: " + MAIN + " is there too");
    }

    @Test
    void theOtherPlaceIsReadWhereDebiansIsAbsent() {
        host.file("/etc/chrony.conf", "server rh.example\n");

        assertThat(sources()).containsExactly("server rh.example  /etc/chrony.conf:1");
    }

    @Test
    void optionFChangesTheMainFile() {
        host.file(MAIN, "server default.example\n")
                .file("/etc/default/chrony", "# options\nDAEMON_OPTS=\"-F 1 -x -f /srv/c.conf\"\n")
                .file("/srv/c.conf", "server other.example\n");

        assertThat(sources()).containsExactly("server other.example  /srv/c.conf:1");
        assertThat(config().options()).containsExactly("-F 1", "-x");
        assertThat(problems())
                .containsExactly(
                        "NOTED /etc/default/chrony:2 -x: chronyd does not touch the clock",
                        "NOTED /etc/default/chrony:2 -f: chronyd reads '/srv/c.conf'");
    }

    @Test
    void directivesOnTheCommandLineMakeTheFileIgnored() {
        host.file("/etc/chrony.conf", "server file.example\n")
                .file(
                        "/etc/sysconfig/chronyd",
                        "OPTIONS=\"-F 2 'server line.example nts' rtcsync\"\n");

        assertThat(sources())
                .containsExactly("server line.example nts auth /etc/sysconfig/chronyd:1");
        assertThat(value("rtcsync").value()).isEqualTo("yes");
    }

    @Test
    void unreadableOptionsAreUnknown() {
        host.file(MAIN, "server a.example\n").denied("/etc/default/chrony");

        assertThat(problems()).containsExactly("UNKNOWN /etc/default/chrony Permission denied");
    }

    @Test
    void unknownDirectiveIsUnknownAndANewerOneIsNoted() {
        host.file(MAIN, "frobnicate 1\nleapseclist /usr/share/zoneinfo/leap-seconds.list\n");

        assertThat(problems())
                .containsExactly(
                        "UNKNOWN "
                                + MAIN
                                + ":1 directive 'frobnicate' is not known; chronyd does not start"
                                + " with this",
                        "NOTED " + MAIN + ":2 leapseclist needs chronyd 4.6 or newer");
    }

    @Test
    void refclocksAreSourcesAndNoselectIsKept() {
        host.file(MAIN, "refclock PHC /dev/ptp0 poll 2 refid GPS\nserver a.example noselect\n");

        assertThat(config().sources())
                .containsExactly(
                        new ChronySource(
                                "refclock",
                                "PHC:/dev/ptp0",
                                "poll 2 refid GPS",
                                false,
                                true,
                                new Origin(MAIN, 1)),
                        new ChronySource(
                                "server",
                                "a.example",
                                "noselect",
                                false,
                                false,
                                new Origin(MAIN, 2)));
    }

    @Test
    void whatIsNotCollectedIsAskedForAndUnknownUntilThen() {
        host.file(MAIN, "include /x.conf\n").file("/x.conf", "server x.example\n");
        var first = new HostFiles(host.collect(parser.seeds()));

        Parsed<ChronyConfig> provisional = parser.parse(first);

        assertThat(first.wanted().paths()).containsExactly("/x.conf");
        assertThat(((Parsed.Config<ChronyConfig>) provisional).problems())
                .containsExactly(Problem.unknown(Origin.of("/x.conf"), "not collected yet"));
        assertThat(sources()).hasSize(1);
    }

    @Test
    void nothingCollectedIsNeitherAbsentNorEmpty() {
        var files = new HostFiles(Snapshot.empty("h"));

        assertThat(((Parsed.Config<ChronyConfig>) parser.parse(files)).isUnderstood()).isFalse();
        assertThat(files.wanted().stats()).hasSize(2);
    }

    @Test
    void carriageReturnsNulsAndLatin1DoNoHarm() {
        host.file(MAIN, "server a.example\r\n# gr\u00fc\u00df\r\nrtcsync\0 junk\nserver b.example");

        assertThat(config().sources())
                .extracting(ChronySource::address)
                .containsExactly("a.example", "b.example");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aLineOfTenMegabytesIsAProblemNotACrash() {
        host.file(MAIN, "server " + "a".repeat(10_000_000) + "\nserver b.example\n");

        assertThat(problems())
                .containsExactly(
                        "UNKNOWN "
                                + MAIN
                                + ":1 the line is longer than 2047 bytes; chronyd does not start"
                                + " with this");
    }

    @Test
    void stockDebian12() {
        FakeHost debian = host.tree(Path.of("src/test/resources/hosts/debian-12"));

        assertThat(debian.read(parser).problems()).isEmpty();
        assertThat(parser.values(debian.read(parser).config()))
                .extracting(v -> v.key() + " " + v.value() + " " + v.origin().line())
                .containsExactly(
                        "option -F 1 0",
                        "pool 2.debian.pool.ntp.org iburst 8",
                        "sourcedir /run/chrony-dhcp 11",
                        "sourcedir /etc/chrony/sources.d 14",
                        "keyfile /etc/chrony/chrony.keys 18",
                        "driftfile /var/lib/chrony/chrony.drift 22",
                        "ntsdumpdir /var/lib/chrony 25",
                        "logdir /var/log/chrony 31",
                        "maxupdateskew 100.0 34",
                        "rtcsync yes 38",
                        "makestep 1 3 42",
                        "leapsectz right/UTC 47");
    }

    private ChronyConfig config() {
        return host.read(parser).config();
    }

    private List<String> sources() {
        return config().sources().stream()
                .map(
                        s ->
                                "%s %s %s%s %s"
                                        .formatted(
                                                s.kind(),
                                                s.address(),
                                                s.options(),
                                                s.authenticated() ? " auth" : "",
                                                s.origin()))
                .toList();
    }

    private EffectiveValue value(String key) {
        return parser.values(config()).stream()
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
