package org.logreeve.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Retention;
import org.logreeve.journal.HostFigures;
import org.logreeve.text.Origin;

class FiguresTest {
    private static final Origin AT = new Origin("/etc/logrotate.d/rsyslog", 6);

    @Test
    void logsAndWaysToOtherHostsAreTakenAndNothingElse() {
        List<Fact> facts =
                List.of(
                        new Retention(
                                "/var/log/syslog",
                                "logrotate",
                                true,
                                28,
                                Retention.UNBOUNDED,
                                "weekly x 4",
                                AT),
                        route("another-host", List.of("logs:6514"), List.of("stop (/etc/x:1)")),
                        route("disk", List.of("/var/log/all"), List.of()));

        assertThat(Figures.of(facts))
                .isEqualTo(
                        new HostFigures(
                                List.of(
                                        new HostFigures.Stream(
                                                "/var/log/syslog",
                                                28,
                                                -1,
                                                "weekly x 4",
                                                "/etc/logrotate.d/rsyslog:6")),
                                List.of(
                                        new HostFigures.Route(
                                                "auth",
                                                "some",
                                                List.of("logs:6514"),
                                                List.of("stop (/etc/x:1)")))));
    }

    @Test
    void oneHostDoesNotFillTheJournal() {
        var facts = new ArrayList<Fact>();
        for (int n = 0; n <= Figures.MOST_STREAMS; n++) {
            facts.add(new Retention("/" + n + "x".repeat(5000), "logrotate", true, 1, 1, "", AT));
        }
        var places = new ArrayList<String>();
        for (int n = 0; n <= Figures.MOST_TEXTS; n++) {
            places.add("place" + n);
        }
        facts.add(route("another-host", places, Collections.nCopies(9, "the same")));

        HostFigures figures = Figures.of(facts);

        assertThat(figures.streams())
                .hasSize(Figures.MOST_STREAMS)
                .allMatch(each -> each.name().length() == Figures.LONGEST + 1);
        assertThat(figures.routes().getFirst().places())
                .hasSize(Figures.MOST_TEXTS + 1)
                .endsWith("and 1 more");
        assertThat(figures.routes().getFirst().losses()).containsExactly("the same");
    }

    private static EventRoute route(String goal, List<String> places, List<String> losses) {
        return new EventRoute(
                "auth", goal, "some", "auth", "rsyslog", "all", "", List.of(), List.of(), List.of(),
                List.of(), places, List.of(), losses, AT);
    }
}
