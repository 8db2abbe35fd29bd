package org.logreeve.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.internal.storage.file.LockFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers that meet at one ref. */
class StateRefTest {
    @TempDir private Path top;

    private final List<Duration> pauses = new ArrayList<>();

    @BeforeEach
    void makeRepository() throws Exception {
        Git.init().setDirectory(top.toFile()).setInitialBranch("main").call().close();
    }

    @Test
    void writerThatFindsTheRefTakenPausesAndTriesAgain() throws IOException {
        var others = new LockFile(top.resolve(".git/refs/heads/state").toFile());
        assertThat(others.lock()).isTrue();
        StateRef ref =
                ref(
                        time -> {
                            pauses.add(time);
                            if (pauses.size() == 3) {
                                others.unlock();
                            }
                        });

        ref.add(List.of(host()));

        assertThat(pauses).hasSize(3).allMatch(Duration::isPositive);
        assertThat(ref.read()).containsOnlyKeys("web01");
    }

    @Test
    void writerThatNeverGetsTheRefGivesUpAndSaysSo() throws IOException {
        var others = new LockFile(top.resolve(".git/refs/heads/state").toFile());
        assertThat(others.lock()).isTrue();
        StateRef ref = ref(pauses::add);

        assertThatThrownBy(() -> ref.add(List.of(host())))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "git:refs/heads/state was moved or locked by others 20 times while it was"
                                + " to be written; when none is at work, one left its .lock"
                                + " behind: delete that");
        assertThat(pauses).hasSize(StateRef.TRIES - 1);
    }

    @Test
    void writerThatIsStoppedWhileItWaitsStaysStopped() throws IOException {
        var others = new LockFile(top.resolve(".git/refs/heads/state").toFile());
        assertThat(others.lock()).isTrue();
        StateRef ref =
                ref(
                        time -> {
                            throw new InterruptedException();
                        });

        assertThatThrownBy(() -> ref.add(List.of(host()))).hasMessageStartingWith("stopped while");
        assertThat(Thread.interrupted()).isTrue();
    }

    private StateRef ref(StateRef.Pause pause) {
        return StateRef.of("state", top.resolve("hosts.yaml"), "inv", pause);
    }

    private static HostState host() {
        return new HostState(
                1,
                "inv",
                "web01",
                "2026-11-01T00:00:00Z",
                new HostState.Listed("2026-11-01T00:00:00Z", true),
                null,
                new TreeMap<>(),
                new TreeMap<>(),
                0);
    }
}
