package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.logreeve.collect.TreeReader;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.fact.Host;
import org.logreeve.normalize.HostModel;
import org.logreeve.policy.Subject;
import org.logreeve.snapshot.CommandRead;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.Nearest;
import org.logreeve.text.Origin;

/** The first files of a rule or a fixture. */
public final class NewRule {
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*";
    private static final String SCENARIO =
            "[a-z0-9]+(-[a-z0-9]+)*\\.(pass|fail|unknown|notapplicable|error)";

    private NewRule() {}

    /**
     * Writes a rule's folder, with a passing and a failing fixture.
     *
     * @param kind of the facts that it judges; empty for what rules about such a subject usually do
     * @return the folder
     * @throws InputException when the id is none or taken, or such a rule cannot see such facts
     */
    public static Path rule(Path pack, String id, Subject subject, String kind) throws IOException {
        if (!id.matches(ID)) {
            throw new InputException(id, 0, 0, "is not a rule id", "family/name in a-z, 0-9 and -");
        }
        Path folder = pack.resolve("rules").resolve(id);
        refuseTaken(folder);
        String wanted = kind.isEmpty() ? seen(subject).getFirst() : kind;
        if (!seen(subject).contains(wanted)) {
            String nearest = Nearest.hint(wanted, seen(subject));
            throw new InputException(
                    "--fact",
                    0,
                    0,
                    "a rule about a %s sees no '%s' facts".formatted(subject.word(), wanted),
                    nearest.isEmpty() ? "it sees: " + String.join(", ", seen(subject)) : nearest);
        }
        write(folder, RuleSkeleton.files(pack, id, subject, wanted));
        return folder;
    }

    /** Kinds of facts that a rule about such a subject may judge, the usual one first. */
    private static List<String> seen(Subject subject) {
        List<String> usual =
                switch (subject) {
                    case HOST -> List.of("TimeSource");
                    case SERVICE, PERSON -> List.of("AttestedPeriod", "Attestation");
                    case ESTATE -> List.of("FleetHost", "AttestedPeriod", "Attestation");
                };
        var kinds = new LinkedHashSet<>(usual);
        new TreeSet<>(Facts.kinds().keySet())
                .stream()
                        .filter(kind -> !kind.equals("Parameter") && !kind.equals("Gap"))
                        .filter(
                                kind ->
                                        switch (subject) {
                                            case HOST ->
                                                    !Facts.isFleet(kind)
                                                            && !kind.equals("AttestedPeriod");
                                            case SERVICE, ESTATE -> Facts.isFleet(kind);
                                            case PERSON -> false;
                                        })
                        .forEach(kinds::add);
        return List.copyOf(kinds);
    }

    /**
     * Writes a fixture of a rule with what the parsers asked a host's tree for, redacted: only what
     * changes the facts that the rule needs, and over the host's shared tree when it has one.
     *
     * @param scenario for example {@code no-source.fail}
     * @param host folder of a host
     */
    public static Path fixture(Path pack, String rule, String scenario, Path host)
            throws IOException {
        Fixture read = FixtureReader.host(pack, host);
        try {
            Snapshot snapshot = snapshot(read, host);
            List<Fact> facts = new TreeFacts().of(read).facts();
            return fixture(pack, rule, scenario, snapshot, facts, base(read));
        } catch (HostException e) {
            throw new InputException(host.toString(), 0, 0, String.valueOf(e.getMessage()), "");
        }
    }

    /**
     * The same of a host that a scan kept.
     *
     * @param snapshot what was read of it
     * @param facts what came of that
     */
    public static Path fixture(
            Path pack, String rule, String scenario, Snapshot snapshot, List<Fact> facts)
            throws IOException {
        return fixture(pack, rule, scenario, snapshot, facts, "");
    }

    private static Path fixture(
            Path pack,
            String rule,
            String scenario,
            Snapshot snapshot,
            List<Fact> facts,
            String base)
            throws IOException {
        if (!scenario.matches(SCENARIO)) {
            throw new InputException(
                    scenario,
                    0,
                    0,
                    "is not named <scenario>.<state>",
                    "states: pass, fail, unknown, notapplicable, error");
        }
        Path of = pack.resolve("rules").resolve(rule);
        if (!Files.isRegularFile(of.resolve("rule.yaml"))) {
            throw new InputException(of.toString(), 0, 0, "is no rule", "policy new rule " + rule);
        }
        Path folder = of.resolve("tests").resolve(scenario);
        write(folder, files(snapshot, base));
        SmallestFixture.shrink(pack, rule, facts, folder);
        return folder;
    }

    private static Map<String, String> files(Snapshot snapshot, String base) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("host.yaml", base + "settings: {}\n");
        for (FileRead file : snapshot.files().values()) {
            if (file instanceof FileRead.Content content) {
                files.put("root" + content.path(), content.text());
            } else if (file instanceof FileRead.Present present && isProgram(present.path())) {
                files.put("root" + present.path(), "");
            }
        }
        for (CommandRead command : snapshot.commands().values()) {
            if (command instanceof CommandRead.Output output) {
                files.put("commands/" + output.name(), output.stdout());
                if (output.exit() != 0) {
                    files.put("commands/" + output.name() + ".exit", output.exit() + "\n");
                }
            }
        }
        return files;
    }

    /** The shared tree that the host is described over. */
    private static String base(Fixture host) {
        return host.layers().size() < 2
                ? ""
                : "base: " + host.layers().getFirst().getFileName() + "\n";
    }

    private static boolean isProgram(String path) {
        return path.contains("/bin/") || path.contains("/sbin/");
    }

    private static Snapshot snapshot(Fixture read, Path host) throws HostException {
        return HostModel.read(
                        new TreeReader("fixture", read.layers()),
                        new Host("fixture", Origin.of(host.toString())))
                .snapshot();
    }

    private static void refuseTaken(Path folder) {
        if (Files.exists(folder)) {
            throw new InputException(folder.toString(), 0, 0, "is there already", "");
        }
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        refuseTaken(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey()).normalize();
            if (!path.startsWith(folder)) {
                throw new InputException(file.getKey(), 0, 0, "leads out of the fixture", "");
            }
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue());
        }
    }
}
