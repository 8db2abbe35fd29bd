package org.logreeve.parse.sudoers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

class SudoersParserTest {
    private final FakeHost host =
            FakeHost.with("/usr/bin/sudo").file("/etc/hostname", "web1.example.org\n");

    @Test
    void theLastGlobalSettingWinsAndKeepsWhatItOverrode() {
        host.file("/etc/sudoers", "Defaults syslog=local1\nDefaults !syslog\n");

        EffectiveValue syslog = value("Defaults.syslog");

        assertThat(syslog.value() + " " + syslog.origin() + " " + syslog.overrode())
                .isEqualTo("no /etc/sudoers:2 [Overridden[value=local1, origin=/etc/sudoers:1]]");
    }

    @Test
    void theLastSettingForThisHostWinsWhetherItNamesTheHostOrNot() {
        host.file("/etc/sudoers", "Defaults@web1 !log_output\nDefaults log_output\n");
        assertThat(value("Defaults.log_output").value()).isEqualTo("yes");

        host.file("/etc/sudoers", "Defaults log_output\nDefaults@web1 !log_output\n");
        assertThat(value("Defaults.log_output").value()).isEqualTo("no");
    }

    @Test
    void aGeneralSettingTakesOverThoseOfUsersBeforeIt() {
        host.file(
                "/etc/sudoers",
                """
                Defaults:joe,%ops !log_output
                Defaults>oracle !log_output
                Defaults log_output
                """);

        assertThat(keys()).contains("Defaults.log_output").noneMatch(key -> key.contains(":joe"));
        assertThat(keys()).noneMatch(key -> key.contains(">oracle"));
        assertThat(value("Defaults.log_output").value()).isEqualTo("yes");
    }

    @Test
    void aGeneralSettingThatAddsToAListAddsToThatOfUsersToo() {
        host.file(
                "/etc/sudoers",
                """
                Defaults env_keep = A
                Defaults:joe env_keep += B
                Defaults env_keep += C
                """);

        assertThat(value("Defaults.env_keep").value()).isEqualTo("A C");
        assertThat(value("Defaults:joe.env_keep").value()).isEqualTo("A B C");
    }

    @Test
    void aSettingOfACommandWinsWhereverItStands() {
        host.file("/etc/sudoers", "Defaults!/bin/a !log_output\nDefaults log_output\n");

        assertThat(value("Defaults.log_output").value()).isEqualTo("yes");
        assertThat(value("Defaults!/bin/a.log_output").value()).isEqualTo("no");
    }

    @Test
    void aHostSettingForOthersIsNone() {
        host.file("/etc/sudoers", "Defaults log_output\nDefaults@db* !log_output\n");

        assertThat(value("Defaults.log_output").value()).isEqualTo("yes");
    }

    @Test
    void settingsOfUsersStandBesideThoseForEverybody() {
        host.file("/etc/sudoers", "Defaults log_output\nDefaults:joe,%ops !log_output\n");

        assertThat(value("Defaults.log_output").value()).isEqualTo("yes");
        assertThat(value("Defaults:joe,%ops.log_output").value()).isEqualTo("no");
    }

    @Test
    void listsGrowShrinkAndAreReplaced() {
        host.file(
                "/etc/sudoers",
                """
                Defaults env_keep = "A B", env_keep += "C  D", env_keep -= B
                Defaults:joe env_keep += E
                Defaults !log_servers
                """);

        assertThat(value("Defaults.env_keep").value()).isEqualTo("A C D");
        assertThat(value("Defaults:joe.env_keep").value()).isEqualTo("A C D E");
        assertThat(value("Defaults.log_servers").value()).isEmpty();
    }

    @Test
    void aSettingThatSudoDoesNotTakeIsIgnored() {
        host.file(
                "/etc/sudoers",
                """
                Defaults syslog=local9
                Defaults log_output=yes, nosuchsetting, logfile=var/log/x, !passwd_tries
                """);

        assertThat(value("Defaults.syslog").value()).isEqualTo("authpriv");
        assertThat(value("Defaults.log_output").value()).isEqualTo("no");
        assertThat(read().problems()).hasSize(5).allMatch(p -> p.effect() == Problem.Effect.NOTED);
        assertThat(read().isUnderstood()).isTrue();
    }

    @Test
    void aTagHoldsForTheCommandsBehindItOnTheLine() {
        host.file(
                "/etc/sudoers", "joe ALL = /bin/a, NOLOG_OUTPUT: /bin/b, /bin/c : ALL = /bin/d\n");

        assertThat(read().config().grants())
                .extracting(grant -> grant.command().text() + " " + grant.tags())
                .containsExactly(
                        "/bin/a {}",
                        "/bin/b {log_output=false}",
                        "/bin/c {log_output=false}",
                        "/bin/d {}");
    }

    @Test
    void namesWithADotOrATildeAtTheEndAreNotIncluded() {
        host.file("/etc/sudoers", "#includedir /etc/sudoers.d\n")
                .file("/etc/sudoers.d/20", "Defaults !syslog\n")
                .file("/etc/sudoers.d/10", "Defaults syslog=auth\n")
                .file("/etc/sudoers.d/a.conf", "Defaults syslog=user\n")
                .file("/etc/sudoers.d/b~", "Defaults syslog=user\n");

        EffectiveValue syslog = value("Defaults.syslog");

        assertThat(syslog.value() + " " + syslog.origin()).isEqualTo("no /etc/sudoers.d/20:1");
    }

    @Test
    void aMemberOfAnIncludedFolderThatOthersMayWriteIsPassedOver() {
        host.file("/etc/sudoers", "@includedir /etc/sudoers.d\n")
                .file("/etc/sudoers.d/10", 0646, "root", "Defaults !syslog\n")
                .file("/etc/sudoers.d/20", 0644, "joe", "Defaults !syslog\n");

        assertThat(value("Defaults.syslog").value()).isEqualTo("authpriv");
        assertThat(read().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "everybody may write to it: sudo passes it over",
                        "its owner is joe: sudo passes it over");
    }

    @Test
    void anIncludeStandsWhereItIsWritten() {
        host.file("/etc/sudoers", "Defaults syslog=auth\n@include more\nDefaults syslog=user\n")
                .file("/etc/more", "Defaults syslog=local0\n");

        assertThat(value("Defaults.syslog").overrode())
                .extracting(EffectiveValue.Overridden::value)
                .containsExactly("auth", "local0");
    }

    @Test
    void aNumberSignBeforeAnythingButANumberBeginsAComment() {
        host.file(
                "/etc/sudoers",
                """
                #include/etc/x
                #includefoo y
                #1000 ALL = /bin/a # b
                # Defaults !syslog \\
                #-1 ALL = ALL
                """);

        assertThat(read().isUnderstood()).isTrue();
        assertThat(read().config().grants())
                .extracting(grant -> grant.users().getFirst().text())
                .containsExactly("#1000", "#-1");
    }

    @Test
    void aBackslashJoinsLinesButNotInFrontOfDefaults() {
        host.file(
                "/etc/sudoers", "Defaults \\\n   !syslog\njoe ALL = /bin/a, \\\nDefaults syslog\n");

        assertThat(value("Defaults.syslog").value()).isEqualTo("no");
        assertThat(read().problems())
                .extracting(Problem::effect)
                .containsExactly(Problem.Effect.UNKNOWN);
    }

    @Test
    void whatIsNotUnderstoodIsOneEntryAndMakesTheRestUncertain() {
        host.file("/etc/sudoers", "joe ALL = bad\nann ALL = ALL\n");

        assertThat(read().problems())
                .containsExactly(
                        Problem.unknown(
                                new org.logreeve.text.Origin("/etc/sudoers", 1),
                                "'bad' is no absolute path of a command; sudo drops the whole"
                                        + " entry"));
        assertThat(read().config().grants()).hasSize(1);
    }

    @Test
    void aliasesOfAliasesAreFollowedAndCirclesEnd() {
        host.file(
                "/etc/sudoers",
                """
                User_Alias A = B, !C : B = joe : C = ann, D : D = C
                A ALL = ALL
                """);

        SudoersConfig config = read().config();

        assertThat(config.aliases().expand(Aliases.Type.USER, config.grants().getFirst().users()))
                .extracting(Member::text)
                .containsExactly("joe", "!ann", "!C");
    }

    @Test
    void aliasesThatGrowWithoutEndAreGivenUp() {
        var text = new StringBuilder("User_Alias A0 = joe\n");
        for (int i = 1; i < 60; i++) {
            text.append("User_Alias A%d = A%d, A%d\n".formatted(i, i - 1, i - 1));
        }
        host.file("/etc/sudoers", text + "A59 ALL = ALL\n");

        SudoersConfig config = read().config();

        assertThat(config.aliases().expand(Aliases.Type.USER, config.grants().getFirst().users()))
                .isNull();
    }

    @Test
    void otherSourcesOfRulesAreNotRead() {
        host.file("/etc/sudoers", "Defaults syslog\n")
                .file("/etc/nsswitch.conf", "passwd: files\nsudoers: files sss # directory\n");

        assertThat(read().problems())
                .extracting(p -> p.at() + " " + p.message())
                .containsExactly(
                        "/etc/nsswitch.conf:2 sudo also asks files sss, which is not read");
    }

    @Test
    void anotherPolicyMayDecideOtherwise() {
        host.file("/etc/sudoers", "Defaults syslog\n")
                .file("/etc/sudo.conf", "Plugin python_policy python_plugin.so X\n");

        assertThat(read().isUnderstood()).isFalse();
    }

    @Test
    void aFileThatMayNotBeReadIsUnreadableNotEmpty() {
        host.denied("/etc/sudoers");

        assertThat(host.parse(new SudoersParser())).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void aHostWithoutSudoHasNoSudoers() {
        assertThat(FakeHost.with().file("/etc/sudoers", "").parse(new SudoersParser()))
                .isInstanceOf(Parsed.NotPresent.class);
    }

    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^",
                "^,",
                "\\",
                "\\ ",
                "!",
                "\"",
                "(",
                "a,",
                "a=",
                "%",
                "+",
                "#",
                "#1,",
                "::",
                "a:",
                "1.",
                "/",
                "/a\\,",
                " ",
                "\t",
                "\0",
                "\r",
                "ALL=ALL:",
                "NOPASSWD:",
                "sha256:",
                "é",
                "Defaults",
                "Defaults:a,",
                "User_Alias A=a:",
                "@include a ",
                "x ALL=/a ^"
            })
    void aLineOfTwoMegabytesIsAProblemAtMost(String sign) {
        for (String start : List.of("", "Defaults ", "joe ALL = ", "joe ALL = /bin/a ")) {
            host.file("/etc/sudoers", start + sign.repeat(2_000_000 / sign.length()) + "\n");

            assertThat(read().problems()).hasSizeLessThan(210);
        }
    }

    private List<String> keys() {
        return new SudoersParser()
                .values(read().config()).stream().map(EffectiveValue::key).toList();
    }

    private EffectiveValue value(String key) {
        return new SudoersParser()
                .values(read().config()).stream()
                        .filter(value -> value.key().equals(key))
                        .findFirst()
                        .orElseThrow();
    }

    private Parsed.Config<SudoersConfig> read() {
        return host.read(new SudoersParser());
    }
}
