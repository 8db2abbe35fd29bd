package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.logreeve.evaluate.Evaluator;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.fact.Fact;
import org.logreeve.finding.Examined;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.policy.Absent;
import org.logreeve.policy.Guidance;
import org.logreeve.policy.Message;
import org.logreeve.policy.Overview;
import org.logreeve.policy.PolicyOrigin;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.References;
import org.logreeve.policy.Rule;
import org.logreeve.policy.Scope;
import org.logreeve.policy.Standing;
import org.logreeve.policy.Status;
import org.logreeve.policy.Subject;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

/** Which facts of which hosts match a pattern: through the same gate as rules. */
public final class FactQuery {
    private static final String ID = "query/query";
    private static final String HEAD =
            "package policies import org.logreeve.fact.*"
                    + " global org.logreeve.finding.Findings findings rule \"query/query\" when"
                    + " $fact : ";

    private FactQuery() {}

    /**
     * A fact that matched.
     *
     * @param host its name, or its folder below the one that was asked
     */
    public record Match(String host, Examined fact) {}

    /** Hosts whose facts are known, one after another: of all together they are too many. */
    public interface KnownHosts {
        /** Gives each host's name and facts. */
        void forEach(BiConsumer<String, List<Fact>> use);
    }

    /**
     * @param pack folder of the pack whose shared trees hosts may name
     * @param hosts folder of host folders
     * @param pattern for example {@code ForwardTarget(host == "old")}
     * @throws InputException when the pattern is refused or no host is there
     */
    public static List<Match> run(Path pack, Path hosts, String pattern) {
        List<Path> folders = hosts(hosts);
        if (folders.isEmpty()) {
            throw new InputException(
                    hosts.toString(),
                    0,
                    0,
                    "holds no host",
                    "a host is a folder with root/ or host.yaml");
        }
        var matches = new ArrayList<Match>();
        try (Evaluator evaluator = Evaluator.start(pack(pattern), WorkerLimits.STANDARD)) {
            for (Path folder : folders) {
                Fixture host = FixtureReader.host(pack, folder);
                String name = hosts.relativize(folder).toString();
                matches.addAll(matches(evaluator, name, new TreeFacts().of(host)));
            }
        } catch (HostException e) {
            throw new InputException(hosts.toString(), 0, 0, String.valueOf(e.getMessage()), "");
        }
        return matches;
    }

    /**
     * The same of hosts whose facts are known.
     *
     * @throws InputException when the pattern is refused
     */
    public static List<Match> run(KnownHosts hosts, String pattern) {
        var matches = new ArrayList<Match>();
        try (Evaluator evaluator = Evaluator.start(pack(pattern), WorkerLimits.STANDARD)) {
            hosts.forEach(
                    (name, facts) ->
                            matches.addAll(
                                    matches(
                                            evaluator,
                                            name,
                                            SubjectFacts.ofHost("host", facts, Map.of()))));
        }
        return matches;
    }

    private static List<Match> matches(Evaluator evaluator, String name, SubjectFacts facts) {
        var matches = new ArrayList<Match>();
        for (RuleResult result : evaluator.evaluate(facts)) {
            if (result.state() == State.ERROR) {
                throw new InputException("query", 0, 0, result.detail(), "");
            }
            result.examined().forEach(fact -> matches.add(new Match(name, fact)));
        }
        return matches;
    }

    static List<Path> hosts(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InputException(folder.toString(), 0, 0, "is not a folder", "");
        }
        try (Stream<Path> all = Files.walk(folder, 8)) {
            return all.filter(Files::isDirectory).filter(FactQuery::isHost).sorted().toList();
        } catch (IOException e) {
            throw new InputException(folder.toString(), 0, 0, "cannot be read: " + e, "");
        }
    }

    private static boolean isHost(Path folder) {
        return Files.isRegularFile(folder.resolve("host.yaml"));
    }

    private static PolicyPack pack(String pattern) {
        var rules = new TreeMap<String, Rule>();
        rules.put(ID, rule(HEAD + pattern + " then findings.examined($fact); end\n"));
        return new PolicyPack(
                "query",
                "0.0.0",
                PolicyOrigin.uncommitted("query"),
                "",
                rules,
                new TreeMap<>(),
                new TreeMap<>(),
                "",
                Overview.NONE);
    }

    private static Rule rule(String drl) {
        return new Rule(
                ID,
                ID,
                List.of("-"),
                "",
                Severity.INFO,
                new Standing(Status.DRAFT, List.of(), null),
                List.of(),
                List.of(),
                List.of(),
                Absent.NOTAPPLICABLE,
                Scope.HOST,
                Subject.HOST,
                List.of(),
                new TreeMap<>(),
                new TreeMap<String, Message>(),
                new Guidance(
                        "", "", new TreeMap<>(), "", new References(new TreeMap<>(), List.of())),
                drl,
                Origin.of("query"),
                "query");
    }
}
