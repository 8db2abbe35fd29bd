package org.logreeve.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logreeve.text.InputException;
import org.logreeve.text.Origin;

class ProfilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void pack() {
        FullRule.pack(folder);
    }

    @Test
    void inheritsRulesAndThresholdsAndChangesThem() {
        profile("base", "rules: ['audit/*']\nparameters: { audit/watch: { least: 30 } }");
        profile("mid", "extends: base\nwithout: ['audit/watch[passwd]']");
        profile(
                "top",
                "extends: [mid]\n"
                        + "rules: audit/watch[passwd]\n"
                        + "parameters: { 'audit/watch[passwd]': { least: { value: 400, source: law"
                        + " } } }");

        PolicyPack pack = PolicyPack.ofWorkingTree(folder, "top");

        assertThat(pack.profile()).isEqualTo("top");
        assertThat(pack.profiles().keySet()).containsExactly("base", "mid", "top");
        assertThat(pack.rules().keySet())
                .containsExactly("audit/watch[passwd]", "audit/watch[sudoers]");
        assertThat(least(pack, "passwd").standard()).containsExactly("400");
        assertThat(least(pack, "passwd").source()).isEqualTo("law");
        assertThat(least(pack, "passwd").origin())
                .isEqualTo(new Origin(folder + "/profiles/top.yaml", 5));
        assertThat(least(pack, "sudoers").standard()).containsExactly("30");
        assertThat(least(pack, "sudoers").source()).isEqualTo("them");
        assertThat(PolicyPack.ofWorkingTree(folder, "mid").rules().keySet())
                .containsExactly("audit/watch[sudoers]");
        assertThat(least(PolicyPack.ofWorkingTree(folder), "sudoers").standard())
                .containsExactly("90");
    }

    @Test
    void aProfileChangesTheDigest() {
        profile("base", "rules: [audit/watch]");
        String before = PolicyPack.ofWorkingTree(folder).digest();
        profile("base", "rules: [audit/watch]\nparameters: { audit/watch: { least: 1 } }");

        assertThat(PolicyPack.ofWorkingTree(folder).digest()).isNotEqualTo(before);
    }

    @Test
    void everythingThatIsWrongWithProfilesIsToldAtOnce() {
        profile("a", "extends: b\nrules: [audit/watch]");
        profile("b", "extends: c");
        profile("c", "extends: a");
        profile(
                "d",
                """
                extends: bse
                rules: [audit/wach, 'adit/*', audit/running]
                parameters:
                  audit/running: { x: 1 }
                  audit/watch: { laest: 1 }
                  audit/nothing: {}
                  audit/file-watch: { least: soon }
                rule: x""");
        FullRule.write(folder, Map.of("profiles/x/e.yaml", "", "profiles/f.yml", ""));

        assertThatThrownBy(() -> PolicyPack.ofWorkingTree(folder, "dd"))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(
                                                each ->
                                                        folder.relativize(Path.of(each.path()))
                                                                + ":"
                                                                + each.line()
                                                                + " "
                                                                + each.message()
                                                                + " | "
                                                                + each.hint())
                                        .contains(
                                                "profiles/c.yaml:3 'a' extends itself: a -> b -> c"
                                                        + " -> a | take one of them out",
                                                "profiles/d.yaml:3 there is no profile 'bse' | did you"
                                                        + " mean 'b'?",
                                                "profiles/d.yaml:4 there is no rule 'audit/wach' |"
                                                        + " did you mean 'audit/watch'?",
                                                "profiles/d.yaml:4 no accepted rule is in 'adit/*'"
                                                        + " | did you mean 'audit/'?",
                                                "profiles/d.yaml:4 rule 'audit/running' is"
                                                        + " deprecated: too coarse | use"
                                                        + " audit/watch",
                                                "profiles/d.yaml:6 rule 'audit/running' has no"
                                                        + " parameter 'x' | it has none",
                                                "profiles/d.yaml:7 rule 'audit/watch[passwd]' has"
                                                        + " no parameter 'laest' | did you mean"
                                                        + " 'least'?",
                                                "profiles/d.yaml:8 there is no rule 'audit/nothing'"
                                                        + " | did you mean 'audit/running'?",
                                                "profiles/d.yaml:9 'least': a whole number is"
                                                        + " wanted, not 'soon' | ",
                                                "profiles/d.yaml:10 unknown key 'rule' | did you"
                                                        + " mean 'rules'?",
                                                "profiles/f.yml:0 lies where no profile is looked"
                                                        + " for | a profile is a file"
                                                        + " profiles/NAME.yaml",
                                                "profiles/x/e.yaml:0 lies where no profile is"
                                                        + " looked for | a profile is a file"
                                                        + " profiles/NAME.yaml",
                                                ":0 there is no profile 'dd' | did you mean 'd'?"));
    }

    private static RuleParameter least(PolicyPack pack, String instance) {
        Rule rule = requireNonNull(pack.rules().get("audit/watch[" + instance + "]"));
        return requireNonNull(rule.parameters().get("least"));
    }

    private void profile(String name, String text) {
        FullRule.write(
                folder,
                Map.of(
                        "profiles/" + name + ".yaml",
                        "name: %s\ntitle: t\n%s\n".formatted(name, text)));
    }
}
