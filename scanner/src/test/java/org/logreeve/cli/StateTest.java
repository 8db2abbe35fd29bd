package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logreeve.journal.Journal;
import org.logreeve.journal.RunFolder;

/** What leads from one scheduled scan to the next: a folder, or a ref in the inventory's Git. */
class StateTest {
    @TempDir private Path folder;

    @Test
    void threeScheduledRunsFromFreshWorkspacesKnowOneAnotherByTheRefAlone() throws Exception {
        Path server = folder.resolve("server.git");
        git(folder, "init", "-q", "--bare", "-b", "main", server.toString());
        Path author = clone(server, "author");
        inventory(author, "web01", "log01");
        commit(author);

        Path first = clone(server, "first");
        CliRun one = scan(first, "git:logreeve-state");
        git(first, "push", "-q", "origin", "logreeve-state");
        Path second = clone(server, "second");
        git(second, "fetch", "-q", "origin", "logreeve-state:logreeve-state");
        CliRun two = scan(second, "git:logreeve-state");
        git(second, "push", "-q", "origin", "logreeve-state");
        inventory(author, "web01");
        commit(author);
        Path third = clone(server, "third");
        git(third, "fetch", "-q", "origin", "logreeve-state:logreeve-state");
        CliRun three = scan(third, "git:logreeve-state");

        assertThat(one.err()).contains("nothing is in the state git:refs/heads/logreeve-state yet");
        assertThat(two.err()).doesNotContain("nothing is in the state");
        assertThat(history(first, "web01")).isNull();
        Map<String, Object> known = Objects.requireNonNull(history(third, "web01"));
        assertThat(known.get("firstSeen")).isEqualTo(newest(first).header().started());
        assertThat(known.get("lastGoodRun")).isEqualTo(newest(second).header().run());
        assertThat(three.out()).contains("Vanished from the inventory since the last run: log01.");
        assertThat(run(third).get("state"))
                .isEqualTo(
                        Map.of(
                                "place",
                                "git:refs/heads/logreeve-state",
                                "vanished",
                                List.of("log01")));
        assertThat(
                        CliRun.of(
                                        "explain",
                                        "-o",
                                        third.resolve("out").toString(),
                                        "web01",
                                        "time-sync/approved-source")
                                .out())
                .contains("  first seen " + known.get("firstSeen") + ", last good scan before this")
                .contains("(run " + known.get("lastGoodRun") + ")");
        assertThat(git(third, "log", "--format=%s", "logreeve-state").lines()).hasSize(3);
        assertThat(git(third, "status", "--porcelain", "--", "hosts.yaml", "trees", "hosts"))
                .as("the work tree is as it was")
                .isEmpty();
        assertThat(git(third, "fsck", "--strict")).doesNotContain("error");
        git(third, "push", "-q", "origin", "logreeve-state");

        CliRun four = scan(third, "git:logreeve-state");
        assertThat(four.out()).as("said once").doesNotContain("Vanished");
    }

    @Test
    void inAFolderAHostThatComesBackIsAsOldAsItWas() throws Exception {
        inventory(folder, "web01", "log01");
        String state = folder.resolve("state").toString();
        scan(folder, state);
        String begun = newest(folder).header().started();
        inventory(folder, "web01");
        assertThat(scan(folder, state).out()).contains("since the last run: log01.");
        inventory(folder, "web01", "log01");

        CliRun run = scan(folder, state);

        assertThat(run.out()).doesNotContain("Vanished");
        assertThat(Objects.requireNonNull(history(folder, "log01")).get("firstSeen"))
                .isEqualTo(begun);
        try (Stream<Path> files = Files.walk(Path.of(state))) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> Path.of(state).relativize(file).toString()))
                    .containsExactlyInAnyOrder(".lock", "hosts/web01.json", "hosts/log01.json");
        }
    }

    @Test
    void evaluationReadsTheStateAndLeavesItAsItIs() throws Exception {
        inventory(folder, "web01");
        String state = folder.resolve("state").toString();
        scan(folder, state);
        byte[] before = Files.readAllBytes(Path.of(state, "hosts/web01.json"));

        CliRun run = command(folder, "evaluate", state, "--from", "last");

        assertThat(run.err()).doesNotContain("error");
        assertThat(history(folder, "web01")).isNotNull();
        assertThat(Files.readAllBytes(Path.of(state, "hosts/web01.json"))).isEqualTo(before);
    }

    @Test
    void movedPolicyTagIsTold() throws Exception {
        inventory(folder, "web01");
        PolicyRepository policy = PolicyRepository.in(folder.resolve("policy"));
        policy.commit();
        policy.tag("v1");
        List<String> from = List.of("--policy", policy.folder().toString(), "--policy-ref", "v1");
        CliRun first = scan(folder, "state", from);
        policy.next("9.9.9");
        git(folder.resolve("policy"), "tag", "-f", "v1");

        CliRun second = scan(folder, "state", from);

        assertThat(first.err()).doesNotContain("named commit");
        assertThat(second.err())
                .containsPattern("@v1 named commit [0-9a-f]{12} on .*, and names [0-9a-f]{12} now");
    }

    @Test
    void movedPolicyTagIsToldByTheNewestThatIsKnownOfItAndIdsMoveNowhere() throws Exception {
        inventory(folder, "a-vanished", "web01");
        PolicyRepository policy = PolicyRepository.in(folder.resolve("policy"));
        policy.commit();
        policy.tag("v1");
        List<String> from = List.of("--policy", policy.folder().toString(), "--policy-ref", "v1");
        scan(folder, "state", from);
        inventory(folder, "web01");
        policy.next("9.9.9");
        git(folder.resolve("policy"), "tag", "-f", "v1");
        scan(folder, "state", from);

        assertThat(scan(folder, "state", from).err()).doesNotContain("named commit");

        String id = git(folder.resolve("policy"), "rev-parse", "v1^{commit}").strip();
        scan(folder, "state", List.of("--policy", policy.folder().toString(), "--policy-ref", id));
        assertThat(Files.readString(folder.resolve("state/hosts/web01.json")))
                .contains("@v1\":")
                .doesNotContain("@" + id);
    }

    @Test
    void shardsThatWriteAtTheSameTimeLoseNothing() throws Exception {
        var names = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            names.add("h" + i);
        }
        git(folder, "init", "-q", "-b", "main");
        inventory(folder, names.toArray(String[]::new));
        commit(folder);
        var shards = new ArrayList<Callable<CliRun>>();
        for (String name : names) {
            shards.add(
                    () ->
                            CliRun.of(
                                    "scan",
                                    "--state",
                                    "git:logreeve-state",
                                    "-i",
                                    folder.resolve("hosts.yaml").toString(),
                                    "-o",
                                    folder.resolve("out-" + name).toString(),
                                    "--policy",
                                    Estate.THREE_RULES,
                                    "--policy-worktree",
                                    name));
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(shards)) {
                assertThat(done.get().err()).doesNotContain("error");
            }
        }

        assertThat(git(folder, "ls-tree", "-r", "--name-only", "logreeve-state").lines())
                .containsExactlyElementsOf(
                        names.stream().map(name -> "hosts/" + name + ".json").toList());
        assertThat(git(folder, "log", "--format=%p", "logreeve-state").lines())
                .as("one line of commits")
                .hasSize(6)
                .allMatch(parents -> !parents.contains(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    state/hosts/web01.json   | not json            | is no state, or a damaged one
                    state/hosts/web01.json   | {"version":9}       | is a state of version 9
                    state/hosts/other.json   | COPY                | it is of the host 'web01'
                    state/readme             | hello               | 'readme' is no part of one
                    state/hosts/web01.json   | FOREIGN             | is of the inventory 'elsewhere'
                    """)
    void damagedStateIsAnErrorBeforeAnyHostIsContacted(String file, String text, String said)
            throws Exception {
        inventory(folder, "web01");
        scan(folder, folder.resolve("state").toString());
        String good = Files.readString(folder.resolve("state/hosts/web01.json"));
        Files.writeString(
                folder.resolve(file),
                switch (text) {
                    case "COPY" -> good;
                    case "FOREIGN" -> good.replace("\"test\"", "\"elsewhere\"");
                    default -> text;
                });

        CliRun run = scan(folder, folder.resolve("state").toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(said).contains("Nothing was contacted.");
        assertThat(RunFolder.ids(folder.resolve("out"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    git:main            | is checked out
                    git:a b             | is no name of a ref
                    git:                | is no name of a ref
                    git:other           | is no plain file
                    git:third           | it is no host's file
                    hosts.yaml          | is no folder
                    """)
    void placeThatIsNoneIsAnErrorBeforeAnyHostIsContacted(String state, String said)
            throws Exception {
        git(folder, "init", "-q", "-b", "main");
        inventory(folder, "web01");
        commit(folder);
        git(folder, "branch", "third");
        Files.createSymbolicLink(folder.resolve("a-link"), Path.of("hosts.yaml"));
        git(folder, "checkout", "-q", "-b", "other");
        git(folder, "add", "a-link");
        git(folder, "commit", "-qm", "x");
        git(folder, "checkout", "-q", "main");

        CliRun run =
                scan(folder, state.startsWith("git:") ? state : folder.resolve(state).toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains(said).contains("Nothing was contacted.");
    }

    @Test
    void inventoryOutsideOfGitHasNoRef() throws Exception {
        inventory(folder, "web01");

        CliRun run = scan(folder, "git:logreeve-state");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("lies in no Git repository");
    }

    @Test
    void stateThatCannotBeWrittenEndsIn70AndLeavesTheRunAndItsReports() throws Exception {
        inventory(folder, "web01");
        Path state = Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(state.resolve("hosts"));
        // a folder where the lock is to be
        Files.createDirectories(state.resolve(".lock"));

        CliRun run = scan(folder, state.toString());

        assertThat(run.exit()).isEqualTo(70);
        assertThat(run.err()).contains("is over, and its state cannot be written to");
        assertThat(run.out()).contains("time-sync/approved-source");
        assertThat(folder.resolve("out/results.json")).exists();
        assertThat(newest(folder).isFinished()).isTrue();

        Path report = Files.writeString(folder.resolve("report"), "").resolve("report.xml");
        CliRun both = command(folder, "scan", state.toString(), "--report", "junit=" + report);
        assertThat(both.exit()).isEqualTo(70);
        assertThat(both.err())
                .contains("report.xml")
                .contains("is over, and its state cannot be written to");
        assertThat(both.out()).contains("time-sync/approved-source");
    }

    private CliRun scan(Path workspace, String state) throws IOException {
        return command(workspace, "scan", state);
    }

    private CliRun scan(Path workspace, String state, List<String> policy) throws IOException {
        String where = workspace.resolve(state).toString();
        return CliRun.of(
                Stream.of(base(workspace, "scan", where), policy).flatMap(List::stream).toList());
    }

    private CliRun command(Path workspace, String command, String state, String... more) {
        return CliRun.of(
                Stream.of(
                                base(workspace, command, state),
                                List.of("--policy", Estate.THREE_RULES, "--policy-worktree"),
                                List.of(more))
                        .flatMap(List::stream)
                        .toList());
    }

    /** Times in a state are of whole seconds; which of two runs in one came first, none tells. */
    private static void awaitTheNextSecond() {
        long second = Instant.now().getEpochSecond();
        while (Instant.now().getEpochSecond() == second) {
            Thread.onSpinWait();
        }
    }

    private static List<String> base(Path workspace, String command, String state) {
        awaitTheNextSecond();
        var line = new ArrayList<>(List.of(command, "--state", state));
        line.addAll(List.of("-i", workspace.resolve("hosts.yaml").toString()));
        line.addAll(List.of("-o", workspace.resolve("out").toString()));
        return line;
    }

    private void inventory(Path workspace, String... hosts) throws IOException {
        var yaml = new StringBuilder("apiVersion: logreeve/v1\nname: test\nhosts:\n");
        for (String host : hosts) {
            yaml.append("  %s: {connection: {type: tree, path: trees/h}}\n".formatted(host));
        }
        Files.writeString(workspace.resolve("hosts.yaml"), yaml);
        Path etc = Files.createDirectories(workspace.resolve("trees/h/root/etc"));
        Files.writeString(etc.resolve("rsyslog.conf"), "*.* @@old.example:514\n");
    }

    private void commit(Path workspace) throws Exception {
        git(workspace, "add", "hosts.yaml", "trees");
        git(workspace, "commit", "-qm", "Hosts");
        if (!git(workspace, "remote").isEmpty()) {
            git(workspace, "push", "-q", "origin", "HEAD:main");
        }
    }

    private Path clone(Path server, String name) throws Exception {
        git(folder, "clone", "-q", server.toString(), name);
        Path clone = folder.resolve(name);
        git(clone, "checkout", "-q", "-B", "main");
        return clone;
    }

    private static String git(Path in, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c", "user.email=a@b"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process git = builder.start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(command + ": " + said).isZero();
        return said;
    }

    private static Journal newest(Path workspace) throws IOException {
        Path out = workspace.resolve("out");
        return RunFolder.read(out, RunFolder.ids(out).getFirst());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> run(Path workspace) throws IOException {
        return (Map<String, Object>)
                Objects.requireNonNull(
                        Estate.checkedReport(workspace.resolve("out/results.json")).get("run"));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> history(Path workspace, String host)
            throws IOException {
        Object hosts = Estate.checkedReport(workspace.resolve("out/results.json")).get("hosts");
        return ((List<Map<String, @Nullable Object>>) Objects.requireNonNull(hosts))
                .stream()
                        .filter(each -> host.equals(each.get("name")))
                        .map(each -> (Map<String, Object>) each.get("history"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
