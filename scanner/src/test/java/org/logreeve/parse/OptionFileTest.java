package org.logreeve.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.snapshot.CollectRequest;
import org.logreeve.snapshot.HostFiles;
import org.logreeve.text.Origin;

/** By systemd.exec(5), EnvironmentFile=. */
class OptionFileTest {
    private static final String PATH = "/etc/default/x";

    private final FakeHost host = new FakeHost();
    private final Problems problems = new Problems();

    @Test
    void theLastAssignmentCountsAndKeepsWhatItOverrode() {
        OptionFile file = read("# OPTS=-a\n; OPTS=-b\nOPTS=-c\n\n  OPTS = \"-d 'e f'\"  \n");

        assertThat(file.words("OPTS")).containsExactly("-d", "e f");
        assertThat(file.values().get("OPTS"))
                .isEqualTo(
                        new EffectiveValue(
                                "OPTS",
                                "-d 'e f'",
                                new Origin(PATH, 5),
                                List.of(new EffectiveValue.Overridden("-c", new Origin(PATH, 3)))));
    }

    @Test
    void aLineThatEndsWithABackslashGoesOn() {
        OptionFile file = read("OPTS=-a \\\n  -f /x\nB=\"-b \\\n-g /y\"\nC='-c\n-d'\nD=-e\n");

        assertThat(file.words("OPTS")).containsExactly("-a", "-f", "/x");
        assertThat(file.words("B")).containsExactly("-b", "-g", "/y");
        assertThat(file.words("C")).containsExactly("-c", "-d");
        assertThat(file.origin("D")).isEqualTo(new Origin(PATH, 7));
    }

    @Test
    void quotesAndBackslashesWithinAValue() {
        OptionFile file = read("A=-f \"/a b\"\nB=\"a\\\"b\\c\"\nC=a\\ b\nD=\nE=\"a\n");

        assertThat(file.words("A")).containsExactly("-f", "/a b");
        assertThat(file.value("B")).isEqualTo("a\"b\\c");
        assertThat(file.value("C")).isEqualTo("a b");
        assertThat(file.words("D")).isEmpty();
        assertThat(file.has("D")).isTrue();
        assertThat(file.value("E")).isEqualTo("a\n");
    }

    @Test
    void whatIsNotThereSetsNothingAndWhatMayNotBeReadIsAProblem() {
        assertThat(read("no assignment\n=\n").has("no assignment")).isFalse();

        host.denied(PATH);
        assertThat(OptionFile.read(files(), PATH, problems).words("OPTS")).isEmpty();
        assertThat(problems.list())
                .containsExactly(Problem.unknown(Origin.of(PATH), "Permission denied"));
        assertThat(problems.unread()).containsExactly(Origin.of(PATH));
    }

    private OptionFile read(String text) {
        host.file(PATH, text);
        return OptionFile.read(files(), PATH, problems);
    }

    private HostFiles files() {
        return new HostFiles(
                host.collect(CollectRequest.of(List.of(PATH), List.of(), List.of(), List.of())));
    }
}
