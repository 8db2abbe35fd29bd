package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.snapshot.TestHost;

/** What counts as forwarding, and what only looks like it. */
class ForwardTargetsTest {
    private static final String MAIN = "/etc/rsyslog.conf";

    @Test
    void loopbackTargetIsSaidToBeOne() {
        assertThat(
                        targets(
                                "*.* @127.0.0.1\n*.* @@[::1]:514\n*.* @LocalHost\n*.* @127.example.org\n"))
                .extracting(t -> t.host() + " " + t.loopback())
                .containsExactly(
                        "127.0.0.1 true", "::1 true", "LocalHost true", "127.example.org false");
    }

    @Test
    void targetNobodyCanResolveIsStillNamedAsConfigured() {
        assertThat(targets("*.* @@nosuchhost.invalid\n"))
                .extracting(t -> t.host() + ":" + t.port() + " " + t.protocol() + " " + t.origin())
                .containsExactly("nosuchhost.invalid:514 tcp /etc/rsyslog.conf:1");
    }

    @Test
    void forwardInABlockCommentIsNone() {
        assertThat(facts("/* off for now\n*.* @@siem:6514\n*/\n*.* /var/log/all\n")).isEmpty();
    }

    @Test
    void actionThatConfigEnabledSwitchesOffIsNone() {
        assertThat(
                        facts(
                                """
                                action(type="omfwd" target="siem" config.enabled="off")
                                action(type="omfwd" target="siem" config.enabled="On")
                                """))
                .isEmpty();
    }

    @Test
    void forwardAfterAStopForEverythingIsNone() {
        assertThat(facts("*.* stop\n*.* @@siem\n")).isEmpty();
        assertThat(facts("*.* ~\n*.* @@siem\n")).isEmpty();
    }

    @Test
    void forwardAfterAStopInAnIncludedFileIsNone() {
        TestHost host =
                rsyslog("$IncludeConfig /etc/rsyslog.d/*.conf\n*.* @@siem\n")
                        .with("/etc/rsyslog.d/10-quiet.conf", "auth,authpriv.* stop\n");
        assertThat(targets(host))
                .singleElement()
                .satisfies(
                        t -> {
                            assertThat(t.facilities())
                                    .hasSize(22)
                                    .doesNotContain("auth", "authpriv");
                            assertThat(t.conditional()).isFalse();
                        });
    }

    @Test
    void selectorsInListsCount() {
        assertThat(targets("auth,authpriv.* @@siem:6514\n"))
                .extracting(t -> t.facilities() + " " + t.port())
                .containsExactly("[auth, authpriv] 6514");
        assertThat(targets("*.=info;*.=notice @@siem\n"))
                .singleElement()
                .satisfies(t -> assertThat(t.facilities()).hasSize(24));
        assertThat(targets("*.info @@siem\n")).hasSize(1);
    }

    @Test
    void bareAndConditionalRainerScriptActionsCount() {
        assertThat(
                        targets(
                                """
                                action(type="omfwd" Target="siem" Port="6514" Protocol="TCP")
                                if $programname == "sshd"
                                  then ACTION(TYPE="OMFWD" target="other")
                                """))
                .extracting(
                        t ->
                                t.host()
                                        + " "
                                        + t.port()
                                        + " "
                                        + t.protocol()
                                        + " "
                                        + t.facilities().size()
                                        + " "
                                        + t.conditional())
                .containsExactly("siem 6514 tcp 24 false", "other 514 udp 0 true");
    }

    @Test
    void relpWithTlsIsEncrypted() {
        assertThat(
                        targets(
                                """
                                module(load="omrelp")
                                *.* action(type="omrelp" target="siem" port="2514" tls="on")
                                """))
                .extracting(t -> t.protocol() + " " + t.port() + " " + t.tls())
                .containsExactly("relp 2514 true");
    }

    @Test
    void whomAnEncryptedTargetHasToProveToBeIsSaidByItsAuthMode() {
        assertThat(
                        targets(
                                """
                                global(DefaultNetstreamDriver="ossl")
                                module(load="omrelp")
                                *.* action(type="omfwd" target="a" protocol="tcp" StreamDriverMode="1"
                                    StreamDriverAuthMode="x509/name")
                                *.* action(type="omfwd" target="b" protocol="tcp" StreamDriverMode="1"
                                    StreamDriverAuthMode="x509/certvalid")
                                *.* action(type="omfwd" target="c" protocol="tcp" StreamDriverMode="1")
                                *.* action(type="omfwd" target="d" protocol="tcp"
                                    StreamDriverAuthMode="x509/name")
                                *.* action(type="omrelp" target="e" port="2514" tls="on"
                                    tls.authMode="fingerprint")
                                """))
                .extracting(t -> t.host() + " " + t.proof())
                .containsExactly("a name", "b authority", "c none", "d none", "e fingerprint");
    }

    @Test
    void mailDirectiveIsNoForward() {
        assertThat(facts("$ActionMailTo admin@example.org\n*.* /var/log/all\n")).isEmpty();
    }

    @Test
    void driverAndModeTogetherEncrypt() {
        assertThat(
                        targets(
                                """
                                *.* action(type="omfwd" target="a" protocol="tcp" streamDriverMode="1")
                                *.* action(type="omfwd" target="b" protocol="tcp")
                                $ActionSendStreamDriverMode 1
                                *.* @@c
                                *.* @d
                                $DefaultNetstreamDriver gtls
                                """))
                .extracting(t -> t.host() + " " + t.tls())
                .containsExactly("a true", "b false", "c true", "d false");
    }

    @Test
    void queueDirectivesBelongToTheNextActionWhicheverItIs() {
        assertThat(
                        targets(
                                """
                                $ActionQueueType LinkedList
                                $ActionQueueFileName fwd
                                *.* @@a
                                *.* @@b
                                $ActionQueueType LinkedList
                                action(type="omfile" file="/var/log/x")
                                *.* @@c
                                """))
                .extracting(t -> t.host() + " " + t.queue() + " " + t.diskAssisted())
                .containsExactly("a linkedlist true", "b direct false", "c direct false");
    }

    @Test
    void stopInACalledRulesetStopsTheCaller() {
        assertThat(
                        targets(
                                """
                                ruleset(name="quiet") {
                                mail.* stop
                                }
                                call Quiet
                                *.* @@siem
                                """))
                .singleElement()
                .satisfies(t -> assertThat(t.facilities()).hasSize(23).doesNotContain("mail"));
    }

    @Test
    void stopInARulesetWithItsOwnQueueStopsOnlyTheCopy() {
        assertThat(
                        targets(
                                """
                                ruleset(name="quiet" queue.type="LinkedList") {
                                mail.* stop
                                }
                                call quiet
                                *.* @@siem
                                """))
                .singleElement()
                .satisfies(t -> assertThat(t.facilities()).hasSize(24));
    }

    @Test
    void rulesetThatNothingCallsSendsNothing() {
        assertThat(facts("ruleset(name=\"fwd\") {\naction(type=\"omfwd\" target=\"siem\")\n}\n"))
                .isEmpty();
    }

    @Test
    void rulesetOfAnInputSendsWhatThatInputBrings() {
        assertThat(
                        targets(
                                """
                                module(load="imfile")
                                input(type="imfile" file="/var/log/app" tag="app" ruleset="fwd")
                                ruleset(name="fwd") {
                                  action(type="omfwd" target="siem")
                                }
                                """))
                .extracting(t -> t.host() + " " + t.facilities() + " " + t.conditional())
                .containsExactly("siem [] true");
    }

    @Test
    void stopUnderAConditionMakesTheRestConditional() {
        assertThat(targets(":msg, contains, \"noise\" stop\n*.* @@siem\n"))
                .extracting(t -> t.facilities() + " " + t.conditional())
                .containsExactly("[] true");
    }

    @Test
    void bothBranchesTogetherLeaveWhatNeitherStops() {
        assertThat(
                        targets(
                                """
                                if $syslogfacility-text == 'auth' then { stop } else {
                                  /var/log/rest
                                }
                                *.* @@siem
                                """))
                .singleElement()
                .satisfies(
                        t -> {
                            assertThat(t.facilities()).hasSize(23).doesNotContain("auth");
                            assertThat(t.conditional()).isFalse();
                        });
    }

    @Test
    void rulesetsThatCallOneAnotherEnd() {
        assertThat(
                        targets(
                                """
                                ruleset(name="a") { call b }
                                ruleset(name="b") { call a
                                  action(type="omfwd" target="siem") }
                                call a
                                """))
                .hasSize(1);
    }

    @Test
    void callsThatMultiplyAreGivenUpAndSaidSo() {
        var text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(
                    "ruleset(name=\"r%d\") { call r%d\ncall r%d\n}\n".formatted(i, i + 1, i + 1));
        }
        text.append("call r0\n*.* @@siem\n");
        assertThat(facts(text.toString())).hasAtLeastOneElementOfType(Gap.class);
    }

    @Test
    void includeThatMayNotBeReadIsAGapAndNeverSilence() {
        TestHost host =
                rsyslog("$IncludeConfig /etc/rsyslog.d/*.conf\n*.* @@siem\n")
                        .denied("/etc/rsyslog.d/20-secret.conf");
        assertThat(ForwardTargets.of(host.parse(new RsyslogParser())))
                .filteredOn(Gap.class::isInstance)
                .extracting(Fact::origin)
                .extracting(Object::toString)
                .containsExactly("/etc/rsyslog.d/20-secret.conf");
    }

    @Test
    void folderThatMayNotBeListedIsAGap() {
        TestHost host =
                rsyslog("$IncludeConfig /etc/rsyslog.d/*.conf\n").deniedFolder("/etc/rsyslog.d");
        assertThat(ForwardTargets.of(host.parse(new RsyslogParser())))
                .singleElement()
                .isInstanceOfSatisfying(
                        Gap.class, g -> assertThat(g.cause()).isEqualTo(Gap.Cause.UNREADABLE));
    }

    @Test
    void valueFromTheEnvironmentIsAGap() {
        assertThat(facts("action(type=\"omfwd\" target=`echo $SIEM`)\n"))
                .hasAtLeastOneElementOfType(Gap.class);
    }

    @Test
    void logFilesAreThoseThatMessagesComeTo() {
        var parsed =
                rsyslog("auth.* -/var/log/auth.log\n*.* stop\n*.* /var/log/never\n")
                        .parse(new RsyslogParser());
        assertThat(LogFiles.of(parsed))
                .extracting(
                        f -> f.path() + " " + f.reach().surely().facilities() + " " + f.origin())
                .containsExactly("/var/log/auth.log [auth] /etc/rsyslog.conf:1");
    }

    private static List<ForwardTarget> targets(String text) {
        return targets(rsyslog(text));
    }

    private static List<ForwardTarget> targets(TestHost host) {
        return ForwardTargets.of(host.parse(new RsyslogParser())).stream()
                .map(ForwardTarget.class::cast)
                .toList();
    }

    private static List<Fact> facts(String text) {
        return ForwardTargets.of(rsyslog(text).parse(new RsyslogParser()));
    }

    private static TestHost rsyslog(String text) {
        return TestHost.of(MAIN, text)
                .present("/usr/lib/x86_64-linux-gnu/rsyslog/omrelp.so")
                .present("/usr/lib/x86_64-linux-gnu/rsyslog/lmnsd_gtls.so")
                .present("/usr/lib/x86_64-linux-gnu/rsyslog/lmnsd_ossl.so")
                .present("/usr/sbin/rsyslogd");
    }
}
