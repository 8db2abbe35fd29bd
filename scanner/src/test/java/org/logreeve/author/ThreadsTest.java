package org.logreeve.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.logreeve.text.InputException;

/** What a thread comes to reaches who asked for it. */
class ThreadsTest {
    @Test
    void resultsComeInTheOrderOfTheTasks() {
        List<Callable<Integer>> tasks =
                IntStream.range(0, 40).mapToObj(i -> (Callable<Integer>) () -> i).toList();

        assertThat(Threads.all(tasks)).isEqualTo(IntStream.range(0, 40).boxed().toList());
    }

    @Test
    void whatIsWrongWithTheInputIsSaidAsSuchAndAMistakeOfOursKeepsItsCause() {
        var wrong = new InputException("rule.yaml", 3, 1, "is wrong", "");
        var bug = new IOException("of ours");

        assertThatThrownBy(() -> Threads.all(List.of(failing(wrong)))).isSameAs(wrong);
        assertThatThrownBy(() -> Threads.all(List.of(failing(bug)))).hasCause(bug);
    }

    private static Callable<String> failing(Exception e) {
        return () -> {
            throw e;
        };
    }
}
