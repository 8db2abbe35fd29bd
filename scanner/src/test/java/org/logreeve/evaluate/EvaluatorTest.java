package org.logreeve.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.ForwardTarget;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Retention;
import org.logreeve.fact.TimeSource;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.SettingValue;
import org.logreeve.text.Digest;
import org.logreeve.text.Origin;

/** The states of a result, by the rules of the reference pack and facts made by hand. */
class EvaluatorTest {
    private static final Origin AT = new Origin("/etc/x.conf", 3);
    private static final SettingValue APPROVED =
            new SettingValue(List.of("ntp1", "ntp2"), new Origin("hosts.yaml", 9));
    private static final String TIME = "time-sync/approved-source";
    private static final String RETENTION = "retention/local-minimum";
    private static final String FORWARD = "forwarding/remote-destination";

    @SuppressWarnings("NullAway.Init")
    private static Evaluator evaluator;

    @BeforeAll
    static void start() {
        evaluator =
                Evaluator.start(
                        PolicyPack.ofWorkingTree(Path.of("target/test-classes/three-rules")),
                        WorkerLimits.STANDARD);
    }

    @AfterAll
    static void stop() {
        evaluator.close();
    }

    @Test
    void aFailSaysWhatWasFoundWhereAndWhatIsWanted() {
        assertThat(result(TIME, Map.of("approved_time_sources", APPROVED), source("pool")))
                .satisfies(
                        result ->
                                assertThat(line(result))
                                        .isEqualTo("fail,,,true,1 examined,/etc/x.conf:3"))
                .extracting(RuleResult::findings)
                .isEqualTo(
                        List.of(
                                new Finding(
                                        AT,
                                        "pool is not an approved time source",
                                        "pool",
                                        "ntp1, ntp2",
                                        "file",
                                        "pool",
                                        Severity.CRITICAL,
                                        List.of(),
                                        Digest.sha256(
                                                "h", TIME, "pool", "/etc/x.conf", "pool", "0"))));
    }

    @Test
    void allApprovedIsAPassWithEvidence() {
        assertThat(line(result(TIME, Map.of("approved_time_sources", APPROVED), source("ntp2"))))
                .isEqualTo("pass,,,true,1 examined");
    }

    @Test
    void aProvenFailStandsBesideAGap() {
        assertThat(
                        line(
                                result(
                                        TIME,
                                        Map.of("approved_time_sources", APPROVED),
                                        source("pool"),
                                        gap("TimeSource", "chrony", ""))))
                .isEqualTo("fail,,,true,1 examined,/etc/x.conf:3");
    }

    @Test
    void aFailThatRestsOnAbsenceIsUnknownBesideAGap() {
        assertThat(line(result(FORWARD, Map.of(), gap("ForwardTarget", "rsyslog", ""))))
                .isEqualTo("unknown,unreadable,denied: /etc/secret,true,0 examined");
        assertThat(line(result(FORWARD, Map.of(), daemon("rsyslog"))))
                .isEqualTo("fail,,,true,0 examined,-");
    }

    @Test
    void aGapInWhatIsNeededTurnsAPassIntoUnknown() {
        assertThat(
                        line(
                                result(
                                        RETENTION,
                                        Map.of(),
                                        retention(90),
                                        gap("Retention", "logrotate", "/var/log/big"))))
                .isEqualTo("unknown,unreadable,denied: /etc/secret,true,1 examined");
        assertThat(
                        line(
                                result(
                                        RETENTION,
                                        Map.of(),
                                        retention(90),
                                        gap("ForwardTarget", "rsyslog", ""))))
                .isEqualTo("pass,,,true,1 examined");
    }

    @Test
    void aMissingSettingIsNamed() {
        assertThat(line(result(TIME, Map.of(), source("ntp1"))))
                .isEqualTo(
                        "unknown,not-configured,inventory setting 'approved_time_sources' is"
                                + " empty or not set for this host,true,1 examined");
        SettingValue empty = new SettingValue(List.of(), AT);
        assertThat(result(TIME, Map.of("approved_time_sources", empty), source("ntp1")).reason())
                .isEqualTo("not-configured");
    }

    @Test
    void aSettingThatCannotBeMeantIsNotUsed() {
        SettingValue words = new SettingValue(List.of("ninety"), new Origin("hosts.yaml", 4));

        assertThat(line(result(RETENTION, Map.of("local_retention_days", words), retention(9))))
                .isEqualTo(
                        "unknown,not-configured,inventory setting 'local_retention_days' at"
                                + " hosts.yaml:4: a whole number is wanted, not 'ninety',true,1"
                                + " examined");
    }

    @Test
    void aSettingReplacesTheDefault() {
        SettingValue week = new SettingValue(List.of("7"), AT);

        assertThat(line(result(RETENTION, Map.of("local_retention_days", week), retention(28))))
                .isEqualTo("pass,,,true,1 examined");
        assertThat(line(result(RETENTION, Map.of(), retention(28))))
                .isEqualTo("fail,,,true,1 examined,/etc/x.conf:3");
        assertThat(line(result(RETENTION, Map.of(), retention(Retention.UNBOUNDED))))
                .isEqualTo("pass,,,true,1 examined");
    }

    @Test
    void aMissingComponentIsWhatTheRuleSaysItIs() {
        assertThat(line(result(RETENTION, Map.of())))
                .isEqualTo("notapplicable,absent,not on this host: logrotate,true,0 examined");
        assertThat(line(result(TIME, Map.of("approved_time_sources", APPROVED))))
                .isEqualTo("fail,,,true,0 examined,-");
    }

    @Test
    void aFactOutsideWhatIsNeededIsNoEvidenceAndShowsNoComponent() {
        var journal = new Retention("journal", "journald", true, 365, 365, "x", AT);

        assertThat(line(result(RETENTION, Map.of(), journal)))
                .isEqualTo("notapplicable,absent,not on this host: logrotate,true,0 examined");
        assertThat(line(result(RETENTION, Map.of(), journal, retention(90))))
                .isEqualTo("pass,,,true,1 examined");
    }

    @Test
    void aComponentOfWhichNothingIsKnownIsUnknown() {
        assertThat(line(result(RETENTION, Map.of(), daemon("logrotate"))))
                .isEqualTo(
                        "unknown,not-understood,nothing was found that the rule could judge,true,0"
                                + " examined");
        assertThat(line(result(RETENTION, Map.of(), gap("Daemon", "logrotate", ""))))
                .isEqualTo("unknown,unreadable,denied: /etc/secret,unknown,0 examined");
    }

    @Test
    void aPassThatWasNotObservedSaysSo() {
        Map<String, SettingValue> settings = Map.of("approved_time_sources", APPROVED);

        assertThat(line(result(TIME, settings, source("ntp1"), gap("Daemon", "chrony", ""))))
                .isEqualTo("pass,,,unknown,1 examined");
        assertThat(line(result(TIME, settings, source("ntp1"), gap("Daemon", "rsyslog", ""))))
                .isEqualTo("pass,,,true,1 examined");
    }

    @Test
    void aForwardToItselfIsNoDestination() {
        assertThat(line(result(FORWARD, Map.of(), target("127.0.0.1", true))))
                .isEqualTo("fail,,,true,1 examined,-");
        assertThat(line(result(FORWARD, Map.of(), target("127.0.0.1", true), target("::2", false))))
                .isEqualTo("pass,,,true,2 examined");
    }

    @Test
    void equalFindingsHaveFingerprintsOfTheirOwn() {
        RuleResult result =
                result(
                        TIME,
                        Map.of("approved_time_sources", APPROVED),
                        source("pool"),
                        source("pool"));

        assertThat(result.findings()).extracting(Finding::fingerprint).doesNotHaveDuplicates();
    }

    @Test
    void hostTextThatLooksLikeAPlaceStaysAsItIs() {
        RuleResult result =
                result(TIME, Map.of("approved_time_sources", APPROVED), source("{wanted}"));

        assertThat(result.findings())
                .extracting(Finding::message)
                .containsExactly("{wanted} is not an approved time source");
    }

    @Test
    void theOrderOfFactsChangesNothing() {
        Fact[] facts = {source("b"), source("a"), source("ntp1"), retention(3), retention(300)};
        Fact[] reversed = facts.clone();
        java.util.Collections.reverse(Arrays.asList(reversed));
        Map<String, SettingValue> settings = Map.of("approved_time_sources", APPROVED);

        assertThat(evaluator.evaluate(SubjectFacts.ofHost("h", List.of(facts), settings)))
                .isEqualTo(
                        evaluator.evaluate(SubjectFacts.ofHost("h", List.of(reversed), settings)));
    }

    private static RuleResult result(
            String rule, Map<String, SettingValue> settings, Fact... facts) {
        return evaluator.evaluate(SubjectFacts.ofHost("h", List.of(facts), settings)).stream()
                .filter(result -> result.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** State, reason, detail, observed, number of examined facts, places of findings. */
    private static String line(RuleResult result) {
        var line =
                new StringBuilder(
                        "%s,%s,%s,%s,%d examined"
                                .formatted(
                                        result.state().word(),
                                        result.reason(),
                                        result.detail(),
                                        result.observed(),
                                        result.examined().size()));
        result.findings().forEach(finding -> line.append(',').append(finding.at()));
        return line.toString();
    }

    private static Fact source(String address) {
        return new TimeSource("chrony", "server", address, false, "running", AT);
    }

    private static Fact retention(long days) {
        return new Retention("/var/log/syslog", "logrotate", true, days, days + 7, "weekly", AT);
    }

    private static Fact target(String host, boolean loopback) {
        return new ForwardTarget(
                "rsyslog",
                host,
                514,
                "tcp",
                false,
                "none",
                loopback,
                List.of("auth"),
                false,
                "direct",
                false,
                "running",
                AT);
    }

    private static Fact daemon(String component) {
        return new Daemon(component, "running", "ok", "", Origin.of("command:units"));
    }

    private static Fact gap(String kind, String component, String scope) {
        return new Gap(
                kind, component, scope, Gap.Cause.UNREADABLE, "denied", Origin.of("/etc/secret"));
    }
}
