package org.logreeve.evaluate.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.evaluate.WorkerProtocol.RuleText;

/** Hostile rules are hostile where nothing guards, and do no harm where the guard stands. */
class HostileCorpusTest {
    /** Each of these ends its process, and the next has to start anew: with -Dhostile.all=true. */
    private static final Set<String> SLOW = Set.of("timeout", "memory", "exit", "stack");

    @TempDir private Path folder;

    @Test
    void fourOfFiveLeaveTheirMarkWithoutTheGuard() throws Exception {
        List<HostileRule> corpus = corpus();
        int all = corpus.size();
        if (!Boolean.getBoolean("hostile.all")) {
            corpus.removeIf(rule -> SLOW.contains(rule.mark()));
        }
        var harmless = new ArrayList<String>();
        try (var unguarded = new Unguarded(folder)) {
            for (HostileRule rule : corpus) {
                Unguarded.Seen seen = unguarded.run(rule);
                if (!seen.marked()) {
                    harmless.add("%s (%s): %s".formatted(rule.name(), rule.mark(), seen.outcome()));
                }
            }
        }
        int marked = corpus.size() - harmless.size();
        System.out.printf(
                "hostile rules without the guard: %d of %d left their mark,"
                        + " %d that need long were left out%n",
                marked, corpus.size(), all - corpus.size());
        harmless.forEach(each -> System.out.println("  none: " + each));

        assertThat(marked * 5).isGreaterThanOrEqualTo(corpus.size() * 4);
    }

    /** Nothing is built of what is refused, so nothing of it can have left a mark. */
    @Test
    void eachIsRefusedForItsReasonOrIsAcceptedByRight() throws Exception {
        var got = new TreeMap<String, Set<String>>();
        var wanted = new TreeMap<String, String>();
        try (var unguarded = new Unguarded(folder)) {
            for (HostileRule rule : corpus()) {
                CheckedRules checked = CheckedRules.of(List.of(text(rule, unguarded)));
                Set<String> codes = new TreeSet<>();
                checked.problems().forEach(problem -> codes.add(problem.code()));
                got.put(rule.name(), codes.isEmpty() ? Set.of("contained") : codes);
                wanted.put(rule.name(), rule.code());
            }
            assertThat(unguarded.connections()).isZero();
        }
        long contained = wanted.values().stream().filter("contained"::equals).count();
        System.out.printf(
                "hostile rules with the guard: %d refused, %d accepted to be contained%n",
                wanted.size() - contained, contained);

        wanted.forEach((name, code) -> assertThat(got.get(name)).as(name).contains(code));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::toString)).noneMatch(name -> name.endsWith(".mark"));
        }
    }

    private static List<HostileRule> corpus() throws Exception {
        var all = new ArrayList<>(HostileRule.blind());
        all.addAll(HostileRule.known());
        return all;
    }

    private static RuleText text(HostileRule rule, Unguarded marks) {
        return rule.ruleText(marks.mark(rule), marks.secret(), marks.port());
    }
}
