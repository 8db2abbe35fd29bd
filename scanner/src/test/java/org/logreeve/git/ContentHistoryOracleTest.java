package org.logreeve.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logreeve.Ring;
import org.logreeve.Rings;
import org.logreeve.git.ContentSource.Commit;
import org.logreeve.git.ContentSource.HistoryMissing;

/** Histories that chance made, held against what Git's own log says of them. */
@Ring(Rings.GIT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentHistoryOracleTest {
    private static final int HISTORIES_A_SEED = 8;
    private static final int STEPS = 14;

    private final Map<String, Integer> counts = new TreeMap<>();

    @AfterAll
    void show() {
        System.out.println("histories against git log: " + counts);
    }

    /** Merges, squashes, renames, copies, reverts, rebases, deleted and damaged clocks. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void sourceIsTheCommitThatLogFinds(long seed, @TempDir Path top) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < HISTORIES_A_SEED; i++) {
            var history = new History(top.resolve("h" + i), random);
            history.make(true);
            count("histories");
            Map<String, ContentSource> full = sources(history.git.folder());
            for (var file : full.entrySet()) {
                assertThat(id(file.getValue()))
                        .as("seed %d, history %d, %s", seed, i, file.getKey())
                        .isEqualTo(history.source("HEAD", file.getKey()));
                count("files");
            }
            shallow(history, full, 1 + random.nextInt(6));
        }
    }

    /** Where history is a line, {@code --follow} needs no help. */
    @ParameterizedTest
    @ValueSource(longs = {11})
    void sourceIsTheFirstThatFollowShowsAsMoreThanAMove(long seed, @TempDir Path top)
            throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < HISTORIES_A_SEED; i++) {
            var history = new History(top.resolve("h" + i), random);
            history.make(false);
            count("histories in a line");
            sources(history.git.folder())
                    .forEach(
                            (path, source) ->
                                    assertThat(id(source))
                                            .as("seed %d, %s", seed, path)
                                            .isEqualTo(history.followed(path)));
        }
    }

    /** What a shallow clone says is what the whole one says, or nothing. */
    private void shallow(History history, Map<String, ContentSource> full, int depth)
            throws Exception {
        Path folder = history.git.folder();
        var clone = new GitCommand(folder.resolveSibling(folder.getFileName() + "-shallow"));
        clone.run("clone", "-q", "--depth=" + depth, folder.toUri().toString(), ".");
        Path cut = clone.folder().resolve(".git/shallow");
        var ends = new TreeSet<String>(Files.exists(cut) ? Files.readAllLines(cut) : List.of());
        var known = new TreeSet<>(clone.lines("rev-list", "HEAD"));
        known.removeAll(ends);
        Map<String, ContentSource> seen = sources(clone.folder());
        assertThat(seen.keySet()).isEqualTo(full.keySet());
        seen.forEach(
                (path, source) -> {
                    if (source instanceof HistoryMissing) {
                        count("missing");
                        assertThat(ends).isNotEmpty();
                    } else {
                        count("known in a shallow clone");
                        assertThat(source).isEqualTo(full.get(path));
                        assertThat(known).contains(id(source));
                    }
                });
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static Map<String, ContentSource> sources(Path top) throws IOException {
        var files = new LinkedHashMap<Path, ContentId>();
        for (Path file : GitCommand.files(top)) {
            if (!file.startsWith(top.resolve(".git"))) {
                files.put(file, ContentId.of(Files.readAllBytes(file)));
            }
        }
        var sources = new TreeMap<String, ContentSource>();
        ContentSources.of(files)
                .forEach((file, source) -> sources.put(top.relativize(file).toString(), source));
        return sources;
    }

    private static String id(ContentSource source) {
        return source instanceof Commit commit ? commit.id() : source.toString();
    }

    /** One repository, and the commands that chance gives it. */
    private static final class History {
        private static final String[] FOLDERS = {"", "a/", "a/b/", "attestations/"};

        private final GitCommand git;
        private final Random random;
        private final Map<String, String> contents = new HashMap<>();
        private int number;

        History(Path folder, Random random) throws Exception {
            this.git = GitCommand.init(folder);
            this.random = random;
        }

        void make(boolean merges) throws Exception {
            for (int i = 0; i < 4; i++) {
                add();
            }
            git.commit("Begin");
            for (int i = 0; i < STEPS; i++) {
                step(random.nextInt(merges ? 14 : 8));
            }
        }

        private void step(int kind) throws Exception {
            git.as("P%d <p%d@example.org>".formatted(number % 5, number % 5));
            switch (kind) {
                case 0, 1 -> add();
                case 2, 3 -> change();
                case 4 -> move(false);
                case 5 -> move(true);
                case 6 -> git.run("rm", "-q", any());
                case 7 -> bringBack();
                case 8 -> git.write(name(), Files.readString(git.folder().resolve(any())));
                case 9 -> git.backInTime(30);
                case 10 -> branch("merge", "-q", "--no-ff", "-X", "ours", "side");
                case 11 -> branch("merge", "-q", "-s", "ours", "side");
                case 12 -> branch("merge", "-q", "--squash", "-X", "theirs", "side");
                default -> rebase();
            }
            if (git.lines("status", "--porcelain").isEmpty()) {
                return;
            }
            git.commit("Step " + ++number);
            if (files().isEmpty()) {
                add();
                git.commit("Never empty");
            }
        }

        private void add() throws Exception {
            git.write(name(), text());
        }

        private String name() {
            return FOLDERS[random.nextInt(FOLDERS.length)] + "f" + ++number + ".yaml";
        }

        private String text() {
            return "statement %d\n%s".formatted(++number, "a line like any other\n".repeat(8));
        }

        private void change() throws Exception {
            String file = any();
            contents.put(file, Files.readString(git.folder().resolve(file)));
            git.write(file, Files.readString(git.folder().resolve(file)) + ++number + "\n");
        }

        private void bringBack() throws Exception {
            String file = any();
            String before = contents.get(file);
            if (before != null) {
                git.write(file, before);
            }
        }

        private void move(boolean changed) throws Exception {
            String from = any();
            String to = name();
            Files.createDirectories(git.folder().resolve(to).resolveSibling("."));
            git.run("mv", from, to);
            if (changed) {
                git.write(to, Files.readString(git.folder().resolve(to)) + ++number + "\n");
            }
        }

        /** Steps on a branch and beside it; what cannot be merged is given up. */
        private void branch(String... merge) throws Exception {
            git.run("checkout", "-q", "-B", "side");
            steps();
            git.run("checkout", "-q", "main");
            steps();
            if (!git.succeeds(merge)) {
                git.run("reset", "-q", "--hard");
            }
        }

        private void rebase() throws Exception {
            git.run("checkout", "-q", "-B", "side");
            steps();
            git.run("checkout", "-q", "main");
            steps();
            git.run("checkout", "-q", "side");
            if (!git.succeeds("rebase", "-q", "main")) {
                git.run("rebase", "--abort");
            }
            git.run("checkout", "-q", "main");
            git.succeeds("merge", "-q", "--ff-only", "side");
        }

        private void steps() throws Exception {
            for (int i = 0; i < 2; i++) {
                step(random.nextInt(8));
            }
        }

        private String any() throws Exception {
            List<String> all = files();
            return all.get(random.nextInt(all.size()));
        }

        private List<String> files() throws Exception {
            return git.lines("ls-files");
        }

        /** By simplified logs of one name after the other. */
        String source(String from, String file) throws Exception {
            String commit = git.run("log", "-1", "--format=%H", from, "--", file);
            for (String parent : parents(commit)) {
                for (String move :
                        git.lines(
                                "diff-tree",
                                "-r",
                                "-M100%",
                                "-l0",
                                "--diff-filter=R",
                                "--name-status",
                                parent,
                                commit)) {
                    String[] words = move.split("\t", -1);
                    if (words[2].equals(file)) {
                        return source(parent, words[1]);
                    }
                }
            }
            return commit;
        }

        private List<String> parents(String commit) throws Exception {
            String line = git.run("log", "-1", "--format=%P", commit);
            return line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
        }

        String followed(String file) {
            try {
                var commits = new ArrayList<String>();
                for (String line :
                        git.lines(
                                "log",
                                "--follow",
                                "-M",
                                "--format=%H",
                                "--name-status",
                                "--",
                                file)) {
                    if (line.matches("[0-9a-f]{40}")) {
                        commits.add(line);
                    } else if (!line.isEmpty() && !line.startsWith("R100")) {
                        return commits.getLast();
                    }
                }
                return "nothing";
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
