package org.logreeve.waive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.logreeve.finding.RuleResult;
import org.logreeve.inventory.InventoryHost;
import org.logreeve.inventory.WaiverScope;

/** What a whole run came to, for the question which waivers nothing needs. */
public final class Judged {
    private final List<InventoryHost> inService;
    private final Map<String, List<RuleResult>> hosts;
    private final Map<String, List<RuleResult>> services = new TreeMap<>();
    private final List<RuleResult> estate = new ArrayList<>();

    /**
     * @param inService all hosts of the inventory that are in service
     * @param hosts results of those that were assessed, by name
     * @param others results about services, persons and the estate
     */
    public Judged(
            List<InventoryHost> inService,
            Map<String, List<RuleResult>> hosts,
            List<RuleResult> others) {
        this.inService = List.copyOf(inService);
        this.hosts = Map.copyOf(hosts);
        for (RuleResult each : others) {
            switch (each.subject()) {
                case "estate" -> estate.add(each);
                case "service" ->
                        services.computeIfAbsent(each.host(), none -> new ArrayList<>()).add(each);
                default -> {}
            }
        }
    }

    /**
     * Whether all that it covers was told, at least one result of it, and none fails. A result that
     * is waived would fail.
     */
    boolean showsThatNothingNeeds(RuleWaiver waiver) {
        WaiverScope scope = waiver.waiver().scope();
        var covered = new ArrayList<RuleResult>();
        if (scope.estate()) {
            covered.addAll(estate);
        }
        scope.services().stream()
                .filter(scope::coversService)
                .forEach(name -> covered.addAll(services.getOrDefault(name, List.of())));
        for (InventoryHost host : inService) {
            if (scope.covers(host)) {
                List<RuleResult> results = hosts.get(host.name());
                if (results == null) {
                    return false;
                }
                covered.addAll(results);
            }
        }
        covered.removeIf(result -> !waiver.isAbout(result));
        return !covered.isEmpty() && covered.stream().allMatch(Judged::isWell);
    }

    private static boolean isWell(RuleResult result) {
        return switch (result.state()) {
            case PASS, NOTAPPLICABLE, INFORMATIONAL -> true;
            case FAIL, WAIVED, UNKNOWN, ERROR -> false;
        };
    }
}
