package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.SudoDefault;
import org.logreeve.fact.SudoGrant;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.sudoers.SudoersParser;
import org.logreeve.text.Origin;

class SudoFactsTest {
    private final FakeHost host = FakeHost.with("/usr/bin/sudo").file("/etc/hostname", "web1\n");

    @Test
    void aGrantIsAFactWithItsAliasesReplaced() {
        sudoers(
                """
                User_Alias OPS = joe, %ops
                Cmnd_Alias VIEW = /bin/cat, /bin/ls -l
                OPS web1 = (ALL : adm) NOPASSWD: NOLOG_OUTPUT: VIEW
                """);

        assertThat(grants())
                .containsExactly(
                        new SudoGrant(
                                List.of("joe", "%ops"),
                                false,
                                List.of("ALL"),
                                List.of("adm"),
                                true,
                                "/bin/cat",
                                false,
                                List.of("!authenticate", "!log_output"),
                                List.of(),
                                true,
                                new Origin("/etc/sudoers", 3)),
                        new SudoGrant(
                                List.of("joe", "%ops"),
                                false,
                                List.of("ALL"),
                                List.of("adm"),
                                true,
                                "/bin/ls -l",
                                false,
                                List.of("!authenticate", "!log_output"),
                                List.of(),
                                true,
                                new Origin("/etc/sudoers", 3)));
    }

    @Test
    void aGrantIsForRootAloneOnlyWhenItNamesNobodyElse() {
        sudoers(
                """
                User_Alias SELF = root, #0
                SELF ALL = ALL
                root, joe ALL = ALL
                ALL ALL = ALL
                ALL, !joe ALL = ALL
                %root ALL = ALL
                """);

        assertThat(grants())
                .extracting(grant -> grant.users() + " " + grant.rootAlone())
                .containsExactlyInAnyOrder(
                        "[root, #0] true",
                        "[root, joe] false",
                        "[ALL] false",
                        "[ALL, !joe] false",
                        "[%root] false");
    }

    @Test
    void grantsForOtherHostsAreNoFactsAndThoseThatMayBeForThisOneAreUncertain() {
        sudoers("joe db = ALL\nann 10.0.0.0/8 = ALL\neve web* = ALL\n");

        assertThat(grants())
                .extracting(grant -> grant.users() + " " + grant.certain())
                .containsExactly("[ann] false", "[eve] true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALL|any-command",
                "/bin/bash|any-command",
                "/usr/bin/*|any-command",
                "/usr/bin/|any-command",
                "/opt/app/bin/*|unrated",
                "/opt/app/deploy.sh|unrated",
                "/usr/bin/vi|any-command",
                "/usr/bin/systemctl|stop, edit",
                "/usr/bin/systemctl stop rsyslog|stop",
                "/usr/bin/systemctl stop rsyslog.service|stop",
                "/usr/bin/systemctl restart nginx|",
                "/usr/bin/systemctl * nginx|stop",
                "/usr/bin/systemctl status *|",
                "/usr/bin/systemctl enable nginx|",
                "/usr/bin/systemctl enable *|any-command",
                "/usr/bin/systemctl --now enable /home/bob/x.service|any-command",
                "/usr/bin/systemctl stop *|stop",
                "/usr/bin/systemctl edit auditd|edit",
                "/usr/sbin/service rsyslog stop|stop",
                "/usr/sbin/auditctl|stop",
                "/usr/sbin/auditctl -l|",
                "/usr/sbin/auditctl -e 0|stop",
                "/bin/rm|erase",
                "/bin/rm /tmp/x|unrated",
                "/bin/rm /var/log/auth.log|erase",
                "/bin/rm /tmp/*|erase",
                "/usr/bin/tee -a /etc/hosts|unrated",
                "/usr/bin/journalctl|erase",
                "/usr/bin/journalctl --vacuum-time=1s|erase",
                "/usr/bin/journalctl -u nginx|",
                "/bin/kill|stop",
                "/usr/bin/pkill nginx|unrated",
                "sudoedit /etc/rsyslog.conf|edit",
                "sudoedit /etc/motd|unrated",
                "/bin/cat /var/log/syslog|",
                "/usr/sbin/logrotate|any-command",
                "/home/joe/bin/cat|unrated",
                "/opt/app/systemctl status nginx|unrated",
                "/usr/local/bin/cat|",
                "/usr/bin/systemctl isolate rescue.target|stop",
                "/usr/bin/systemctl isolate app|stop",
                "/usr/bin/systemctl start rescue.target|stop",
                "/usr/bin/systemctl start nginx|",
                "/usr/bin/systemctl stop multi-user.target|stop",
                "/usr/bin/systemctl kill system.slice|stop",
                "/usr/bin/systemctl stop var-log.mount|stop",
                "/usr/bin/systemctl freeze rsyslog|stop",
                "/usr/bin/systemctl preset auditd|stop",
                "/usr/bin/systemctl preset-all|stop",
                "/usr/bin/systemctl revert rsyslog|edit",
                "/usr/bin/systemctl clean --what=logs rsyslog|erase",
                "/usr/bin/systemctl log-level emerg|edit",
                "/usr/bin/systemctl set-default rescue.target|edit",
                "/usr/bin/systemctl frobnicate rsyslog|unrated",
                "/usr/bin/systemctl start *|stop",
                "/usr/bin/systemctl reboot|stop",
                "/usr/sbin/service rsyslog force-stop|stop",
                "/usr/sbin/service rsyslog --full-restart|stop",
                "/usr/sbin/service rsyslog status|",
                "/usr/sbin/service rsyslog rotate|unrated",
                "/usr/sbin/service nginx rotate|",
                "/usr/sbin/service rsyslog *|stop",
                "/usr/bin/dmesg -C|erase",
                "/usr/bin/dmesg -rc|erase",
                "/usr/bin/dmesg --clear|erase",
                "/usr/bin/dmesg --read-cl|erase",
                "/usr/bin/dmesg -T|",
                "/usr/bin/lastlog|erase",
                "/usr/bin/lastlog -C -u joe|erase",
                "/usr/bin/lastlog -u joe|",
                "/usr/sbin/ausearch|erase",
                "/usr/sbin/ausearch --checkpoint /var/log/audit/audit.log|erase",
                "/usr/sbin/ausearch -k sudo|",
                "/usr/bin/ss -K dst 192.0.2.1|stop",
                "/usr/bin/ss -tlnp|",
                "/usr/bin/journalctl --relinquish-var|erase",
                "/usr/bin/journalctl --cursor-file=/var/log/auth.log|erase",
                "/usr/bin/journalctl --vac=1s|erase",
                "/usr/bin/journalctl --since yesterday|"
            })
    void powersComeFromTheProgramAndItsArguments(String command, String powers) {
        sudoers("joe ALL = " + command + "\n");

        assertThat(String.join(", ", grants().getFirst().powers()))
                .isEqualTo(powers == null ? "" : powers);
    }

    @ParameterizedTest
    @CsvSource({
        "(postgres),false",
        "(root),true",
        "(#0),true",
        "(ALL),true",
        "'(ALL, !root)',false",
        "'(!root, ALL)',true",
        "(%admins),true",
        "(:adm),false",
        "'',true"
    })
    void onlyRootHasPowerOverLogging(String runAs, boolean root) {
        sudoers("joe ALL = " + runAs + " ALL\n");

        assertThat(grants().getFirst().asRoot()).isEqualTo(root);
        assertThat(grants().getFirst().powers().isEmpty()).isEqualTo(!root);
    }

    @ParameterizedTest
    @CsvSource({
        "Defaults runas_default=oper,false",
        "Defaults runas_default=root,true",
        "Defaults:ann runas_default=oper,true",
        "'Defaults runas_default=oper\nDefaults:joe runas_default=root',true",
        "'Defaults runas_default=oper\nDefaults:joe runas_default=app',false",
        "'Defaults runas_default=oper\nDefaults@10.0.0.0/8 runas_default=root',true"
    })
    void grantWithoutANameIsForRootWhereAnyDefaultMayBe(String defaults, boolean root) {
        sudoers(defaults + "\njoe ALL = ALL\n");

        assertThat(grants().getFirst().asRoot()).isEqualTo(root);
    }

    @Test
    void takingShellsAwayFromAllLeavesAll() {
        sudoers("joe ALL = ALL, !/bin/sh\n");

        assertThat(grants())
                .extracting(g -> g.command() + " " + g.denied() + " " + g.powers())
                .containsExactly("ALL false [any-command]", "/bin/sh true []");
    }

    @Test
    void settingsAreFactsInTheirScope() {
        sudoers("Defaults !syslog\nDefaults>root log_output\n");

        assertThat(facts(SudoDefault.class))
                .contains(
                        new SudoDefault(
                                "syslog",
                                "no",
                                "everybody",
                                List.of(),
                                false,
                                new Origin("/etc/sudoers", 1)),
                        new SudoDefault(
                                "log_output",
                                "yes",
                                "run-as",
                                List.of("root"),
                                false,
                                new Origin("/etc/sudoers", 2)),
                        new SudoDefault(
                                "log_allowed",
                                "yes",
                                "everybody",
                                List.of(),
                                true,
                                Origin.of("/etc/sudoers")));
    }

    @Test
    void aSettingForHostsThatMayBeThisOneIsAGapOfItsName() {
        sudoers("Defaults@10.0.0.0/8 !syslog\n");

        assertThat(facts(Gap.class))
                .extracting(gap -> gap.kind() + " " + gap.scope())
                .containsExactly("SudoDefault syslog");
    }

    @Test
    void whatMayNotBeReadIsAGapOfBothKinds() {
        host.denied("/etc/sudoers");

        assertThat(SudoFacts.of(host.parse(new SudoersParser())))
                .extracting(fact -> ((Gap) fact).kind())
                .containsExactly("SudoDefault", "SudoGrant");
    }

    private void sudoers(String text) {
        host.file("/etc/sudoers", text);
    }

    private List<SudoGrant> grants() {
        return facts(SudoGrant.class);
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return SudoFacts.of(host.parse(new SudoersParser())).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
