package org.logreeve.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a run: everything that verdicts rest on beside the hosts.
 *
 * @param run run id
 * @param started when the run began, ISO 8601 in UTC
 * @param tool version of logreeve
 * @param failOn severity from which findings and unknowns count for the exit code
 * @param inventory which inventory, and which of its hosts were to be scanned
 * @param policy which policy
 * @param override the reason given for contacting hosts in spite of audit windows and freeze file;
 *     null when both were minded
 * @param redaction the key that secrets were marked with
 * @param rules the rules as they were evaluated
 * @param headlines the questions that the policy wants answered first
 * @param responsibilities what the policy serves, by the requirements that rules answer for
 * @param made how the run came to its records
 * @param state what led from earlier runs to this one; null when none was given
 */
public record RunHeader(
        String run,
        String started,
        String tool,
        String failOn,
        Inventory inventory,
        Policy policy,
        @Nullable String override,
        RedactionKey redaction,
        List<Rule> rules,
        List<Headline> headlines,
        List<Responsibility> responsibilities,
        Made made,
        @Nullable State state) {
    public RunHeader {
        rules = List.copyOf(rules);
        headlines = List.copyOf(headlines);
        responsibilities = List.copyOf(responsibilities);
    }

    /** Hosts that the inventory named at the last run, and does not name any more. */
    public List<String> vanished() {
        return state == null ? List.of() : state.vanished();
    }

    /** Windows and freeze file were minded, secrets marked with a key of this run's own. */
    public RunHeader(
            String run,
            String started,
            String tool,
            String failOn,
            Inventory inventory,
            Policy policy,
            List<Rule> rules) {
        this(
                run,
                started,
                tool,
                failOn,
                inventory,
                policy,
                null,
                RedactionKey.OF_THIS_RUN,
                rules,
                List.of(),
                List.of());
    }

    /** A scan. */
    public RunHeader(
            String run,
            String started,
            String tool,
            String failOn,
            Inventory inventory,
            Policy policy,
            @Nullable String override,
            RedactionKey redaction,
            List<Rule> rules,
            List<Headline> headlines,
            List<Responsibility> responsibilities) {
        this(
                run,
                started,
                tool,
                failOn,
                inventory,
                policy,
                override,
                redaction,
                rules,
                headlines,
                responsibilities,
                Made.BY_SCAN,
                null);
    }

    /**
     * What outlives runs.
     *
     * @param place where it is, as the user named it
     * @param vanished hosts that the inventory named at the last run, and does not name any more
     */
    public record State(String place, List<String> vanished) {
        public State {
            vanished = List.copyOf(vanished);
        }
    }

    /**
     * How a run came to its records: {@code scan} reads hosts and judges them, {@code collect}
     * reads them only, {@code evaluate} judges what was kept of earlier readings.
     *
     * @param by the command
     * @param from the run or folder that hosts were kept in; empty when they were read now
     * @param asOf what statements are looked at from: a day that the user gave, or the moment, ISO
     *     8601 in UTC, at which the hosts were read that are judged; null for the one at which the
     *     run began
     */
    public record Made(String by, String from, @Nullable String asOf) {
        public static final Made BY_SCAN = new Made("scan", "", null);
        public static final Made BY_COLLECT = new Made("collect", "", null);

        public static Made byEvaluate(String from, LocalDate given) {
            return new Made("evaluate", from, given.toString());
        }

        public static Made byEvaluate(String from, Instant read) {
            return new Made("evaluate", from, read.toString());
        }

        /** The day that the user gave; it is one in every zone. Null when a moment decides. */
        public @Nullable LocalDate givenDay() {
            return asOf == null || asOf.contains("T") ? null : LocalDate.parse(asOf);
        }

        /** The moment that decides where no day was given. */
        public Instant moment(Instant began) {
            return asOf == null ? began : Instant.parse(asOf);
        }

        /** The day that statements without a zone are looked at from. */
        public LocalDate day(Instant began) {
            LocalDate given = givenDay();
            return given == null ? LocalDate.ofInstant(moment(began), ZoneOffset.UTC) : given;
        }

        /** Whether hosts were read in this run. */
        public boolean hasRead() {
            return !by.equals("evaluate");
        }

        /** What goes on with a run that did not come to its end, for people. */
        public String goingOn(String run) {
            return hasRead() ? "logreeve %s --resume %s".formatted(by, run) : "evaluate again";
        }

        /** For people, of a run that read no host; empty for others. */
        public String words() {
            return hasRead()
                    ? ""
                    : "as %s kept the hosts, statements of %s; no host was contacted"
                            .formatted(from, asOf);
        }

        /** Whether there are verdicts. */
        public boolean hasJudged() {
            return !by.equals("collect");
        }
    }

    /** The day that statements are looked at from, for the whole run, however often resumed. */
    public LocalDate day() {
        return made.day(Instant.parse(started));
    }

    /**
     * The key that secrets were marked with: marks of runs under the same key can be compared.
     *
     * @param reference where it is, for example {@code env:NAME}; empty when it was made for this
     *     run and is gone
     * @param id tells keys apart and gives nothing away; empty for a key of this run's own
     */
    public record RedactionKey(String reference, String id) {
        static final RedactionKey OF_THIS_RUN = new RedactionKey("", "");
    }

    /**
     * The inventory of a run.
     *
     * @param path the file as the user named it
     * @param name its own name
     * @param digest SHA-256 over the file and the statements beside it
     * @param hosts names of the hosts to be scanned, with the inventory line of each
     * @param waivers as they are stated beside it, in force or not
     */
    public record Inventory(
            String path, String name, String digest, List<Line> hosts, List<Waiver> waivers) {
        public Inventory {
            hosts = List.copyOf(hosts);
            waivers = List.copyOf(waivers);
        }

        /** Nothing is waived. */
        public Inventory(String path, String name, String digest, List<Line> hosts) {
            this(path, name, digest, hosts, List.of());
        }

        /** The hosts that are to be contacted. */
        public List<Line> inService() {
            return hosts.stream().filter(line -> line.lifecycle().inService()).toList();
        }
    }

    /**
     * A host of the run.
     *
     * @param host its name
     * @param at the {@code path:line} that names it
     * @param lifecycle whether it was in service when the run began
     */
    public record Line(String host, String at, Lifecycle lifecycle) {
        /** A host in service. */
        public Line(String host, String at) {
            this(host, at, Lifecycle.ACTIVE);
        }
    }

    /**
     * A dated acceptance of what a rule finds.
     *
     * @param at the {@code path:line} where it stands
     * @param rule as it is written there
     * @param rules ids of the run's rules and instances that it is about; empty for none
     * @param scope whose results, {@code group web}; all of them have to hold
     * @param reason why it is accepted, one line
     * @param owner who answers for it
     * @param approver who agreed
     * @param ticket where it is followed
     * @param from first day
     * @param until last day
     * @param zone whose days these are
     * @param standing when the run began: {@code in-force}, {@code expiring}, {@code expired},
     *     {@code to-come} or {@code unproven}
     * @param daysLeft from that day to the last one; less than 0 behind it
     * @param doubt why its approver is not seen to have agreed; empty when that is not so
     */
    public record Waiver(
            String at,
            String rule,
            List<String> rules,
            List<String> scope,
            String reason,
            String owner,
            String approver,
            String ticket,
            String from,
            String until,
            String zone,
            String standing,
            long daysLeft,
            String doubt) {
        public Waiver {
            rules = List.copyOf(rules);
            scope = List.copyOf(scope);
        }
    }

    /**
     * Whether a host was in service on the day that the run began; one that was not is not
     * contacted.
     *
     * @param state {@code active}, {@code maintenance}, {@code cold} or {@code retired}
     * @param date last day of a maintenance, first day of a retirement; null for the others
     * @param inService whether it is contacted
     */
    public record Lifecycle(String state, @Nullable String date, boolean inService) {
        static final Lifecycle ACTIVE = new Lifecycle("active", null, true);

        /** For people: {@code maintenance until 2026-12-31}. */
        public String words() {
            if (date == null) {
                return state;
            }
            return state + (state.equals("retired") ? " since " : " until ") + date;
        }

        /** Whether the inventory still states a maintenance that is over. */
        public boolean isOver() {
            return inService && date != null;
        }
    }

    /**
     * The policy of a run.
     *
     * @param name pack name
     * @param version pack version
     * @param source repository or folder it was read from
     * @param commit full commit id; empty for a working tree
     * @param state {@code committed} or {@code uncommitted}
     * @param digest SHA-256 over the pack's files
     * @param profile whose rules and thresholds were used; empty for all accepted rules
     */
    public record Policy(
            String name,
            String version,
            String source,
            String commit,
            String state,
            String digest,
            String profile) {}

    /**
     * A rule's texts, so that a report can be read without the policy.
     *
     * @param parameters what it was held against where the inventory sets nothing else
     */
    public record Rule(
            String id,
            List<String> requirement,
            String title,
            String severity,
            String rationale,
            String remediation,
            String drl,
            List<Parameter> parameters) {
        public Rule {
            requirement = List.copyOf(requirement);
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A threshold of a rule.
     *
     * @param values one for a number or text; empty when only the inventory can supply it
     * @param unit of a number; may be empty
     * @param source who asks for it; may be empty
     */
    public record Parameter(String name, List<String> values, String unit, String source) {
        public Parameter {
            values = List.copyOf(values);
        }
    }

    /**
     * A question that a reader asks first, answered for each host by some of the rules.
     *
     * @param title the good answer as a statement, for example that logs reach the collectors
     * @param rules ids of the rules that all have to agree where they apply
     * @param named how many the policy names; more when the profile leaves some out
     */
    public record Headline(String title, List<String> rules, int named) {
        public Headline {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A responsibility that people have.
     *
     * @param title what is so when it is met
     * @param requirements ids of all requirements that make it up
     */
    public record Responsibility(String id, String title, List<String> requirements) {
        public Responsibility {
            requirements = List.copyOf(requirements);
        }
    }
}
