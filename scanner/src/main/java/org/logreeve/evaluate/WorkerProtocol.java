package org.logreeve.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What parent and worker process say to each other: a {@link LoadRequest} and its reply, then any
 * number of {@link HostRequest}s, each with its reply.
 */
public final class WorkerProtocol {
    /** Bytes of one message to the worker at most. */
    public static final int MAX_REQUEST = 64 << 20;

    /** Bytes of one message from the worker at most. */
    public static final int MAX_REPLY = 16 << 20;

    /** Findings, and facts examined, of one rule on one host that are listed at most. */
    public static final int MAX_FINDINGS = 2_000;

    /** Characters of one value that a rule reports at most. */
    public static final int MAX_TEXT = 4_096;

    /** The case of a DRL rule that is named like its rule, without brackets. */
    public static final String MAIN_CASE = "main";

    private WorkerProtocol() {}

    /** The rules to check and compile, all of the run. */
    public record LoadRequest(List<RuleText> rules) {
        public LoadRequest {
            rules = List.copyOf(rules);
        }

        /** Ids of all instances. */
        public List<String> ids() {
            return rules.stream().flatMap(rule -> rule.instances().stream()).toList();
        }

        /** Ids of the instances of each group, in the order of answers. */
        public Map<String, List<String>> groups() {
            Map<String, List<String>> groups = new LinkedHashMap<>();
            for (RuleText rule : rules) {
                groups.computeIfAbsent(rule.group(), group -> new ArrayList<>())
                        .addAll(rule.instances());
            }
            return groups;
        }
    }

    /**
     * One rule's DRL.
     *
     * @param rule the id that its texts name
     * @param path the file as the user knows it, for messages
     * @param parameters names that {@code rule.yaml} declares
     * @param instances ids it is evaluated under, each on its own; the rule's own when it has no
     *     instances
     * @param change number of the {@link Condition} to leave out or turn round; 0 for none
     * @param parametersOf id whose parameters it takes; empty for that of each instance
     * @param group what it is about: rules of one group are judged together
     */
    public record RuleText(
            String rule,
            String path,
            String text,
            List<String> parameters,
            List<String> instances,
            int change,
            String parametersOf,
            String group) {
        public RuleText {
            parameters = List.copyOf(parameters);
            instances = List.copyOf(instances);
        }

        /** A rule without instances. */
        public RuleText(String rule, String path, String text, List<String> parameters) {
            this(rule, path, text, parameters, List.of(rule), 0, "", "");
        }
    }

    /** Problems, or what the accepted rules can say. */
    public record LoadReply(
            List<RuleProblem> problems, List<RuleCase> cases, List<Condition> conditions) {
        public LoadReply {
            problems = List.copyOf(problems);
            cases = List.copyOf(cases);
            conditions = List.copyOf(conditions);
        }

        public LoadReply(List<RuleProblem> problems, List<RuleCase> cases) {
            this(problems, cases, List.of());
        }
    }

    /**
     * A change that can be made to a rule's conditions.
     *
     * @param rule id of the instance
     * @param number from 1 in each rule, in the order of its text
     * @param change in words
     */
    public record Condition(String rule, int number, int line, String change) {}

    /**
     * Why a rule was refused.
     *
     * @param line line from 1, 0 when none applies
     * @param code stable reason code, for example {@code consequence}
     */
    public record RuleProblem(String path, int line, String code, String message, String hint) {}

    /**
     * One DRL rule of a rule.
     *
     * @param name the words in brackets after the rule's id; {@code main} without any
     * @param says what its consequence does
     * @param restsOn fact kinds whose absence (not, forall) the case rests on
     */
    public record RuleCase(String rule, String name, int line, Says says, List<String> restsOn) {
        public RuleCase {
            restsOn = List.copyOf(restsOn);
        }
    }

    /** What the consequence of a case does. */
    public enum Says {
        FAIL,
        FAIL_ABSENT,
        EXAMINED
    }

    /**
     * The facts of one host or another subject, in an order that replies refer to.
     *
     * @param group the rules to evaluate
     * @param rules ids of those among them that are meant, in the order of answers; all when empty
     */
    public record HostRequest(String group, List<FactFrame> facts, List<String> rules) {
        public HostRequest {
            facts = List.copyOf(facts);
            rules = List.copyOf(rules);
        }

        /** For all rules of a group. */
        public HostRequest(String group, List<FactFrame> facts) {
            this(group, facts, List.of());
        }
    }

    /** A fact record by its kind and components. */
    public record FactFrame(String kind, Map<String, Object> values) {}

    /** One answer for each rule asked for, in that order. */
    public record HostReply(List<RuleAnswer> answers) {
        public HostReply {
            answers = List.copyOf(answers);
        }
    }

    /**
     * What one rule came to on the host.
     *
     * @param error why the rule could not be evaluated; empty when it could
     * @param examined indexes of facts that the rule judged
     * @param dropped how many more findings and facts examined there were than are listed
     */
    public record RuleAnswer(
            String rule,
            String error,
            List<RawFinding> findings,
            List<Integer> examined,
            int dropped) {
        public RuleAnswer {
            findings = List.copyOf(findings);
            examined = List.copyOf(examined);
        }
    }

    /**
     * One call of the consequence.
     *
     * @param name the case that spoke
     * @param fact index of the fact, -1 when something is not there at all
     */
    public record RawFinding(String name, int fact, String found, String wanted) {}
}
