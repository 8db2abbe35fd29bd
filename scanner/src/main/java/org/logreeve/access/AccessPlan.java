package org.logreeve.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.logreeve.inventory.Privilege;
import org.logreeve.policy.PolicyPack;
import org.logreeve.policy.Rule;

/**
 * Which rules of a policy each privilege mode leaves unknown, by a table of usual rights: a
 * forecast, not a measurement.
 *
 * @param policy name and version
 * @param rules how many rules there are
 * @param systems the table's kinds of systems
 * @param unknown by mode and system: each rule that would be unknown, with what it cannot read
 */
public record AccessPlan(
        String policy,
        int rules,
        List<String> systems,
        Map<Privilege, Map<String, Map<String, List<String>>>> unknown) {

    public static AccessPlan of(PolicyPack pack, Reads reads) {
        var unknown = new LinkedHashMap<Privilege, Map<String, Map<String, List<String>>>>();
        for (Privilege mode : Privilege.values()) {
            var bySystem = new LinkedHashMap<String, Map<String, List<String>>>();
            for (String system : reads.systems()) {
                bySystem.put(system, unknown(pack, reads, system, mode));
            }
            unknown.put(mode, bySystem);
        }
        return new AccessPlan(
                pack.name() + " " + pack.version(), pack.rules().size(), reads.systems(), unknown);
    }

    private static Map<String, List<String>> unknown(
            PolicyPack pack, Reads reads, String system, Privilege mode) {
        var rules = new LinkedHashMap<String, List<String>>();
        for (Rule rule : pack.rules().values()) {
            List<String> hidden =
                    reads.rows().stream()
                            .filter(row -> rule.components().contains(row.component()))
                            .filter(row -> !row.isReadable(system, mode))
                            .map(Reads.Row::path)
                            .toList();
            if (!hidden.isEmpty()) {
                rules.put(rule.id(), hidden);
            }
        }
        return rules;
    }

    /** Rules that would be unknown, each with what it cannot read. */
    public Map<String, List<String>> unknown(Privilege mode, String system) {
        return unknown.getOrDefault(mode, Map.of()).getOrDefault(system, Map.of());
    }

    /** For people. Every text in it is the policy's or the table's: encode it for a terminal. */
    public List<String> lines(List<Privilege> modes) {
        var lines = new ArrayList<String>();
        lines.add("Access plan for policy %s, %d rules.".formatted(policy, rules));
        lines.add(
                "This is a forecast from a table of usual owners and modes, not from your hosts;");
        lines.add("an include may lead anywhere. What a host really hides, a scan of it shows.");
        for (Privilege mode : modes) {
            lines.add("");
            lines.add("%s: %s".formatted(mode.word(), meaning(mode)));
            for (String system : systems) {
                Map<String, List<String>> hidden = unknown(mode, system);
                lines.add("  on %s: %d rules would be unknown".formatted(system, hidden.size()));
                hidden.forEach(
                        (rule, paths) ->
                                lines.add(
                                        "    %s: cannot read %s"
                                                .formatted(rule, String.join(", ", paths))));
            }
        }
        return lines;
    }

    private static String meaning(Privilege mode) {
        return switch (mode) {
            case NONE -> "the rights of the account, nothing else";
            case GROUPS -> "the account is in adm and systemd-journal; ACLs are not counted";
            case PINNED -> "root for one installed file, which sudo compares with its digest";
            case SUDO_SHELL -> "FULL ROOT: sudo gives the account a root shell";
        };
    }
}
