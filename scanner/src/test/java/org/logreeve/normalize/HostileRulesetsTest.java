package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.rsyslog.RsyslogParser;

class HostileRulesetsTest {
    @Test
    void deepBlocksThatCallOneAnotherDoNotEndTheRun() {
        int rulesets = 99;
        int blocks = 180;
        var text = new StringBuilder();
        for (int i = 0; i < rulesets; i++) {
            text.append("ruleset(name=\"r").append(i).append("\") { ");
            text.append("if $msg == \"a\" then { ".repeat(blocks));
            text.append(i + 1 < rulesets ? "call r" + (i + 1) : "stop");
            text.append(" }".repeat(blocks + 1)).append('\n');
        }
        text.append("call r0\n*.* @@logs.example.org\n");
        FakeHost host = FakeHost.with("/usr/sbin/rsyslogd");
        host.file("/etc/rsyslog.conf", text.toString());

        assertThatCode(() -> ForwardTargets.of(host.parse(new RsyslogParser())))
                .doesNotThrowAnyException();
    }
}
