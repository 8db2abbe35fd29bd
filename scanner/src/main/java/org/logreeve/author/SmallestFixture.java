package org.logreeve.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.logreeve.fact.Daemon;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Facts;
import org.logreeve.fact.Gap;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.text.HostException;

/** Takes out of a new fixture what makes no difference to the facts that its rule looks at. */
final class SmallestFixture {
    private final Path pack;
    private final Path folder;
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> components = new HashSet<>();

    private SmallestFixture(Path pack, Path folder) {
        this.pack = pack;
        this.folder = folder;
    }

    /**
     * Leaves the fixture as it is when it does not say the same as the host.
     *
     * @param host facts of the host that the fixture was made of
     * @param folder of the fixture
     */
    static void shrink(Path pack, String rule, List<Fact> host, Path folder) throws IOException {
        var smallest = new SmallestFixture(pack, folder);
        PolicyPack known = PolicyPack.ofBroken(pack, new ArrayList<>());
        for (Rule each : known.rules().values()) {
            if (each.folder().equals(rule)) {
                each.needs().forEach(need -> smallest.kinds.add(need.kind()));
                smallest.kinds.addAll(each.observes());
                smallest.components.addAll(each.components());
            }
        }
        if (!smallest.kinds.isEmpty()) {
            smallest.shrink(host);
        }
    }

    private void shrink(List<Fact> host) throws IOException {
        Set<Fact> wanted = seen(host);
        if (!facts(FixtureReader.host(pack, folder)).equals(wanted)) {
            return; // what the tree cannot say is for the author to add
        }
        // A setting may need its program and a program its setting: until nothing more can go.
        boolean smaller = true;
        while (smaller) {
            smaller = isSmaller(wanted);
        }
        for (Path each : below(folder)) {
            if (Files.isDirectory(each) && isEmpty(each)) {
                Files.delete(each);
            }
        }
    }

    private boolean isSmaller(Set<Fact> wanted) throws IOException {
        boolean smaller = false;
        for (Path file : files()) {
            byte[] content = Files.readAllBytes(file);
            Files.delete(file);
            if (facts(FixtureReader.host(pack, folder)).equals(wanted)) {
                smaller = true;
            } else {
                Files.write(file, content);
            }
        }
        return smaller;
    }

    /** Deepest first. */
    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted((a, b) -> b.compareTo(a)).toList();
        }
    }

    private List<Path> files() throws IOException {
        return below(folder).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !file.equals(folder.resolve("host.yaml")))
                .toList();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private Set<Fact> facts(Fixture host) {
        try {
            return seen(new TreeFacts().of(host).facts());
        } catch (HostException e) {
            return Set.of(); // a tree that is no host any more
        }
    }

    /** Those that the rule looks at. */
    private Set<Fact> seen(List<Fact> facts) {
        var seen = new HashSet<Fact>();
        for (Fact fact : facts) {
            boolean isLookedAt =
                    switch (fact) {
                        case Gap gap -> kinds.contains(gap.kind());
                        case Daemon daemon -> components.contains(daemon.component());
                        default -> kinds.contains(Facts.kind(fact));
                    };
            if (isLookedAt) {
                seen.add(fact);
            }
        }
        return seen;
    }
}
