package org.logreeve.parse.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.Parsed;
import org.logreeve.parse.Problem;

/** Hosts with one configuration, and what was made of it. */
public final class SyslogNgTexts {
    private static final String MAIN = SyslogNgParser.MAIN;

    private SyslogNgTexts() {}

    static FakeHost host(String text) {
        return FakeHost.with("/usr/sbin/syslog-ng").file(MAIN, "@version: 3.38\n" + text);
    }

    static Parsed.Config<SyslogNgConfig> read(String text) {
        return host(text).read(new SyslogNgParser());
    }

    static SyslogNgConfig understood(String text) {
        Parsed.Config<SyslogNgConfig> parsed = read(text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.config();
    }

    static List<String> messages(Parsed.Config<SyslogNgConfig> parsed) {
        return parsed.problems().stream().map(Problem::message).toList();
    }

    static List<String> drivers(SyslogNgConfig config) {
        return config.definitions().stream()
                .flatMap(d -> drivers(d.content()).stream())
                .map(d -> d.shown() + " @" + d.origin().line())
                .toList();
    }

    /** All drivers of a definition, wherever they stand in it. */
    public static List<Element.Driver> drivers(Element element) {
        return switch (element) {
            case Element.Driver driver -> List.of(driver);
            case Element.Sequence sequence ->
                    sequence.elements().stream().flatMap(e -> drivers(e).stream()).toList();
            case Element.Junction junction ->
                    junction.branches().stream().flatMap(e -> drivers(e).stream()).toList();
            case Element.Filter filter -> List.of();
            case Element.Parser parser -> List.of();
            case Element.Rewrite rewrite -> List.of();
            case Element.Reference reference -> List.of();
        };
    }
}
