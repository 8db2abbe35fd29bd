package org.logreeve.evaluate.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Host;
import org.logreeve.fact.Parameter;
import org.logreeve.fact.Retention;
import org.logreeve.fact.TimeSource;
import org.logreeve.text.Origin;

/** A host that three honest rules fail on, and that holds what hostile rules wait for. */
public final class HostileHost {
    private static final Origin AT = new Origin("/etc/x.conf", 3);
    private static final int LOGS = 300;

    private HostileHost() {}

    public static List<RuleText> victims() throws IOException {
        var rules = new ArrayList<RuleText>();
        for (String id :
                List.of(
                        "forwarding/remote-destination",
                        "retention/local-minimum",
                        "time-sync/approved-source")) {
            String drl = Files.readString(Path.of("../policies/rules", id, "rule.drl"));
            rules.add(new RuleText(id, id, drl, List.of("least_days", "approved")));
        }
        return rules;
    }

    /** Hostile rules that the guard lets through, because they are harmless behind it. */
    public static List<RuleText> contained() throws IOException {
        return HostileRule.blind().stream()
                .filter(rule -> rule.code().equals("contained"))
                .map(rule -> rule.ruleText(Path.of("/mark"), Path.of("/secret"), 1))
                .toList();
    }

    public static List<Fact> facts() {
        var facts = new ArrayList<Fact>();
        facts.add(new Host("web01", AT));
        facts.add(
                new ForwardTarget(
                        "rsyslog",
                        "127.0.0.1",
                        514,
                        "udp",
                        false,
                        "none",
                        true,
                        List.of("auth"),
                        false,
                        "direct",
                        false,
                        "running",
                        AT));
        facts.add(new TimeSource("chrony", "pool", "pool.ntp.org", false, "running", AT));
        facts.add(number("retention/local-minimum", "least_days", 90));
        facts.add(
                new Parameter("time-sync/approved-source", "approved", 0, List.of("ntp1"), "", AT));
        for (int i = 0; i < LOGS; i++) {
            facts.add(
                    new Retention(
                            "/var/log/" + "a".repeat(40) + i,
                            "logrotate",
                            true,
                            28 + i,
                            30 + i,
                            "/var/log/((.)+.?)+#",
                            AT));
        }
        return facts;
    }

    private static Parameter number(String rule, String name, long value) {
        return new Parameter(rule, name, value, List.of(String.valueOf(value)), "days", AT);
    }
}
