package org.logreeve.parse.sshd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.SshdSetting;
import org.logreeve.normalize.SshdFacts;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.text.Origin;

class SshdParserTest {
    private static final String MAIN = "/etc/ssh/sshd_config";

    private final FakeHost host = FakeHost.with("/usr/sbin/sshd");

    @Test
    void theFirstValueWinsAndAnIncludeStandsWhereItIsWritten() {
        host.file(MAIN, "Include sshd_config.d/*.conf\nLogLevel QUIET\n")
                .file("/etc/ssh/sshd_config.d/20.conf", "LogLevel ERROR\n")
                .file("/etc/ssh/sshd_config.d/10.conf", "loglevel=verbose # why\n");

        assertThat(setting("loglevel", ""))
                .isEqualTo(
                        new SshdSetting(
                                "loglevel",
                                "VERBOSE",
                                "",
                                false,
                                new Origin("/etc/ssh/sshd_config.d/10.conf", 1)));
    }

    @Test
    void aBlockHoldsForThoseItTakes() {
        host.file(
                MAIN,
                "PermitRootLogin no\nMatch User joe Address 10.0.0.0/8\nPermitRootLogin yes\n");

        assertThat(setting("permitrootlogin", "").value()).isEqualTo("no");
        assertThat(setting("permitrootlogin", "user joe address 10.0.0.0/8").value())
                .isEqualTo("yes");
    }

    @Test
    void aBlockThatTakesAllWinsOverWhatStandsBeforeIt() {
        host.file(
                MAIN,
                "LogLevel VERBOSE\nMatch all\nLogLevel QUIET\nMatch User joe\nLogLevel INFO\n");

        assertThat(settings())
                .filteredOn(setting -> setting.name().equals("loglevel"))
                .extracting(setting -> setting.when() + setting.value())
                .containsExactly("QUIET");
    }

    @Test
    void aBlockEndsWithItsFile() {
        host.file(MAIN, "Include a.conf\nLogLevel VERBOSE\n")
                .file("/etc/ssh/a.conf", "Match User joe\nLogLevel QUIET\n");

        assertThat(setting("loglevel", "").value()).isEqualTo("VERBOSE");
    }

    @Test
    void whatNothingSetsIsTheDefault() {
        host.file(MAIN, "");

        assertThat(setting("syslogfacility", ""))
                .isEqualTo(new SshdSetting("syslogfacility", "AUTH", "", true, Origin.of(MAIN)));
        assertThat(setting("permitrootlogin", "").value()).isEqualTo("without-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LogLevel LOUD",
                "LogLevel",
                "NoSuch yes",
                "PermitRootLogin yes no",
                "Match User joe\nUsePAM no",
                "LogLevel \"INFO",
                "Match exec /bin/true\nLogLevel QUIET",
                "Match Nobody x"
            })
    void whatSshdRefusesOrWeDoNotKnowIsAGap(String text) {
        host.file(MAIN, "LogLevel VERBOSE\n" + text + "\n");

        assertThat(facts()).anyMatch(Gap.class::isInstance);
    }

    @Test
    void aFileThatMayNotBeReadIsAGap() {
        host.denied(MAIN);

        assertThat(facts()).singleElement().isInstanceOf(Gap.class);
    }

    @Test
    void aMemberOfAnIncludeThatMayNotBeReadIsAGap() {
        host.file(MAIN, "Include /etc/ssh/sshd_config.d/*.conf\nLogLevel VERBOSE\n")
                .denied("/etc/ssh/sshd_config.d/a.conf");

        assertThat(facts()).anyMatch(Gap.class::isInstance);
    }

    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "a",
                "\"",
                "=",
                " ",
                "#",
                "\0",
                "\\",
                "Match User a\n",
                "Match a b ",
                "LogLevel INFO\n",
                "AllowUsers a\n",
                "Include x\n",
                "é",
                "Match user =a"
            })
    void longTextsAreReadInOnePass(String sign) {
        host.file(MAIN, sign.repeat(2_000_000 / sign.length()));

        assertThat(facts()).hasSizeLessThan(5_000);
    }

    private SshdSetting setting(String name, String when) {
        return settings().stream()
                .filter(setting -> setting.name().equals(name) && setting.when().equals(when))
                .findFirst()
                .orElseThrow();
    }

    private List<SshdSetting> settings() {
        return facts().stream()
                .filter(SshdSetting.class::isInstance)
                .map(SshdSetting.class::cast)
                .toList();
    }

    private List<Fact> facts() {
        Parsed<SshdConfig> parsed = host.parse(new SshdParser());
        return SshdFacts.of(parsed);
    }
}
