package org.logreeve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.logreeve.author.Fixture;
import org.logreeve.author.FixtureReader;
import org.logreeve.author.PlainGrep;
import org.logreeve.collect.TreeReader;
import org.logreeve.finding.State;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;
import org.logreeve.policy.Scope;
import org.logreeve.policy.Subject;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.FileRead;
import org.logreeve.snapshot.Snapshot;

/**
 * What a search for a line would say about the pack's fixtures: it is content with hosts that fail,
 * and not with hosts that pass. grep itself is asked.
 */
class PlainGrepTest {
    private static final Path FOLDER = Path.of("../policies");
    private static final PolicyPack PACK = PolicyPack.ofWorkingTree(FOLDER);

    @Test
    void aSearchIsContentWithHostsThatFailAndNotWithHostsThatPass() throws Exception {
        var fooled = new TreeSet<String>();
        var mistaken = new TreeSet<String>();
        for (Fixture fixture : FixtureReader.read(FOLDER, PACK)) {
            PlainGrep grep = fixture.plainGrep();
            if (grep != null) {
                boolean fails = fixture.expected() == State.FAIL;

                assertThat(fixture.expected()).isIn(State.FAIL, State.PASS);
                assertThat(grep.isContent(matches(grep, fixture)))
                        .as(fixture.name() + " " + grep)
                        .isEqualTo(fails);
                (fails ? fooled : mistaken).add(fixture.rule());
            }
        }
        TreeSet<String> ofHosts =
                PACK.rules().values().stream()
                        .filter(rule -> rule.scope() == Scope.HOST)
                        .filter(rule -> rule.subject() == Subject.HOST)
                        .map(Rule::folder)
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> themes =
                PACK.rules().values().stream()
                        .flatMap(rule -> rule.requirement().stream())
                        .map(id -> id.substring(0, 3))
                        .collect(Collectors.toCollection(TreeSet::new));
        System.out.printf(
                "%d rules over the themes %s%n", PACK.rules().size(), String.join(" ", themes));
        assertThat(themes).hasSize(13);
        System.out.printf(
                "%d rules judge facts of hosts; a plain grep is content with a failing fixture of"
                        + " %d rules, and not with a passing one of %d%n",
                ofHosts.size(), fooled.size(), mistaken.size());
        assertThat(ofHosts).hasSizeGreaterThanOrEqualTo(22);
        assertThat(fooled).hasSizeGreaterThanOrEqualTo(10);
        assertThat(mistaken).hasSizeGreaterThanOrEqualTo(5);
    }

    private static boolean matches(PlainGrep grep, Fixture fixture) throws Exception {
        var request = CollectRequest.of(List.of(), grep.files(), List.of(), List.of());
        Snapshot snapshot = new TreeReader("fixture", fixture.layers()).collect(request);
        var text = new StringBuilder();
        for (FileRead file : snapshot.files().values()) {
            if (file instanceof FileRead.Content content) {
                text.append(content.text()).append('\n');
            }
        }
        assertThat(text).as(fixture.name() + ": nothing to search").isNotEmpty();
        Process process = new ProcessBuilder("grep", "-E", "-c", "-e", grep.pattern()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        int status = process.waitFor();
        assertThat(status).as(fixture.name() + ": grep " + grep.pattern()).isBetween(0, 1);
        return status == 0;
    }
}
