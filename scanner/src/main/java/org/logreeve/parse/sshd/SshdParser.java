package org.logreeve.parse.sshd;

import java.util.ArrayList;
import java.util.List;
import org.logreeve.parse.CommandLine;
import org.logreeve.parse.ComponentParser;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problems;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** sshd's effective configuration by the rules of OpenSSH 9.2 and the directives up to 10.0. */
public final class SshdParser implements ComponentParser<SshdConfig> {
    /** sshd(8), in 9.2: {@code 46DQRTdeiqrtC:E:b:c:f:g:h:k:o:p:u:V}. */
    public static final CommandLine.Grammar COMMAND_LINE =
            CommandLine.Grammar.ofLetters("CEbcfghkopu");

    public static final String MAIN = "/etc/ssh/sshd_config";

    private static final List<String> PROGRAMS =
            List.of("/usr/sbin/sshd", "/sbin/sshd", "/usr/local/sbin/sshd");

    @Override
    public String component() {
        return "sshd";
    }

    @Override
    public CollectRequest seeds() {
        return CollectRequest.of(
                List.of(MAIN), List.of("/etc/ssh/sshd_config.d/*.conf"), PROGRAMS, List.of());
    }

    @Override
    public Parsed<SshdConfig> parse(HostFiles files) {
        List<FileRead> programs = PROGRAMS.stream().map(files::stat).toList();
        if (programs.stream().allMatch(read -> read instanceof FileRead.Absent)) {
            return new Parsed.NotPresent<>();
        }
        Origin at = Origin.of(MAIN);
        switch (files.read(MAIN)) {
            case FileRead.Denied denied -> {
                return new Parsed.Unreadable<>(at, denied.reason());
            }
            case FileRead.Unread unread -> {
                return new Parsed.Unreadable<>(at, unread.reason());
            }
            default -> {}
        }
        var problems = new Problems();
        var reading = new SshdReading(files, problems);
        reading.readFile(MAIN, at, Conditions.NONE);
        return new Parsed.Config<>(new SshdConfig(at, reading.lines()), problems.list());
    }

    @Override
    public List<EffectiveValue> values(SshdConfig config) {
        var values = new ArrayList<EffectiveValue>();
        for (SshdConfig.Value each : config.values()) {
            EffectiveValue value = each.value();
            String key = each.when().isEmpty() ? value.key() : each.when() + ": " + value.key();
            values.add(new EffectiveValue(key, value.value(), value.origin(), value.overrode()));
        }
        return values;
    }
}
