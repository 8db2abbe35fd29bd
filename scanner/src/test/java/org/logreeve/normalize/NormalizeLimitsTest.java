package org.logreeve.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.logreeve.fact.EventRoute;
import org.logreeve.fact.Fact;
import org.logreeve.fact.Gap;
import org.logreeve.fact.Host;
import org.logreeve.fact.SshdSetting;
import org.logreeve.fact.SudoGrant;
import org.logreeve.parse.FakeHost;
import org.logreeve.parse.rsyslog.Action;
import org.logreeve.parse.rsyslog.RsyslogConfig;
import org.logreeve.parse.rsyslog.RsyslogParser;
import org.logreeve.parse.sshd.SshdParser;
import org.logreeve.parse.sudoers.SudoersParser;
import org.logreeve.parse.syslogng.SyslogNgConfig;
import org.logreeve.parse.syslogng.SyslogNgParser;
import org.logreeve.text.HostException;
import org.logreeve.text.Origin;

/** What a host can make long without end is cut, and what is cut away is said. */
class NormalizeLimitsTest {
    private static final String INPUT = "module(load=\"imuxsock\")\n";

    @Test
    void stepsOfOneRouteAreCut() throws HostException {
        FakeHost host = rsyslog(INPUT + lines(200, "*.* @@logs%d.example.org\n"));

        assertThat(route(host, "auth").steps()).hasSize(60);
    }

    @Test
    void reasonsOfOneLossAreCut() throws HostException {
        FakeHost host = rsyslog(INPUT + lines(50, "cron.* @@logs%d.example.org\n"));

        assertThat(route(host, "auth").losses()).hasSize(8);
    }

    @Test
    void conditionIsShownUpToALengthHoweverLongItIs() throws HostException {
        String text = "if $msg contains '" + "x".repeat(5_000) + "' then @@logs.example.org\n";
        FakeHost host = rsyslog(INPUT + text);

        assertThat(route(host, "auth").losses())
                .singleElement()
                .satisfies(
                        loss ->
                                assertThat(loss)
                                        .hasSizeLessThan(200)
                                        .endsWith("... (/etc/rsyslog.conf:2)"));
        Trace<Action> trace = RsyslogRoutes.traced(config(host));
        assertThat(trace.ways().values())
                .flatExtracting(Trace.Way::passages)
                .allSatisfy(passage -> assertThat(passage.what()).hasSizeLessThan(200));
    }

    @Test
    void conditionsAroundOneOutputAreCut() {
        FakeHost host =
                rsyslog(
                        INPUT
                                + lines(50, "if $msg contains '%d' then {\n")
                                + "*.* @@logs.example.org\n"
                                + "}\n".repeat(50));

        assertThat(RsyslogRoutes.traced(config(host)).ways().values())
                .singleElement()
                .satisfies(way -> assertThat(way.passages()).hasSize(20));
    }

    @Test
    void grantsAreCutAndThatIsAGap() {
        FakeHost host = FakeHost.with("/usr/bin/sudo").file("/etc/hostname", "web\n");
        host.file("/etc/sudoers", lines(7_000, "joe ALL = /bin/a%d\n"));

        List<Fact> facts = SudoFacts.of(host.parse(new SudoersParser()));
        assertThat(facts).filteredOn(SudoGrant.class::isInstance).hasSizeLessThan(5_001);
        assertThat(reasons(facts)).containsExactly("more grants than are listed");
    }

    @Test
    void directivesOfSshdAreCutAndThatIsAGap() {
        FakeHost host = FakeHost.with("/usr/sbin/sshd");
        host.file("/etc/ssh/sshd_config", lines(2_500, "Match User u%d\nLogLevel QUIET\n"));

        List<Fact> facts = SshdFacts.of(host.parse(new SshdParser()));
        assertThat(facts).filteredOn(SshdSetting.class::isInstance).hasSize(2_000);
        assertThat(reasons(facts)).contains("more directives than are listed");
    }

    @Test
    void logsThatAreLookedAtAreCutAndEachFurtherOneIsAGap() throws HostException {
        FakeHost host = rsyslog(INPUT + lines(250, "*.* /srv/%d\n"));

        assertThat(reasons(facts(host)))
                .filteredOn(reason -> reason.equals("more than 200 named logs, not looked at"))
                .hasSize(50);
    }

    @Test
    void formulasWithMoreConditionsThanCanBeFollowedAreGivenUp() {
        var few = new Formulas();
        IntStream.range(0, 1_500).forEach(i -> few.condition("c" + i));
        assertThat(few.isGivenUp()).isFalse();

        few.condition("one more");
        assertThat(few.isGivenUp()).isTrue();
    }

    @Test
    void formulasThatDoubleWithEachConditionAreGivenUp() {
        var formulas = new Formulas();
        int pairs = 20;
        IntStream.range(0, pairs).forEach(i -> formulas.condition("a" + i));
        int all = Formulas.NONE;
        for (int i = 0; i < pairs; i++) {
            int pair = formulas.and(formulas.condition("a" + i), formulas.condition("b" + i));
            all = formulas.or(all, pair);
        }

        assertThat(formulas.isGivenUp()).isTrue();
    }

    @Test
    void piecesOfALogPathAreCutEvenWhereNoMessageComes() {
        String settings = lines(1_000, "set(\"%d\" value(\"A\")); ");
        String text =
                "@version: 3.38\nrewrite r { "
                        + settings
                        + "};\n"
                        + "log { rewrite(r); };\n".repeat(210);
        SyslogNgConfig config =
                FakeHost.with("/usr/sbin/syslog-ng")
                        .file(SyslogNgParser.MAIN, text)
                        .read(new SyslogNgParser())
                        .config();

        assertThat(SyslogNgRoutes.of(config).complete()).isFalse();
    }

    @Test
    void oneConfigurationIsWalkedThroughOnce() {
        var walks = new Walks();
        RsyslogConfig config = config(rsyslog(INPUT + "*.* /var/log/all\n"));

        assertThat(walks.of(config)).isSameAs(walks.of(config));
    }

    private static String lines(int count, String line) {
        return IntStream.range(0, count)
                .mapToObj(i -> line.replace("%d", Integer.toString(i)))
                .collect(Collectors.joining());
    }

    private static FakeHost rsyslog(String text) {
        return FakeHost.with("/usr/sbin/rsyslogd").file("/etc/rsyslog.conf", text);
    }

    private static RsyslogConfig config(FakeHost host) {
        return host.read(new RsyslogParser()).config();
    }

    private static List<String> reasons(List<Fact> facts) {
        return facts.stream()
                .filter(Gap.class::isInstance)
                .map(fact -> ((Gap) fact).reason())
                .toList();
    }

    private static EventRoute route(FakeHost host, String eventClass) throws HostException {
        return facts(host).stream()
                .filter(EventRoute.class::isInstance)
                .map(EventRoute.class::cast)
                .filter(each -> each.eventClass().equals(eventClass))
                .filter(each -> each.goal().equals("another-host"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Fact> facts(FakeHost host) throws HostException {
        return HostModel.read(host::collect, new Host("h", Origin.of("inventory"))).facts();
    }
}
