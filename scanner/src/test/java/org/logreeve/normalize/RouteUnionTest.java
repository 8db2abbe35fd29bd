package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Host;
import org.logreeve.parse.EffectiveValue;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.PriorityMask;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** All routes of a host together are what comes to each action of its configuration. */
class RouteUnionTest {
    private static final int CONFIGURATIONS = 300;
    private static final List<String> FACILITIES =
            List.of("auth", "authpriv,cron", "kern", "*", "mail,user,daemon", "local3", "syslog");
    private static final List<String> SEVERITIES =
            List.of("*", "err", "=notice", "!warning", "none", "info", "!=debug", "emerg");
    private static final List<String> ACTIONS =
            List.of(
                    "@@logs-a.example.org",
                    "@logs-b.example.org:1514",
                    "@@127.0.0.1",
                    "/var/log/a",
                    "-/var/log/b",
                    "/run/c",
                    "stop",
                    "~");

    @Test
    void unionOfRoutesIsWhatComesToTheActions() throws HostException {
        var draw = new Draw(new Random(20_261), new TreeSet<>());
        int sent = 0;
        int partly = 0;
        for (int i = 0; i < CONFIGURATIONS; i++) {
            FakeHost host =
                    FakeHost.with("/usr/sbin/rsyslogd").file("/etc/rsyslog.conf", text(draw));
            RsyslogConfig config = host.read(new RsyslogParser()).config();
            List<String> expected = matrix(RsyslogRoutes.traced(config).routes());

            assertThat(shown(host)).isEqualTo(expected);
            sent += expected.stream().anyMatch(row -> row.startsWith("sent +")) ? 1 : 0;
            partly += expected.stream().anyMatch(row -> row.contains("?")) ? 1 : 0;
        }
        assertThat(sent).isGreaterThan(CONFIGURATIONS / 10);
        assertThat(partly).isGreaterThan(CONFIGURATIONS / 10);
    }

    private static String text(Draw draw) {
        var text = new StringBuilder("module(load=\"imuxsock\")\nmodule(load=\"imklog\")\n");
        int lines = 1 + draw.below(8);
        for (int i = 0; i < lines; i++) {
            text.append(statement(draw)).append('\n');
        }
        return text.toString();
    }

    private static String statement(Draw draw) {
        String action = draw.pick(ACTIONS);
        String selector = draw.pick(FACILITIES) + "." + draw.pick(SEVERITIES);
        return switch (draw.below(5)) {
            case 0 -> ":msg, contains, \"x\" " + action;
            case 1 -> selector + ";" + draw.pick(FACILITIES) + ".none " + action;
            case 2 ->
                    "if $syslogseverity <= %d then { %s %s }"
                            .formatted(draw.below(8), "\n" + selector + " " + action, "\n");
            case 3 ->
                    "if $syslogfacility-text == 'auth' then {\n*.* %s\n} else {\n*.* %s\n}"
                            .formatted(action, draw.pick(ACTIONS));
            default -> selector + " " + action;
        };
    }

    /** Of the simulation alone: each action's mask, taken together. */
    private static List<String> matrix(Routes<Action> routes) {
        Reach sent = Reach.NONE;
        Reach kept = Reach.NONE;
        for (var each : routes.actions().entrySet()) {
            Action action = each.getKey();
            boolean isHere = action.value("target").equals("127.0.0.1");
            if (action.type().equals("omfwd") && !isHere) {
                sent = sent.or(each.getValue());
            } else if (action.value("file").startsWith("/var/log/")) {
                kept = kept.or(each.getValue());
            }
        }
        var rows = new ArrayList<String>();
        for (int facility = 0; facility < PriorityMask.FACILITIES; facility++) {
            rows.add("sent " + row(sent, facility) + " kept " + row(kept, facility));
        }
        return rows;
    }

    private static String row(Reach reach, int facility) {
        var row = new StringBuilder();
        for (int severity = 0; severity < PriorityMask.SEVERITIES; severity++) {
            boolean isSure = reach.surely().has(facility, severity);
            row.append(isSure ? '+' : reach.maybe().has(facility, severity) ? '?' : '-');
        }
        return row.toString();
    }

    private static List<String> shown(FakeHost host) throws HostException {
        return HostModel.read(host::collect, new Host("h", Origin.of("inventory")))
                .component("routes")
                .orElseThrow()
                .values()
                .stream()
                .filter(value -> value.key().startsWith("matrix."))
                .map(EffectiveValue::value)
                .toList();
    }
}
