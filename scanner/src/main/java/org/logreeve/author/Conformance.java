package org.logreeve.author;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.logreeve.collect.Redaction;
import org.logreeve.collect.TreeReader;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.State;
import org.logreeve.normalize.HostModel;
import org.logreeve.policy.CacReference;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.RuleParameter;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

/**
 * Rules held against hosts whose verdict somebody else has written down: each case is judged by the
 * rules that name its rule among their references, with its variables in the place of their
 * defaults.
 *
 * @param outcomes one for each case, by its name
 */
public record Conformance(List<Outcome> outcomes) {
    private static final byte[] KEY = "conformance".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LIST = Pattern.compile("[|,]");

    public Conformance {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What became of a case.
     *
     * @param rules ours that judged it
     * @param said their verdict in a word; {@code no rule} without any
     * @param why what they found, or why they could not tell
     */
    public record Outcome(ConformanceCase about, List<String> rules, String said, String why) {
        public Outcome {
            rules = List.copyOf(rules);
        }

        /** A verdict that is none agrees with nothing. */
        public boolean agrees() {
            return said.equals(about.expected().word());
        }
    }

    /**
     * How many agree of those that are to pass and to fail.
     *
     * @param withoutRule cases that no rule of ours answers for
     */
    public record Score(int passes, int passing, int fails, int failing, int withoutRule) {
        static final Score NONE = new Score(0, 0, 0, 0, 0);

        Score plus(Outcome outcome) {
            boolean isPass = outcome.about.expected() == State.PASS;
            int agreed = outcome.agrees() ? 1 : 0;
            return new Score(
                    passes + (isPass ? 1 : 0),
                    passing + (isPass ? agreed : 0),
                    fails + (isPass ? 0 : 1),
                    failing + (isPass ? 0 : agreed),
                    withoutRule + (outcome.rules.isEmpty() ? 1 : 0));
        }
    }

    /** By group, in the order of the alphabet. */
    public SortedMap<String, Score> scores() {
        var scores = new TreeMap<String, Score>();
        for (Outcome each : outcomes) {
            String group = each.about.group();
            scores.put(group, scores.getOrDefault(group, Score.NONE).plus(each));
        }
        return scores;
    }

    /** Of all groups together. */
    public Score total() {
        Score total = Score.NONE;
        for (Outcome each : outcomes) {
            total = total.plus(each);
        }
        return total;
    }

    /**
     * Judges all cases of a folder by a pack as it lies in a folder, accepted rules and drafts.
     *
     * @throws InputException with everything that is wrong with rules or cases
     */
    public static Conformance run(Path policies, Path folder) {
        PolicyPack pack = PolicyPack.ofWorkingTree(policies);
        List<ConformanceCase> cases = ConformanceCase.all(folder);
        try (Evaluator evaluator = Evaluator.start(pack, WorkerLimits.STANDARD)) {
            var tasks = new ArrayList<Callable<Outcome>>();
            cases.forEach(each -> tasks.add(() -> judge(each, pack, evaluator)));
            return new Conformance(Threads.all(tasks));
        }
    }

    private static Outcome judge(ConformanceCase about, PolicyPack pack, Evaluator evaluator) {
        var results = new ArrayList<RuleResult>();
        try {
            List<Rule> rules =
                    pack.rules().values().stream()
                            .filter(rule -> references(rule, about).findAny().isPresent())
                            .toList();
            if (rules.isEmpty()) {
                return new Outcome(about, List.of(), "no rule", "");
            }
            SubjectFacts host = SubjectFacts.ofHost(about.name(), facts(about), Map.of());
            for (Rule rule : rules) {
                results.addAll(evaluator.under(bound(pack, rule, about)).evaluate(host));
            }
            return outcome(about, results);
        } catch (HostException | InputException | UncheckedIOException e) {
            return new Outcome(about, List.of(), "error", String.valueOf(e.getMessage()));
        }
    }

    private static Stream<CacReference> references(Rule rule, ConformanceCase about) {
        return rule.guidance().references().cac().stream()
                .filter(each -> each.rule().equals(about.rule()));
    }

    /**
     * Cases are files and nothing else, and their verdicts are about what these say: what no
     * command was there to tell is no gap, and what is installed counts as running.
     */
    private static List<Fact> facts(ConformanceCase about) throws HostException {
        Path root = about.folder().resolve("root");
        HostModel model =
                HostModel.read(
                        TreeReader.of(about.name(), root, Redaction.withKey(KEY)),
                        new Host(about.name(), Origin.of(about.name())));
        return model.facts().stream()
                .filter(fact -> !(fact instanceof Gap gap) || !isOfACommand(gap))
                .map(Conformance::running)
                .toList();
    }

    private static boolean isOfACommand(Gap gap) {
        return gap.origin().path().startsWith("command:");
    }

    private static Fact running(Fact fact) {
        return fact instanceof Daemon daemon && daemon.state().equals("unknown")
                ? new Daemon(daemon.component(), "running", "ok", daemon.unit(), daemon.origin())
                : fact;
    }

    /** The rule with the case's variables in the place of the parameters that stand for them. */
    private static PolicyPack bound(PolicyPack pack, Rule rule, ConformanceCase about) {
        var values = new TreeMap<String, List<String>>();
        Origin at = Origin.of(about.folder().resolve("case.json").toString());
        references(rule, about)
                .forEach(
                        reference ->
                                reference
                                        .variables()
                                        .forEach(
                                                (variable, parameter) -> {
                                                    String value = about.variables().get(variable);
                                                    if (value != null) {
                                                        values.put(
                                                                parameter,
                                                                value(rule, parameter, value, at));
                                                    }
                                                }));
        return pack.withDefaults(rule.id(), values, at);
    }

    private static List<String> value(Rule rule, String parameter, String value, Origin at) {
        RuleParameter ours = rule.parameters().get(parameter);
        List<String> values =
                ours != null && ours.type() == RuleParameter.Type.LIST
                        ? List.of(LIST.split(value))
                        : List.of(value);
        String problem = ours == null ? "" : ours.problem(values);
        if (!problem.isEmpty()) {
            throw new InputException(at.path(), 0, 0, parameter + ": " + problem, "");
        }
        return values;
    }

    /** A rule that fails decides; what one cannot tell, the others together cannot either. */
    private static Outcome outcome(ConformanceCase about, List<RuleResult> results) {
        List<String> rules = results.stream().map(RuleResult::rule).toList();
        for (State state :
                List.of(State.FAIL, State.ERROR, State.UNKNOWN, State.PASS, State.NOTAPPLICABLE)) {
            for (RuleResult each : results) {
                if (each.state() == state) {
                    return new Outcome(about, rules, state.word(), why(each));
                }
            }
        }
        return new Outcome(about, rules, "error", "no result that counts");
    }

    private static String why(RuleResult result) {
        return result.findings().isEmpty()
                ? result.detail()
                : "%s: %s"
                        .formatted(
                                result.findings().getFirst().at(),
                                result.findings().getFirst().message());
    }
}
