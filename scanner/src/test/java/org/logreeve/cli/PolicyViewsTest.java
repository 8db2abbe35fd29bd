package org.logreeve.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyViewsTest {
    private static final String TIME = "time-sync/approved-source";
    private static final String RETENTION = "retention/local-minimum";

    @Test
    void listHasALineForEachRuleOfAProfile() {
        CliRun all = run("list");
        CliRun some = run("list", "--profile", "cis-l1");

        assertThat(all.exit()).isZero();
        assertThat(all.out())
                .contains(
                        RETENTION
                                + "                  high     accepted   RET-002"
                                + "  Each log stays on the host for the local minimum\n",
                        TIME + " ");
        assertThat(some.out()).contains(TIME + " ").doesNotContain(RETENTION);
        assertThat(run("list", "--profile", "nobody"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .extracting(CliRun::err)
                .asString()
                .contains("there is no profile 'nobody' (there are: base, ");
    }

    @Test
    void showSaysThresholdsWithTheSourceOfTheProfile() {
        assertThat(run("show", RETENTION).out())
                .startsWith("rule            " + RETENTION + "\n")
                .contains(
                        "\nneeds           Retention logrotate\n",
                        "\nobserves        Daemon\n",
                        "\njudges          host\n",
                        "\none result a    host\n",
                        "\nparameter       least_days = 90 days (CIS Controls 8.10; PCI DSS"
                                + " 10.5.1), from inventory setting local_retention_days\n",
                        "\nmend logrotate  weekly\n                rotate 13\n");
        assertThat(run("show", "--profile", "moj", RETENTION).out())
                .contains("least_days = 90 days (MoJ logging and monitoring");
    }

    @Test
    void showOfAnUnknownRuleNamesTheNearest() {
        assertThat(run("show", "retention/local-minimun"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .extracting(CliRun::err)
                .asString()
                .contains("(did you mean 'retention/local-minimum'?)");
    }

    @Test
    void docsIsOnePageOfProfilesAndRules() {
        CliRun docs = run("docs");

        assertThat(docs.exit()).isZero();
        assertThat(docs.out())
                .startsWith("# logreeve-reference ")
                .contains("\n| moj | ", "\n| " + TIME + " | critical | TIM-003 | ")
                .contains("\n## " + TIME + "\n\n```\nrule            " + TIME + "\n")
                .doesNotContain("\u001b");
    }

    private static CliRun run(String command, String... arguments) {
        var all = new ArrayList<String>();
        all.addAll(List.of("policy", command, "--policy", Estate.REFERENCE));
        all.addAll(List.of(arguments));
        return CliRun.of(all.toArray(String[]::new));
    }
}
