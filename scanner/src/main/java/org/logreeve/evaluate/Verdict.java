package org.logreeve.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logreeve.evaluate.WorkerProtocol.RawFinding;
import org.logreeve.evaluate.WorkerProtocol.RuleAnswer;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.FactText;
import org.logreeve.fact.Facts;
import org.logreeve.fact.FleetForward;
import org.logreeve.fact.FleetHost;
import org.logreeve.fact.FleetTimeSource;
import org.logreeve.fact.Gap;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.policy.Absent;
import org.logreeve.policy.Message;
import org.logreeve.policy.Need;
import org.logreeve.policy.Rule;
import org.logreeve.policy.RuleParameter;
import org.logreeve.text.Digest;
import org.logreeve.text.Origin;

/**
 * What one rule's answer on one subject comes to: unknown is never pass, and pass never absence.
 */
final class Verdict {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::at)
                    .thenComparing(Finding::subject)
                    .thenComparing(Finding::message);

    private final Rule rule;
    private final SubjectFacts subject;
    private final List<Fact> sent;
    private final RuleCases cases;
    private final List<Gap> gaps;

    /**
     * @param sent facts in the order that answers refer to
     */
    Verdict(Rule rule, SubjectFacts subject, List<Fact> sent, RuleCases cases) {
        this.rule = rule;
        this.subject = subject;
        this.sent = sent;
        this.cases = cases;
        this.gaps =
                subject.facts().stream()
                        .filter(Gap.class::isInstance)
                        .map(Gap.class::cast)
                        .toList();
    }

    RuleResult error(String reason, String detail) {
        return result(State.ERROR, reason, detail, List.of(), List.of());
    }

    /** It cannot be told, because an input of ours is missing. */
    RuleResult notConfigured(String detail) {
        return unknown(Gap.Cause.NOT_CONFIGURED, detail, List.of());
    }

    RuleResult of(RuleAnswer answer) {
        if (!answer.error().isEmpty()) {
            return error("rule-broke", answer.error());
        }
        List<Examined> examined = examined(answer);
        List<Finding> proven = findings(answer);
        if (!proven.isEmpty()) {
            return result(State.FAIL, "", more(answer), proven, examined);
        }
        Optional<RuleResult> unknown =
                // a reason that counts for the exit code goes before one that does not
                missingFacts(answer, examined).or(() -> missingParameter(examined));
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (!examined.isEmpty()) {
            return result(State.PASS, "", more(answer), List.of(), examined);
        }
        return isOnHost() ? nothingExamined() : presence().orElseGet(this::absent);
    }

    private static String more(RuleAnswer answer) {
        return answer.dropped() == 0
                ? ""
                : answer.dropped() + " more findings and facts examined are not listed";
    }

    /** The first of any parameters that are not set, or not as they must be. */
    private Optional<RuleResult> missingParameter(List<Examined> examined) {
        for (RuleParameter parameter : rule.parameters().values()) {
            String detail =
                    switch (ParameterValue.of(rule, parameter, subject.settings())) {
                        case ParameterValue.Set set -> "";
                        case ParameterValue.Missing missing ->
                                "inventory setting '%s' is empty or not set for this host"
                                        .formatted(parameter.setting());
                        case ParameterValue.Wrong wrong ->
                                "inventory setting '%s' at %s: %s"
                                        .formatted(
                                                parameter.setting(),
                                                wrong.value().origin(),
                                                wrong.problem());
                    };
            if (!detail.isEmpty()) {
                return Optional.of(unknown(Gap.Cause.NOT_CONFIGURED, detail, examined));
            }
        }
        return Optional.empty();
    }

    /** A gap in what the rule needs, or in what an unproven fail rests on. */
    private Optional<RuleResult> missingFacts(RuleAnswer answer, List<Examined> examined) {
        return gaps.stream()
                .filter(
                        gap ->
                                rule.needs().stream().anyMatch(need -> need.isMissedBy(gap))
                                        || answer.findings().stream()
                                                .anyMatch(each -> isUnproven(each, gap)))
                .findFirst()
                .map(gap -> unknown(gap, examined));
    }

    /** Absence is proven only where nobody was kept from looking. */
    private Optional<RuleResult> presence() {
        return gaps.stream()
                .filter(gap -> gap.kind().equals("Daemon") && isAboutComponent(gap))
                .findFirst()
                .map(gap -> unknown(gap, List.of()));
    }

    private RuleResult nothingExamined() {
        return unknown(
                Gap.Cause.NOT_UNDERSTOOD, "nothing was found that the rule could judge", List.of());
    }

    private RuleResult absent() {
        String components = String.join(", ", rule.components());
        if (rule.absent() == Absent.NOTAPPLICABLE) {
            return result(
                    State.NOTAPPLICABLE,
                    "absent",
                    "not on this host: " + components,
                    List.of(),
                    List.of());
        }
        Finding finding =
                finding(
                        "",
                        Origin.of("-"),
                        "",
                        components,
                        "not on this host: " + components,
                        rule.severity());
        return result(State.FAIL, "", "", List.of(finding), List.of());
    }

    /** Whether a component is proven to be on the host, or the rule judges hosts without any. */
    private boolean isOnHost() {
        return rule.components().isEmpty()
                || subject.facts().stream().anyMatch(this::showsComponent);
    }

    private boolean showsComponent(Fact fact) {
        return (fact instanceof Daemon daemon && rule.components().contains(daemon.component()))
                || rule.needs().stream().anyMatch(need -> isFor(need, fact));
    }

    private static boolean isFor(Need need, Fact fact) {
        return need.kind().equals(Facts.kind(fact))
                && (need.scope().isEmpty()
                        || FactText.scopes(fact).stream().anyMatch(need::isAbout));
    }

    /**
     * A fact of a kind that the rule needs of one program only, and not of this one, shows it
     * nothing.
     */
    private boolean isEvidence(Fact fact) {
        String kind = Facts.kind(fact);
        return rule.needs().stream().noneMatch(need -> need.kind().equals(kind))
                || rule.needs().stream().anyMatch(need -> isFor(need, fact));
    }

    /** A gap in the running state of one of the rule's own components. */
    private boolean isAboutRunning(Gap gap) {
        return rule.observes().contains(gap.kind()) && isAboutComponent(gap);
    }

    private boolean isAboutComponent(Gap gap) {
        return rule.components().isEmpty()
                || gap.component().isEmpty()
                || rule.components().contains(gap.component());
    }

    private boolean isUnproven(RawFinding finding, Gap gap) {
        if (!cases.restsOn(rule.id(), finding.name()).contains(gap.kind())) {
            return false;
        }
        if (Facts.isFleet(gap.kind()) && !names(finding, gap.scope())) {
            return false;
        }
        List<Need> scopes =
                rule.needs().stream().filter(need -> need.kind().equals(gap.kind())).toList();
        return scopes.isEmpty() || scopes.stream().anyMatch(need -> need.isMissedBy(gap));
    }

    /**
     * Whether what is not known of a host of the fleet may change this finding: it is about that
     * host, or about no host in particular. What stands between two others is proven.
     */
    private boolean names(RawFinding finding, String host) {
        if (host.isEmpty() || finding.fact() < 0) {
            return true;
        }
        return switch (sent.get(finding.fact())) {
            case FleetForward forward -> forward.targetHost().equals(host);
            case FleetTimeSource source -> source.sourceHost().equals(host);
            case FleetHost known -> known.host().equals(host);
            default -> true;
        };
    }

    private List<Finding> findings(RuleAnswer answer) {
        var drafts = new ArrayList<Finding>();
        for (RawFinding raw : answer.findings()) {
            if (gaps.stream().noneMatch(gap -> isUnproven(raw, gap))) {
                drafts.add(finding(raw));
            }
        }
        drafts.sort(ORDER);
        return numbered(drafts);
    }

    private Finding finding(RawFinding raw) {
        String message = Messages.fill(words(raw.name()), raw.found(), raw.wanted());
        Fact fact = raw.fact() < 0 ? null : sent.get(raw.fact());
        return finding(
                fact == null ? "" : FactText.subject(fact),
                fact == null ? Origin.of("-") : fact.origin(),
                raw.found(),
                raw.wanted(),
                message,
                rule.severity(raw.name()));
    }

    private String words(String caseName) {
        Message message = rule.messages().get(caseName);
        return message == null ? "" : message.text();
    }

    /** The n-th of equal findings gets n into its fingerprint. */
    private List<Finding> numbered(List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        var numbered = new ArrayList<Finding>();
        for (Finding each : findings) {
            int n = seen.merge(each.fingerprint(), 1, Integer::sum) - 1;
            numbered.add(n == 0 ? each : each.numbered(fingerprint(each, n)));
        }
        return numbered;
    }

    private Finding finding(
            String subject,
            Origin at,
            String found,
            String wanted,
            String message,
            Severity severity) {
        var finding =
                new Finding(
                        at,
                        message,
                        found,
                        wanted,
                        at.path().startsWith("command:") ? "runtime" : "file",
                        subject,
                        severity,
                        List.of(),
                        "");
        return finding.numbered(fingerprint(finding, 0));
    }

    private String fingerprint(Finding finding, int n) {
        return Digest.sha256(
                subject.name(),
                rule.id(),
                finding.subject(),
                finding.at().path(),
                finding.found().strip(),
                Integer.toString(n));
    }

    private List<Examined> examined(RuleAnswer answer) {
        return answer.examined().stream()
                .distinct()
                .map(sent::get)
                .filter(this::isEvidence)
                .map(fact -> new Examined(Facts.kind(fact), FactText.line(fact), fact.origin()))
                .sorted(Comparator.comparing(Examined::at).thenComparing(Examined::text))
                .toList();
    }

    private RuleResult unknown(Gap gap, List<Examined> examined) {
        return unknown(gap.cause(), gap.reason() + ": " + gap.origin(), examined);
    }

    private RuleResult unknown(Gap.Cause cause, String detail, List<Examined> examined) {
        return result(State.UNKNOWN, cause.word(), detail, List.of(), examined);
    }

    private RuleResult result(
            State state,
            String reason,
            String detail,
            List<Finding> findings,
            List<Examined> examined) {
        boolean unseen = gaps.stream().anyMatch(this::isAboutRunning);
        return new RuleResult(
                subject.name(),
                rule.id(),
                rule.requirement(),
                subject.subject().word(),
                state,
                reason,
                detail,
                findings.stream()
                        .map(Finding::severity)
                        .max(Comparator.naturalOrder())
                        .orElse(rule.severity()),
                unseen ? "unknown" : "true",
                findings,
                examined);
    }
}
