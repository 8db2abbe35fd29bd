package org.logreeve.parse.sudoers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/** sudo.conf as sudo 1.9.13 was seen to take it. */
class SudoConfTest {
    private final FakeHost host =
            FakeHost.with("/usr/bin/sudo")
                    .file("/etc/hostname", "web1\n")
                    .file("/etc/sudoers", "Defaults log_output\n")
                    .file("/etc/other", "Defaults syslog=local1\n");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plugin sudoers_policy sudoers.so sudoers_file=/etc/other\n",
                "plugin sudoers_policy sudoers.so sudoers_file=/etc/other # x\n",
                "PLUGIN sudoers_policy sudoers.so \\\n sudoers_file=/etc/other\n"
            })
    void keywordsHaveNoCaseAndLinesGoOn(String text) {
        assertThat(read(text).config().main().path()).isEqualTo("/etc/other");
        assertThat(read(text).isUnderstood()).isTrue();
    }

    @Test
    void commentsAndOtherWordsAreNoPlugins() {
        assertThat(read("#Plugin x y.so\nPluginx x y.so\nSet plugin_dir /x/\n").problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plugin sudoers_policy /tmp/sudoers.so\n",
                "plugin other_policy sudoers.so\n",
                "path PLUGIN_DIR /tmp/\n"
            })
    void aPluginFromElsewhereMayDecideOtherwise(String text) {
        assertThat(read(text + "Plugin sudoers_io sudoers.so\n").isUnderstood()).isFalse();
    }

    @Test
    void withoutThePluginThatRecordsTheSettingThatRecordsIsUnknown() {
        assertThat(messages("Plugin sudoers_policy sudoers.so\n"))
                .containsExactly(
                        "nothing is recorded: /etc/sudo.conf:1 loads the policy, and no line loads"
                                + " sudoers_io");
        assertThat(messages("Plugin sudoers_policy sudoers.so\nplugin sudoers_io sudoers.so\n"))
                .isEmpty();
        assertThat(messages("Plugin sudoers_io sudoers.so\n")).isEmpty();

        host.file("/etc/sudoers", "joe ALL = LOG_OUTPUT: /bin/a\n");
        assertThat(messages("Plugin sudoers_policy sudoers.so\n")).hasSize(1);

        host.file("/etc/sudoers", "Defaults !log_output\n");
        assertThat(messages("Plugin sudoers_policy sudoers.so\n")).isEmpty();
    }

    @Test
    void aWholeNameIsNotComparedWithAShortOne() {
        host.file("/etc/sudoers", "Defaults@web1.example.org !syslog\n");

        assertThat(messages(""))
                .containsExactly("whether it is for this host is not known: web1.example.org");

        host.file("/etc/sudoers", "Defaults@web2 !syslog\n");
        assertThat(messages("")).isEmpty();
    }

    private List<String> messages(String text) {
        return read(text).problems().stream().map(Problem::message).toList();
    }

    private Parsed.Config<SudoersConfig> read(String text) {
        return host.file("/etc/sudo.conf", text).read(new SudoersParser());
    }
}
