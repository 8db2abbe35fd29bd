package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.logreeve.evaluate.WorkerProtocol.FactFrame;
import org.logreeve.evaluate.WorkerProtocol.HostRequest;
import org.logreeve.evaluate.WorkerProtocol.LoadRequest;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.evaluate.WorkerProtocol.RuleText;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.fact.Parameter;
import org.logreeve.fact.Retention;
import org.logreeve.fact.TimeSource;
import org.logreeve.json.Json;
import org.logreeve.text.Origin;

/** What authors need is accepted, and means what it says: each condition is run on one host. */
class BenignRulesTest {
    private static final Origin AT = new Origin("/etc/x.conf", 3);

    /** Three time sources, two logs, one target, two daemons, one gap, parameters of each rule. */
    private static final List<Fact> HOST =
            List.of(
                    new Host("app01", AT),
                    new Daemon("chrony", "running", "ok", "chrony.service", AT),
                    new Daemon("rsyslog", "stopped", "ok", "rsyslog.service", AT),
                    new TimeSource("chrony", "server", "ntp1.example.org", true, "running", AT),
                    new TimeSource("chrony", "server", "ntp2.example.org", false, "running", AT),
                    new TimeSource("chrony", "pool", "pool.ntp.org", false, "running", AT),
                    new Retention("/var/log/syslog", "logrotate", true, 28, 35, "weekly x 4", AT),
                    new Retention("/var/log/auth.log", "logrotate", true, 90, 97, "x 13", AT),
                    new ForwardTarget(
                            "rsyslog",
                            "logs.example.org",
                            6514,
                            "tcp",
                            true,
                            "name",
                            false,
                            List.of("auth", "authpriv"),
                            false,
                            "linkedlist",
                            true,
                            "running",
                            AT),
                    new Gap(
                            "Retention",
                            "logrotate",
                            "/var/log/x",
                            Gap.Cause.UNREADABLE,
                            "denied",
                            AT));

    /** Conditions, and how many different facts {@code $f} they match; 1 for those without one. */
    private static Map<String, Integer> conditions() {
        var all = new LinkedHashMap<String, Integer>();
        all.put("$f : TimeSource()", 3);
        all.put("$f : TimeSource(kind == \"pool\")", 1);
        all.put("$f : TimeSource(kind != \"pool\", authenticated == false)", 1);
        all.put("$f : TimeSource(authenticated == true)", 1);
        all.put("$f : TimeSource(address matches \"ntp[0-9]+[.]example[.]org\")", 2);
        all.put("$f : TimeSource(address not matches \"ntp.*\")", 1);
        all.put("$f : TimeSource(address matches \"ntp\")", 0);
        all.put("$f : TimeSource(address matches \"(?i)NTP1.*\")", 1);
        all.put("$f : TimeSource(address matches \"(.*)*x|n.*\" || kind == \"pool\")", 3);
        all.put("$f : TimeSource(kind in (\"pool\", \"peer\"))", 1);
        all.put("$f : TimeSource(kind not in (\"pool\", \"peer\"))", 2);
        all.put("$f : TimeSource(kind == \"pool\" || address == \"ntp1.example.org\")", 2);
        all.put("$f : TimeSource(kind == \"server\" && authenticated == true)", 1);
        all.put(
                "$f : TimeSource((kind == \"pool\" || authenticated == true) && daemon != \"x\")",
                2);
        all.put("$f : Retention(leastDays < 90)", 1);
        all.put("$f : Retention(leastDays >= 28, mostDays <= 97)", 2);
        all.put("$f : Retention(leastDays in (28, 29))", 1);
        all.put("$f : Retention(stream matches \"/var/log/(auth|secure).*\")", 1);
        all.put("$f : ForwardTarget(facilities contains \"auth\")", 1);
        all.put("$f : ForwardTarget(facilities not contains \"kern\")", 1);
        all.put("$f : ForwardTarget(tls == true, protocol in (\"tcp\", \"relp\"), port > 1)", 1);
        all.put("$f : ForwardTarget(host matches \".*[.]example[.]org\", loopback == false)", 1);
        all.put("$f : Gap(cause == UNREADABLE)", 1);
        all.put("$f : Gap(cause in (BUSY, TOO_EARLY))", 0);
        all.put("Host(name == \"app01\") $f : Daemon(state == \"stopped\")", 1);
        all.put(
                "Parameter(rule == \"a/b\", name == \"n\", $n : number)"
                        + " $f : Retention(leastDays < $n)",
                1);
        all.put(
                "Parameter(rule == \"a/b\", name == \"l\", $l : values)"
                        + " $f : TimeSource(address not memberOf $l)",
                2);
        all.put("$f : TimeSource($d : daemon) Daemon(component == $d, state == \"running\")", 3);
        all.put("$f : Daemon($c : component) TimeSource(daemon == $c)", 1);
        all.put("$f : Daemon($c : component) not TimeSource(daemon == $c)", 1);
        all.put("$f : TimeSource() exists Daemon(state == \"stopped\")", 3);
        all.put(
                "$f : Daemon($c : component) (TimeSource(daemon == $c) or ForwardTarget(daemon == $c))",
                2);
        all.put("not TimeSource(kind == \"peer\")", 1);
        all.put("not (TimeSource(kind == \"pool\") or Retention(leastDays < 7))", 0);
        all.put("exists (TimeSource($d : daemon) and Daemon(component == $d))", 1);
        all.put("forall($r : Retention() Retention(this == $r, leastDays > 7))", 1);
        all.put("forall($r : Retention() Retention(this == $r, leastDays > 70))", 0);
        all.put("accumulate(TimeSource($a : address); $n : count($a); $n < 4)", 1);
        all.put(
                "accumulate(TimeSource($a : address, kind == \"server\"); $n : count(); $n == 2)",
                1);
        all.put(
                "accumulate(Retention($d : leastDays); $m : min($d), $x : max($d); $m < 30, $x > 80)",
                1);
        all.put("accumulate(Retention($d : leastDays); $s : sum($d); $s == 118)", 1);
        all.put(
                "Parameter(rule == \"a/b\", name == \"n\", $p : number)"
                        + " accumulate(Retention($d : leastDays); $m : min($d); $m < $p)",
                1);
        all.put(
                "accumulate(Daemon($c : component, state == \"running\"); $s : collectSet($c))"
                        + " $f : TimeSource(daemon memberOf $s)",
                3);
        all.put(
                "$f : Daemon($c : component)"
                        + " accumulate(TimeSource(daemon == $c, $a : address); $n : count($a);"
                        + " $n > 2)",
                1);
        return all;
    }

    @Test
    void eachConditionIsAcceptedAndMatchesWhatItSays() throws Exception {
        Map<String, Integer> wanted = conditions();
        assertThat(wanted).hasSizeGreaterThanOrEqualTo(40);
        var rules = new ArrayList<RuleText>();
        var facts = new ArrayList<>(HOST);
        for (String conditions : wanted.keySet()) {
            String id = "a/b" + rules.size();
            rules.add(rule(id, conditions.replace("\"a/b\"", "\"" + id + "\"")));
            facts.add(new Parameter(id, "n", 60, List.of("60"), "", AT));
            facts.add(new Parameter(id, "l", 0, List.of("ntp1.example.org"), "", AT));
        }

        try (var worker = new RuleWorker(new LoadRequest(rules), WorkerLimits.STANDARD)) {
            assertThat(worker.start().problems()).isEmpty();
            List<RuleAnswer> answers =
                    worker.judge(
                                    new HostRequest(
                                            "",
                                            facts.stream().map(BenignRulesTest::frame).toList()))
                            .answers();

            assertThat(answers).extracting(RuleAnswer::error).containsOnly("");
            var got = new LinkedHashMap<String, Integer>();
            int at = 0;
            for (String conditions : wanted.keySet()) {
                got.put(conditions, answers.get(at++).findings().size());
            }
            assertThat(got).isEqualTo(wanted);
        }
    }

    private static RuleText rule(String id, String conditions) {
        String then =
                conditions.contains("$f :")
                        ? "findings.fail($f, \"x\", \"y\");"
                        : "findings.failAbsent(\"y\");";
        String drl =
                """
                package policies
                import org.logreeve.fact.*
                global org.logreeve.finding.Findings findings
                rule "%s"
                when
                    %s
                then
                    %s
                end
                """
                        .formatted(id, conditions, then);
        return new RuleText(id, id + ".drl", drl, List.of("n", "l"));
    }

    private static FactFrame frame(Fact fact) {
        return new FactFrame(Facts.kind(fact), Json.toMap(fact));
    }
}
