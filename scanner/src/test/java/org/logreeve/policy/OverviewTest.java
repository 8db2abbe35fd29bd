package org.logreeve.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;

class OverviewTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void pack() {
        FullRule.pack(folder);
    }

    @Test
    void aFolderStandsForItsInstancesAndAProfileLeavesOutWhatItDoesNotEvaluate() {
        FullRule.write(
                folder,
                Map.of(
                        "profiles/one.yaml",
                        "name: one\ntitle: t\nrules: ['audit/watch[passwd]']",
                        "headlines.yaml",
                        """
                        headlines:
                          - title: Files are watched
                            rules: audit/watch
                          - title: Sudoers is watched
                            rules: ['audit/watch[sudoers]']
                        """,
                        "responsibilities.yaml",
                        """
                        responsibilities:
                          - { id: S1, title: Somebody looks, requirements: [IMP-001] }
                        """));
        var duties = List.of(new Responsibility("S1", "Somebody looks", List.of("IMP-001")));

        assertThat(PolicyPack.ofWorkingTree(folder).overview())
                .isEqualTo(
                        new Overview(
                                List.of(
                                        new Headline(
                                                "Files are watched",
                                                List.of(
                                                        "audit/watch[passwd]",
                                                        "audit/watch[sudoers]"),
                                                2),
                                        new Headline(
                                                "Sudoers is watched",
                                                List.of("audit/watch[sudoers]"),
                                                1)),
                                duties));
        assertThat(PolicyPack.ofWorkingTree(folder, "one").overview())
                .isEqualTo(
                        new Overview(
                                List.of(
                                        new Headline(
                                                "Files are watched",
                                                List.of("audit/watch[passwd]"),
                                                2)),
                                duties));
    }

    @Test
    void aPackNeedNotSayAnythingOfTheKind() {
        assertThat(PolicyPack.ofWorkingTree(folder).overview()).isEqualTo(Overview.NONE);
    }

    @Test
    void everythingThatIsWrongIsToldWithItsPlace() {
        FullRule.write(
                folder,
                Map.of(
                        "headlines.yaml",
                        """
                        headlines:
                          - title: Files are watched
                            rules: [audit/wach]
                          - rules: []
                            why: x
                        """,
                        "responsibilities.yaml",
                        """
                        responsibilities:
                          - { id: S1, title: A, requirements: [IMP-001] }
                          - { id: S1, title: B }
                        """));

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(
                                                each -> each.toString().replace(folder + "/", ""))
                                        .containsExactly(
                                                "headlines.yaml:3:12: there is no rule 'audit/wach'"
                                                        + " (did you mean 'audit/watch'?)",
                                                "headlines.yaml:4:5: 'title' is missing",
                                                "headlines.yaml:4:12: 'rules' names none (name"
                                                        + " those that have to agree on a host)",
                                                "headlines.yaml:5:5: unknown key 'why' (known here:"
                                                        + " title, rules)",
                                                "responsibilities.yaml:3:11: there are two of 'S1'",
                                                "responsibilities.yaml:3:5: 'requirements' names"
                                                        + " none (name those that make it up)"));
    }
}
