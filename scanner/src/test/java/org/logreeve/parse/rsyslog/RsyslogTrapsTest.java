package org.logreeve.parse.rsyslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;
import org.logreeve.snapshot.TestHost;

/** Semantics that are easily taken wrong; each was seen in rsyslogd 8.2302. */
class RsyslogTrapsTest {
    private static final String MAIN = "/etc/rsyslog.conf";

    @Test
    void stockDebianConfigurationHasItsRulesInOrder() throws IOException {
        Parsed.Config<RsyslogConfig> parsed = parse(resource("/hosts/debian-12/etc/rsyslog.conf"));

        assertThat(parsed.problems()).isEmpty();
        assertThat(actions(parsed))
                .containsExactly(
                        "*.*;auth,authpriv.none omfile /var/log/syslog",
                        "auth,authpriv.* omfile /var/log/auth.log",
                        "cron.* omfile /var/log/cron.log",
                        "kern.* omfile /var/log/kern.log",
                        "mail.* omfile /var/log/mail.log",
                        "user.* omfile /var/log/user.log",
                        "*.emerg omusrmsg ");
        assertThat(parsed.config().global("workdirectory", "")).isEqualTo("/var/spool/rsyslog");
    }

    @Test
    void unreadableMemberOfAnIncludeIsUnknown() {
        TestHost host =
                rsyslog("$IncludeConfig /etc/rsyslog.d/*.conf\n*.* /var/log/all\n")
                        .denied("/etc/rsyslog.d/50-x.conf");
        assertThat(shown(parse(host)))
                .containsExactly(
                        "UNKNOWN /etc/rsyslog.d/50-x.conf included, and not read: Permission denied");
    }

    @Test
    void unknownParameterIsNotedAndTheActionStandsWithoutIt() {
        var parsed = parse("action(type=\"omfwd\" target=\"siem\" prot=\"tcp\")\n");
        assertThat(shown(parsed))
                .containsExactly("NOTED /etc/rsyslog.conf:1 omfwd has no parameter 'prot'");
        assertThat(all(parsed).getFirst().value("protocol")).isEqualTo("udp");
    }

    @Test
    void lastOfADuplicateParameterCounts() {
        var parsed = parse("action(type=\"omfwd\" target=\"a\"\n target=\"b\")\n");
        assertThat(all(parsed).getFirst().value("target")).isEqualTo("b");
        assertThat(shown(parsed))
                .singleElement()
                .asString()
                .startsWith("NOTED /etc/rsyslog.conf:1");
    }

    @Test
    void missingIncludeIsAnErrorUnlessOptional() {
        assertThat(shown(parse("include(file=\"/etc/x.conf\")\n")))
                .containsExactly("NOTED /etc/rsyslog.conf:1 '/etc/x.conf' is not there");
        assertThat(shown(parse("include(file=\"/etc/x.conf\" mode=\"optional\")\n"))).isEmpty();
        assertThat(shown(parse("$IncludeConfig /etc/nothing/*.conf\n"))).isEmpty();
    }

    @Test
    void missingFileOfIncludeConfigEndsTheConfiguration() {
        assertThat(actions(parse("*.* /a\n$IncludeConfig /etc/x.conf\n*.* /b\n")))
                .containsExactly("*.* omfile /a");
    }

    @Test
    void namesHaveNoCase() {
        assertThat(all(parse("ACTION(TYPE=\"OmFwd\" TARGET=\"siem\" Port=\"1\")\n")).getFirst())
                .satisfies(a -> assertThat(a.type() + a.value("target")).isEqualTo("omfwdsiem"));
    }

    @Test
    void unknownFacilityEndsItsSelector() {
        var parsed = parse("mail.err;foo.err;cron.err /a\n");
        assertThat(parsed.config().rulesets().getFirst().statements().getFirst())
                .isInstanceOfSatisfying(
                        Statement.Branch.class,
                        b -> assertThat(b.when().maybe().facilities()).containsExactly("mail"));
    }

    @Test
    void commentBehindATargetIsNoPartOfIt() {
        Action action = all(parse("*.* @@h:514 # trailing\n")).getFirst();
        assertThat(action.value("target") + ":" + action.value("port")).isEqualTo("h:514");
    }

    @Test
    void backslashJoinsLinesAndOriginsStayTrue() {
        var parsed = parse("mail.err;\\\n   cron.err \\\n  /a\n*.* /b\n");
        assertThat(actions(parsed)).containsExactly("mail.err;cron.err omfile /a", "*.* omfile /b");
        assertThat(all(parsed)).extracting(a -> a.origin().line()).containsExactly(3, 4);
    }

    @Test
    void continuationInsideAnObjectThatGoesOnBreaksIt() {
        assertThat(shown(parse("action(type=\"omfile\" \\\n file=\"/a\"\n sync=\"on\")\n")))
                .anyMatch(p -> p.startsWith("UNKNOWN"));
    }

    @Test
    void backTicksAreUnknown() {
        assertThat(shown(parse("action(type=\"omfwd\" target=`echo $X`)\n")))
                .anyMatch(p -> p.startsWith("UNKNOWN /etc/rsyslog.conf:1"));
    }

    @Test
    void fragmentsStandInOrderOfTheirNamesWhereTheIncludeStands() {
        TestHost host =
                rsyslog("$IncludeConfig /etc/rsyslog.d/*.conf\n*.* /main\n")
                        .with("/etc/rsyslog.d/20-b.conf", "*.* /b\n")
                        .with("/etc/rsyslog.d/10-a.conf", "*.* /a\n");
        assertThat(actions(parse(host)))
                .containsExactly("*.* omfile /a", "*.* omfile /b", "*.* omfile /main");
    }

    @Test
    void actionChainedWithoutAFilterIsLostWhenMoreFollows() {
        assertThat(actions(parse("/a\n& @@siem\n*.* /b\n")))
                .containsExactly(" omfile /a", "*.* omfile /b");
        assertThat(actions(parse("*.* /a\n& @@siem\n*.* /b\n"))).hasSize(3);
    }

    @Test
    void notBindsTighterThanAComparison() {
        assertThat(parse("if not $syslogfacility == 4 then /a\n").config().rulesets())
                .first()
                .extracting(r -> ((Statement.Branch) r.statements().getFirst()).when())
                .isEqualTo(new Condition.Other());
    }

    @Test
    void actionOfAModuleThatIsNotLoadedIsNotCreated() {
        assertThat(actions(parse("*.* action(type=\"omrelp\" target=\"siem\")\n"))).isEmpty();
    }

    @Test
    void discardLeavesTheQueueDirectivesToTheNextAction() {
        assertThat(all(parse("$ActionQueueType LinkedList\nmail.* ~\n*.* @@siem\n")))
                .extracting(a -> a.value("queue.type"))
                .containsExactly("linkedlist");
    }

    private static Parsed.Config<RsyslogConfig> parse(String text) {
        return parse(rsyslog(text));
    }

    private static Parsed.Config<RsyslogConfig> parse(TestHost host) {
        return (Parsed.Config<RsyslogConfig>) host.parse(new RsyslogParser());
    }

    private static TestHost rsyslog(String text) {
        return TestHost.of(MAIN, text).present("/usr/sbin/rsyslogd");
    }

    private static List<String> shown(Parsed.Config<RsyslogConfig> parsed) {
        return parsed.problems().stream().map(RsyslogTrapsTest::shown).toList();
    }

    private static String shown(Problem problem) {
        return problem.effect() + " " + problem.at() + " " + problem.message();
    }

    private static List<Action> all(Parsed.Config<RsyslogConfig> parsed) {
        return parsed.config().rulesets().getFirst().statements().stream()
                .flatMap(RsyslogTrapsTest::actionsOf)
                .toList();
    }

    private static Stream<Action> actionsOf(Statement statement) {
        return switch (statement) {
            case Statement.Run run -> Stream.of(run.action());
            case Statement.Branch b -> b.then().stream().flatMap(RsyslogTrapsTest::actionsOf);
            case Statement.Loop loop -> loop.body().stream().flatMap(RsyslogTrapsTest::actionsOf);
            case Statement.Stop stop -> Stream.empty();
            case Statement.Call call -> Stream.empty();
            case Statement.CallIndirect call -> Stream.empty();
        };
    }

    private static List<String> actions(Parsed.Config<RsyslogConfig> parsed) {
        return parsed.config().rulesets().getFirst().statements().stream()
                .flatMap(
                        s -> {
                            String when = s instanceof Statement.Branch b ? b.text() : "";
                            return actionsOf(s)
                                    .map(a -> when + " " + a.type() + " " + a.value("file"));
                        })
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RsyslogTrapsTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
