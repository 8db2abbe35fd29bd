package org.logreeve.waive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.logreeve.finding.Examined;
import org.logreeve.finding.Finding;
import org.logreeve.finding.ResultWaiver;
import org.logreeve.finding.RuleResult;
import org.logreeve.finding.Severity;
import org.logreeve.finding.State;
import org.logreeve.inventory.Connection;
import org.logreeve.inventory.HostSchedule;
import org.logreeve.inventory.HostSettings;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.Lifecycle;
import org.logreeve.inventory.Waiver;
import org.logreeve.inventory.WaiverScope;
import org.logreeve.text.InputProblem;
import org.logreeve.text.Origin;

class WaiversTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String WATCH = "audit/watch[sudoers]";
    private static final SortedMap<String, List<String>> NAMES = new TreeMap<>();

    static {
        NAMES.put("audit/watch", List.of(WATCH, "audit/watch[shadow]"));
        NAMES.put("audit/old", List.of(WATCH, "audit/watch[shadow]"));
        for (String id :
                List.of(
                        WATCH,
                        "audit/watch[shadow]",
                        "reviews/stated",
                        "reviews/peers",
                        "estate/scanned",
                        "time/left-out")) {
            NAMES.put(id, List.of(id));
        }
    }

    private static final WaivableRules RULES =
            new WaivableRules(
                    NAMES,
                    Map.of(
                            WATCH,
                            "host",
                            "audit/watch[shadow]",
                            "host",
                            "reviews/stated",
                            "service",
                            "reviews/peers",
                            "person",
                            "estate/scanned",
                            "estate"));
    private static final InventoryHost WEB =
            host("web01", List.of("prod", "web"), Set.of("rack/1"), "shop");
    private static final InventoryHost DB = host("db01", List.of("prod", "db"), Set.of(), "bank");

    @Test
    void aFailThatIsCoveredIsWaivedAndKeepsWhatWasFound() {
        RuleResult fail = result("web01", "host", WATCH, State.FAIL);
        Waiver waiver = waiver("w", WATCH, scope("host", "web01"), 0, 90);

        RuleResult waived = of(waiver).onHost(WEB, List.of(fail)).getFirst();

        assertThat(waived)
                .isEqualTo(
                        new RuleResult(
                                "web01",
                                WATCH,
                                fail.requirement(),
                                "host",
                                State.WAIVED,
                                "waived",
                                "until 2027-02-20 (UTC), owner a, approved by b, ticket T-1:"
                                        + " because; w:1",
                                Severity.HIGH,
                                "true",
                                fail.findings(),
                                fail.examined(),
                                "",
                                new ResultWaiver(
                                        "w:1",
                                        "because",
                                        "a",
                                        "b",
                                        "T-1",
                                        "2027-02-20",
                                        "UTC",
                                        true)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAIL")
    void noOtherStateIsTouched(State state) {
        List<RuleResult> results = List.of(result("web01", "host", WATCH, state));
        Waivers waivers = of(waiver("w", "audit/watch", scope("host", "web01"), 0, 90));

        assertThat(waivers.onHost(WEB, results)).isEqualTo(results);
    }

    @Test
    void oneThatIsNotSeenToBeApprovedWaivesNothingAndIsAskedOnlyWhereItsDaysAreThere() {
        List<RuleResult> results = List.of(result("web01", "host", WATCH, State.FAIL));
        Waiver now = waiver("w", WATCH, scope("host", "web01"), 0, 90);
        Waiver over = waiver("o", WATCH, scope("host", "web01"), -90, -1);
        Waiver later = waiver("l", WATCH, scope("host", "web01"), 1, 90);

        Waivers waivers =
                Waivers.of(
                        List.of(now, over, later),
                        each -> "b did not approve " + each.origin(),
                        RULES,
                        NOW);

        assertThat(waivers.all())
                .extracting(RuleWaiver::standing, RuleWaiver::doubt)
                .containsExactly(
                        tuple(Waiver.Standing.UNPROVEN, "b did not approve w:1"),
                        tuple(Waiver.Standing.EXPIRED, ""),
                        tuple(Waiver.Standing.TO_COME, ""));
        assertThat(waivers.onHost(WEB, results).getFirst().state()).isEqualTo(State.FAIL);
        assertThat(waivers.onHost(WEB, results).getFirst().waiver())
                .extracting(ResultWaiver::at)
                .isEqualTo("o:1");
    }

    @Test
    void aRuleWithoutAnInstanceCoversAllItsInstancesAndAnInstanceNoOther() {
        assertThat(states("audit/watch")).containsExactly(State.WAIVED, State.WAIVED);
        assertThat(states("audit/old")).containsExactly(State.WAIVED, State.WAIVED);
        assertThat(states(WATCH)).containsExactly(State.WAIVED, State.FAIL);
    }

    private static List<State> states(String rule) {
        return of(waiver("w", rule, scope("host", "web01"), 0, 90))
                .onHost(
                        WEB,
                        List.of(
                                result("web01", "host", WATCH, State.FAIL),
                                result("web01", "host", "audit/watch[shadow]", State.FAIL)))
                .stream()
                .map(RuleResult::state)
                .toList();
    }

    @Test
    void eachScopeCoversItsHostsAndNoOthers() {
        for (WaiverScope scope :
                List.of(
                        scope("host", "web01"),
                        scope("group", "web"),
                        scope("label", "rack/1"),
                        scope("service", "shop"))) {
            assertThat(state(scope, WEB)).as("%s", scope.words()).isEqualTo(State.WAIVED);
            assertThat(state(scope, DB)).as("%s", scope.words()).isEqualTo(State.FAIL);
        }
        assertThat(state(scope("group", "prod"), DB)).isEqualTo(State.WAIVED);
        assertThat(state(WaiverScope.ESTATE, WEB)).isEqualTo(State.FAIL);
    }

    private static State state(WaiverScope scope, InventoryHost host) {
        return of(waiver("w", WATCH, scope, 0, 90))
                .onHost(host, List.of(result(host.name(), "host", WATCH, State.FAIL)))
                .getFirst()
                .state();
    }

    @Test
    void servicesAndTheEstateHaveWaiversOfTheirOwn() {
        List<RuleResult> shop = List.of(result("shop", "service", "reviews/stated", State.FAIL));
        List<RuleResult> estate = List.of(result("e", "estate", "estate/scanned", State.FAIL));
        Waivers ofShop = of(waiver("w", "reviews/stated", scope("service", "shop"), 0, 90));
        Waivers ofEstate = of(waiver("w", "estate/scanned", WaiverScope.ESTATE, 0, 90));

        assertThat(ofShop.onService("shop", shop).getFirst().state()).isEqualTo(State.WAIVED);
        assertThat(ofShop.onService("bank", shop)).isEqualTo(shop);
        assertThat(ofEstate.onEstate(estate).getFirst().state()).isEqualTo(State.WAIVED);
        assertThat(ofShop.onEstate(estate)).isEqualTo(estate);
    }

    @Test
    void oneThatIsOverLeavesTheFailAndIsNamedWithIt() {
        RuleResult fail = result("web01", "host", WATCH, State.FAIL);

        RuleResult result =
                of(waiver("w", WATCH, scope("host", "web01"), -90, -1))
                        .onHost(WEB, List.of(fail))
                        .getFirst();

        assertThat(result.state()).isEqualTo(State.FAIL);
        assertThat(result.reason()).isEmpty();
        assertThat(result.waiver())
                .isEqualTo(
                        new ResultWaiver(
                                "w:1", "because", "a", "b", "T-1", "2026-11-21", "UTC", false));
    }

    @Test
    void oneThatIsYetToComeIsNotNamed() {
        List<RuleResult> fail = List.of(result("web01", "host", WATCH, State.FAIL));

        assertThat(of(waiver("w", WATCH, scope("host", "web01"), 1, 30)).onHost(WEB, fail))
                .isEqualTo(fail);
    }

    @Test
    void ofSeveralTheOneInForceThatEndsLastIsNamed() {
        WaiverScope scope = scope("host", "web01");
        RuleResult fail = result("web01", "host", WATCH, State.FAIL);

        RuleResult result =
                of(
                                waiver("over", WATCH, scope, -90, -1),
                                waiver("soon", WATCH, scope, -90, 5),
                                waiver("long", WATCH, scope, -9, 90),
                                waiver("other", "audit/watch[shadow]", scope, -9, 200),
                                waiver("later", WATCH, scope, 1, 300))
                        .onHost(WEB, List.of(fail))
                        .getFirst();

        assertThat(result.waiver()).extracting(ResultWaiver::at).isEqualTo("long:1");
    }

    @Test
    void whatNothingNeedsIsUnusedOnceAllThatItCoversWasTold() {
        RuleResult pass = result("web01", "host", WATCH, State.PASS);
        RuleResult waived = result("db01", "host", WATCH, State.WAIVED);
        RuleResult told = result("db01", "host", WATCH, State.NOTAPPLICABLE);
        RuleResult untold = result("db01", "host", WATCH, State.UNKNOWN);

        assertThat(unused(scope("host", "web01"), 0, pass, untold)).isTrue();
        assertThat(unused(scope("group", "prod"), 0, pass, told)).isTrue();
        assertThat(unused(scope("group", "prod"), 0, pass, untold)).isFalse();
        assertThat(unused(scope("group", "prod"), 0, pass, waived)).isFalse();
        assertThat(unused(scope("group", "prod"), 0, pass)).as("db01 is missing").isFalse();
        assertThat(unused(scope("host", "web01"), 1, pass, told)).as("yet to come").isFalse();
        assertThat(unused(scope("host", "web01"), -400, pass, told)).as("over").isFalse();
    }

    private static boolean unused(WaiverScope scope, int from, RuleResult... hosts) {
        Map<String, List<RuleResult>> byHost =
                Arrays.stream(hosts)
                        .collect(Collectors.toMap(RuleResult::host, result -> List.of(result)));
        List<String> unused =
                of(waiver("w", WATCH, scope, from, from + 90))
                        .unused(new Judged(List.of(WEB, DB), byHost, List.of()));
        return unused.equals(List.of("w:1"));
    }

    @Test
    void ofARuleThatTheRunLeavesOutNothingIsSaid() {
        Map<String, List<RuleResult>> hosts =
                Map.of("web01", List.of(result("web01", "host", WATCH, State.PASS)));
        Waivers waivers = of(waiver("w", "time/left-out", scope("host", "web01"), 0, 90));

        assertThat(waivers.all().getFirst().rules()).isEmpty();
        assertThat(waivers.unused(new Judged(List.of(WEB), hosts, List.of()))).isEmpty();
    }

    @Test
    void waiversOfServicesAndTheEstateCanBeUnusedToo() {
        Waivers waivers =
                of(
                        waiver("s", "reviews/stated", scope("service", "shop"), 0, 90),
                        waiver("e", "estate/scanned", WaiverScope.ESTATE, 0, 90));
        RuleResult estate = result("e", "estate", "estate/scanned", State.PASS);

        assertThat(
                        waivers.unused(
                                new Judged(
                                        List.of(WEB),
                                        Map.of("web01", List.of()),
                                        List.of(
                                                result(
                                                        "shop",
                                                        "service",
                                                        "reviews/stated",
                                                        State.PASS),
                                                estate))))
                .containsExactly("s:1", "e:1");
        assertThat(
                        waivers.unused(
                                new Judged(
                                        List.of(WEB),
                                        Map.of("web01", List.of()),
                                        List.of(
                                                result(
                                                        "shop",
                                                        "service",
                                                        "reviews/stated",
                                                        State.FAIL),
                                                estate))))
                .containsExactly("e:1");
    }

    @Test
    void whatCouldNeverWaiveAnythingIsRefusedAllAtOnceWithWhatToWrite() {
        List<Waiver> waivers =
                List.of(
                        waiver("a", "audit/wach", scope("host", "web01"), 0, 90),
                        waiver("b", "audit/watch[sudoer]", scope("host", "web01"), 0, 90),
                        waiver("c", WATCH, WaiverScope.ESTATE, 0, 90),
                        waiver("d", "reviews/stated", scope("host", "web01"), 0, 90),
                        waiver("e", "reviews/stated", scope("service", "shop"), 0, 90),
                        waiver("f", "reviews/peers", WaiverScope.ESTATE, 0, 90),
                        waiver("g", "estate/scanned", scope("group", "web"), 0, 90),
                        waiver("h", "time/left-out", WaiverScope.ESTATE, 0, 90));

        assertThat(RULES.problems(waivers))
                .extracting(InputProblem::toString)
                .containsExactly(
                        "a:2: there is no rule 'audit/wach' (did you mean 'audit/watch'?)",
                        "b:2: there is no rule 'audit/watch[sudoer]' (did you mean"
                                + " 'audit/watch[sudoers]'?)",
                        "c:2: 'audit/watch[sudoers]' is about hosts, which the scope does not cover"
                                + " (name a host, group, label or service)",
                        "d:2: 'reviews/stated' is about services, which the scope does not cover"
                                + " (write {service: NAME} alone)",
                        "f:2: 'reviews/peers' is about persons, which the scope does not cover"
                                + " (results about persons cannot be waived)",
                        "g:2: 'estate/scanned' is about the estate as a whole, which the scope does"
                                + " not cover (write estate)");
    }

    private static Waivers of(Waiver... waivers) {
        return Waivers.of(List.of(waivers), waiver -> "", RULES, NOW);
    }

    private static WaiverScope scope(String key, String name) {
        var one = new TreeSet<>(Set.of(name));
        var none = new TreeSet<String>();
        return new WaiverScope(
                key.equals("host") ? one : none,
                key.equals("group") ? one : none,
                key.equals("label") ? one : none,
                key.equals("service") ? one : none,
                false);
    }

    private static Waiver waiver(String at, String rule, WaiverScope scope, int from, int until) {
        return new Waiver(
                rule,
                scope,
                "because",
                "a",
                "b",
                "T-1",
                TODAY.plusDays(from),
                TODAY.plusDays(until),
                ZoneId.of("UTC"),
                new Origin(at, 2),
                new Origin(at, 1));
    }

    private static InventoryHost host(
            String name, List<String> groups, Set<String> labels, String service) {
        return new InventoryHost(
                name,
                Connection.unstated(),
                HostSettings.of(
                        Map.of(
                                "service",
                                new HostSettings.Setting(List.of(service), Origin.of("-")))),
                Lifecycle.ACTIVE,
                groups,
                labels,
                HostSchedule.ANY_TIME,
                Origin.of("hosts.yaml"));
    }

    private static RuleResult result(String name, String subject, String rule, State state) {
        var finding =
                new Finding(
                        new Origin("/etc/x", 3),
                        "bad",
                        "x",
                        "y",
                        "file",
                        "",
                        Severity.HIGH,
                        List.of("/etc/x:1: z"),
                        "f1");
        return new RuleResult(
                name,
                rule,
                List.of("AUD-001"),
                subject,
                state,
                state == State.UNKNOWN ? "unreadable" : "",
                "",
                Severity.HIGH,
                "true",
                state == State.FAIL ? List.of(finding) : List.of(),
                List.of(new Examined("AuditRule", "x", new Origin("/etc/x", 3))));
    }
}
