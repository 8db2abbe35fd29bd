package org.logreeve.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.evaluate.SubjectFacts;
import org.logreeve.evaluate.WorkerLimits;
import org.logreeve.fact.Fact;
import org.logreeve.fact.TimeSource;
import org.logreeve.text.HostException;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

class PolicyTestTest {
    private static final String RULE = "time-sync/approved-source";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void copyOneRule() throws IOException {
        Files.copy(Path.of("../policies/pack.yaml"), folder.resolve("pack.yaml"));
        Path rule = Files.createDirectories(folder.resolve("rules").resolve(RULE));
        for (String name : List.of("rule.yaml", "rule.drl")) {
            Files.copy(Path.of("../policies/rules", RULE, name), rule.resolve(name));
        }
    }

    @Test
    void saysOkOrWhatDiffersForEachFixture() throws IOException {
        fixture("right.pass", "root/one/ntp1", "settings: { approved_time_sources: ntp1 }\n");
        fixture("wrong.pass", "root/one/pool", "settings: { approved_time_sources: ntp1 }\n");
        fixture("seen.fail", "root/one/pool", "settings: { approved_time_sources: ntp1 }\n");
        write("seen.fail/expect.yaml", "findings: [{ at: /one/pool:9 }]\n");
        fixture("no-list.unknown", "root/one/ntp1", "");

        assertThat(run().results())
                .containsExactly(
                        new FixtureResult(place("no-list.unknown"), List.of()),
                        new FixtureResult(place("right.pass"), List.of()),
                        new FixtureResult(
                                place("seen.fail"),
                                List.of(
                                        "wanted findings at [/one/pool:9], got them at"
                                                + " [/one/pool:1]")),
                        new FixtureResult(
                                place("wrong.pass"),
                                List.of(
                                        "wanted pass, got fail; /one/pool:1: pool is not an"
                                                + " approved time source")));
        assertThat(run().isOk()).isFalse();
    }

    @Test
    void saysWhichConditionDidNotHoldForWhichFact() throws IOException {
        fixture("right.pass", "root/one/ntp1", "settings: { approved_time_sources: ntp1 }\n");
        fixture("wrong.fail", "root/one/ntp1", "settings: { approved_time_sources: ntp1 }\n");

        assertThat(run().results().getLast())
                .isEqualTo(
                        new FixtureResult(
                                place("wrong.fail"),
                                List.of(
                                        "wanted fail, got pass; examined /one/ntp1:1",
                                        "near miss: without address not memberOf $approved"
                                                + " (rule.drl:9) it would be fail; /one/ntp1:1;"
                                                + " then 1 other fixture would come out wrong",
                                        "near miss: without the not (rule.drl:16) it would be"
                                                + " fail; -; then 1 other fixture would come out"
                                                + " wrong")));
    }

    @Test
    void nearMissThatWouldLetHostsPassUnseenSaysSo() throws IOException {
        String both = "settings: { approved_time_sources: [ntp1, pool] }\n";
        fixture("right.pass", "root/one/ntp1", both);
        fixture("wrong.pass", "root/one/pool", both);
        String drl = Files.readString(drl());
        Files.writeString(
                drl(), drl.replace("not TimeSource(", "not TimeSource(address == \"ntp1\", "));

        assertThat(run().results().get(1).differences())
                .containsExactly(
                        "wanted pass, got fail; -: no running daemon follows a time source",
                        "near miss: without address == \"ntp1\" (rule.drl:16) it would be pass; no"
                                + " other fixture would notice, so hosts that should fail may pass");
    }

    @Test
    void nearMissThatBreaksNothingElseComesFirst() throws IOException {
        String approved = "settings: { approved_time_sources: ntp1 }\n";
        fixture("right.pass", "root/one/ntp1", approved);
        fixture("wrong.fail", "root/one/pool", approved);
        List<String> cases = List.of(Files.readString(drl()).split("\n\n"));
        String foreign = cases.get(1).replace(": address,", ": address, address != \"pool\",");
        Files.writeString(
                drl(), String.join("\n\n", cases.get(0), cases.get(2), foreign, cases.get(3)));

        assertThat(run().results().getLast().differences())
                .containsExactly(
                        "wanted fail, got pass; examined /one/pool:1",
                        "near miss: without address != \"pool\" (rule.drl:16) it would be fail;"
                                + " /one/pool:1",
                        "near miss: without the not (rule.drl:8) it would be fail; -; then 1 other"
                                + " fixture would come out wrong");
    }

    @Test
    void aRuleWithoutFixturesIsNotOk() {
        assertThat(run())
                .isEqualTo(
                        new PolicyTest(
                                1,
                                List.of(
                                        new FixtureResult(
                                                "rules/" + RULE,
                                                List.of(
                                                        "has no fixture that ends in .pass",
                                                        "has no fixture that ends in .fail")))));
    }

    @Test
    void saysAllThatIsWrongWithFixturesAtOnce() throws IOException {
        fixture("right.passs", "root/x", "");
        fixture("right.pass", "rot/x", "bse: x\nsettings: { aproved_time_sources: x }\n");
        fixture("other.pass", "root/x", "base: nothing\n");
        write("other.pass/expect.yaml", "findings: [{ at: /x:1, line: 3 }]\n");
        fixture("tree.pass", "root/x", "settings: {}\n");
        write("tree.pass/tree.yaml", "files:\n  /x: {mod: '0644'}\n  /y: {mode: rw}\n");

        assertThatThrownBy(this::run)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("right.passs: is not named <scenario>.<state>")
                .hasMessageContaining("right.pass/rot: does not belong in a fixture")
                .hasMessageContaining("right.pass/host.yaml:1:1: unknown key 'bse'")
                .hasMessageContaining("did you mean 'approved_time_sources'?")
                .hasMessageContaining("other.pass/host.yaml:1:7: there is no shared tree 'nothing'")
                .hasMessageContaining("other.pass/expect.yaml:1:24: unknown key 'line'")
                .hasMessageContaining("tree.pass/tree.yaml:2:8: unknown key 'mod' (did you mean")
                .hasMessageContaining("tree.pass/tree.yaml:3:14: 'rw' is not an octal mode")
                .hasMessageContaining(": no layer has such a file");
    }

    @Test
    void aRuleThatDoesNotExistIsNamedWithTheNearest() {
        assertThatThrownBy(
                        () ->
                                PolicyTest.run(
                                        folder,
                                        List.of("time-sync/aproved-source"),
                                        PolicyTestTest::facts,
                                        WorkerLimits.STANDARD))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("did you mean 'time-sync/approved-source'?");
    }

    private Path drl() {
        return folder.resolve("rules").resolve(RULE).resolve("rule.drl");
    }

    private PolicyTest run() {
        return PolicyTest.run(folder, List.of(), PolicyTestTest::facts, WorkerLimits.STANDARD);
    }

    /** Each file below {@code root/} is a time source of that name. */
    private static SubjectFacts facts(Fixture fixture) throws HostException {
        Path root = fixture.layers().getLast().resolve("root");
        try (Stream<Path> files = Files.walk(root)) {
            List<Fact> facts =
                    files.filter(Files::isRegularFile)
                            .<Fact>map(
                                    file ->
                                            new TimeSource(
                                                    "chrony",
                                                    "server",
                                                    String.valueOf(file.getFileName()),
                                                    false,
                                                    "running",
                                                    new Origin("/" + root.relativize(file), 1)))
                            .toList();
            return SubjectFacts.ofHost("fixture", facts, fixture.settingValues());
        } catch (IOException e) {
            throw new HostException("LR-0000", "collect", String.valueOf(e), "");
        }
    }

    private void fixture(String name, String file, String host) throws IOException {
        write(name + "/" + file, "");
        write(name + "/host.yaml", host);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("rules").resolve(RULE).resolve("tests").resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private static String place(String fixture) {
        return "rules/" + RULE + "/tests/" + fixture;
    }
}
